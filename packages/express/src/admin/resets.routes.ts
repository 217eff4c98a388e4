/** The routes by which administrators help one person: reset, ticket, unlocking, a preset number. */
import { admin } from '@mfa-kit/contract';
import * as schema from '@mfa-kit/contract/schemas';
import { endpoint, type Mount } from '../http/endpoint.js';
import { preset } from './preset.service.js';
import { reset } from './reset.service.js';
import { ticket, unlock } from './ticket.service.js';

export function resetRoutes(mount: Mount): void {
  endpoint(mount, admin.reset, schema.resetPerson, reset);
  endpoint(mount, admin.ticket, schema.withReason, ticket);
  endpoint(mount, admin.unlock, schema.withReason, unlock);
  endpoint(mount, admin.preset, schema.presetPhone, preset);
}
