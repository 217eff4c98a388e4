/** What auditors read: who did what to whom, each company’s auditors theirs alone; and whether the chain is whole. */
import type { AuditCheck, AuditEntry, AuditPage, AuditType, ListAudit } from '@mfa-kit/contract';
import { record, seek } from '../audit/audit.service.js';
import { verifyAudit } from '../audit/verify.service.js';
import type { Context } from '../context.js';
import type { EventTable, PersonTable } from '../db/schema.js';
import { browserLabel } from '../http/browser-label.js';
import type { Caller } from '../http/caller.js';
import { knownOf } from '../people/listing.service.js';
import { adminSession, refused, type AdminSession } from './administrator.js';

const BY_DEFAULT = 50;

export async function listAudit(
  ctx: Context,
  caller: Caller,
  { limit = BY_DEFAULT, ...sought }: ListAudit,
): Promise<AuditPage> {
  const { admin } = await auditorSession(ctx, caller);
  const { events, more } = await seek(ctx, { ...sought, tenants: admin.tenants, most: limit });
  const ids = new Set(events.flatMap(({ user_id: user, actor_id: actor }) => [user, actor]));
  const { people } = await knownOf(
    ctx,
    [...ids].filter((id) => id !== null),
  );
  return { now: ctx.now(), entries: events.map((row) => entryOf(row, people)), more };
}

async function auditorSession(ctx: Context, caller: Caller): Promise<AdminSession> {
  const session = await adminSession(ctx, caller);
  if (session.admin.auditor !== true) throw await refused(ctx, session.proof.userId, caller);
  return session;
}

function entryOf(row: EventTable, people: ReadonlyMap<string, PersonTable>): AuditEntry {
  const named = (userId: string) => {
    const name = people.get(userId)?.name;
    return { userId, ...(name !== undefined && { name }) };
  };
  return {
    id: row.id,
    at: row.at,
    type: row.type as AuditType,
    outcome: row.outcome,
    ...(row.actor_id !== null && { actor: named(row.actor_id) }),
    ...(row.user_id !== null && { person: named(row.user_id) }),
    ...(row.tenant !== null && { tenant: row.tenant }),
    ...(row.reason !== null && { reason: row.reason }),
    ...detailOf(row.detail),
    ...(row.ip !== null && { address: row.ip }),
    ...browserLabel(row.user_agent),
    isSealed: row.seal !== null,
  };
}

function detailOf(detail: string | null): Pick<AuditEntry, 'factor' | 'changes'> {
  if (detail === null) return {};
  const told = JSON.parse(detail) as Pick<AuditEntry, 'changes'>;
  return told.changes ? { changes: told.changes } : { factor: told as NonNullable<AuditEntry['factor']> };
}

const underWay = new WeakMap<Context, Promise<AuditCheck>>();

/** The chain is of all companies, so it is for auditors of all. Whoever asks while it is gone over gets the same answer. */
export async function checkAudit(ctx: Context, caller: Caller): Promise<AuditCheck> {
  const { admin, proof } = await auditorSession(ctx, caller);
  if (admin.tenants !== 'all') throw await refused(ctx, proof.userId, caller);
  const running = underWay.get(ctx) ?? verifyAudit(ctx);
  underWay.set(ctx, running);
  try {
    const check = await running;
    await record(ctx, { type: 'audit_verified', actorId: proof.userId, refused: !check.isIntact, caller });
    return check;
  } finally {
    underWay.delete(ctx);
  }
}
