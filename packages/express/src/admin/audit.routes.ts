/** The routes of auditors. */
import { audit } from '@mfa-kit/contract';
import * as schema from '@mfa-kit/contract/schemas';
import { endpoint, type Mount } from '../http/endpoint.js';
import { listAudit, checkAudit } from './audit.service.js';

export function auditRoutes(mount: Mount): void {
  endpoint(mount, audit.list, schema.listAudit, listAudit);
  endpoint(mount, audit.verify, schema.nothing, checkAudit);
}
