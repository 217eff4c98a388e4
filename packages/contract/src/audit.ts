/** Who did what to whom, and why: for auditors. Nothing changes an entry. */
import type { InferOutput } from 'valibot';
import type * as schema from './audit.schema.js';
import { route, type Nothing } from './route.js';

export type { ListAudit } from './audit.schema.js';

export type AuditType = InferOutput<typeof schema.auditType>;
export type AuditEntry = InferOutput<typeof schema.auditEntry>;
export type AuditPage = InferOutput<typeof schema.auditPage>;
export type AuditCheck = InferOutput<typeof schema.auditCheck>;

export const audit = {
  list: route<schema.ListAudit, AuditPage>('POST', '/admin/audit'),
  /** Goes over the whole chain of seals. */
  verify: route<Nothing, AuditCheck>('POST', '/admin/audit/verify'),
};
