/** The routes of the operator's texts. */
import { texting } from '@mfa-kit/contract';
import * as schema from '@mfa-kit/contract/schemas';
import { endpoint, type Mount } from '../http/endpoint.js';
import { changeCountry, changeProviders, showTexting } from './texting.service.js';
import { sendTest } from './test-text.service.js';

export function textingRoutes(mount: Mount): void {
  endpoint(mount, texting.state, schema.nothing, showTexting);
  endpoint(mount, texting.providers, schema.setProviders, changeProviders);
  endpoint(mount, texting.country, schema.setCountry, changeCountry);
  endpoint(mount, texting.test, schema.testText, sendTest);
}
