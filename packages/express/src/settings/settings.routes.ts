/** The routes of a person's own trusted browsers and activity. */
import { activity, devices } from '@mfa-kit/contract';
import * as schema from '@mfa-kit/contract/schemas';
import { endpoint, type Mount } from '../http/endpoint.js';
import { disown, listActivity } from './activity.service.js';
import { listBrowsers, revokeBrowser, revokeBrowsers } from './browsers.service.js';

export function settingsRoutes(mount: Mount): void {
  endpoint(mount, devices.list, schema.nothing, listBrowsers);
  endpoint(mount, devices.revoke, schema.oneDevice, revokeBrowser);
  endpoint(mount, devices.revokeAll, schema.nothing, revokeBrowsers);
  endpoint(mount, activity.list, schema.listActivity, listActivity);
  endpoint(mount, activity.disown, schema.disownEvent, disown);
}
