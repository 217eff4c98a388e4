/** The routes of a person's own factors: one line binds route, schema and service. */
import { factors } from '@mfa-kit/contract';
import * as schema from '@mfa-kit/contract/schemas';
import { endpoint, type Mount } from '../http/endpoint.js';
import { abandon, add, confirm, send } from './add.service.js';
import { makeDefault, remove, rename } from './change.service.js';
import { list } from './list.service.js';

export function factorRoutes(mount: Mount): void {
  endpoint(mount, factors.list, schema.nothing, list);
  endpoint(mount, factors.add, schema.addFactor, add);
  endpoint(mount, factors.send, schema.oneFactor, send);
  endpoint(mount, factors.confirm, schema.confirmFactor, confirm);
  endpoint(mount, factors.abandon, schema.oneFactor, abandon);
  endpoint(mount, factors.rename, schema.renameFactor, rename);
  endpoint(mount, factors.makeDefault, schema.oneFactor, makeDefault);
  endpoint(mount, factors.remove, schema.oneFactor, remove);
}
