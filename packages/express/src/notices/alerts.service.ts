/** Tells administrators what another of them did, and what somebody made of a setting of theirs: a mail each. */
import type { Deed } from '../audit/audit.service.js';
import type { Context, Transaction } from '../context.js';
import { personOf } from '../people/people.service.js';
import { findAdministrator, listAdministrators } from './administrators.store.js';
import { alerts, alertType, noticeRow } from './notice.js';
import { saveNotice } from './notices.store.js';

/** Whoever has more administrators than these has other ways to tell the rest. */
const MOST = 50;

/** In the transaction of what they are told of, like every notice. */
export async function alertAdministrators(ctx: Context, deed: Deed, transaction: Transaction): Promise<void> {
  const { type, userId, actorId } = deed;
  if (alerts[type] === undefined || !isAlarming(deed)) return;
  const recipients = await recipientsOf(transaction, deed);
  const person = await shownName(ctx, userId);
  const by = await shownName(ctx, actorId);
  const told = { at: ctx.now(), ...(person !== undefined && { person }), ...(by !== undefined && { by }) };
  for (const recipient of recipients) {
    const notice = { userId: recipient, type: alertType(type), channel: 'mail' } as const;
    await saveNotice(transaction, noticeRow(ctx, notice, told));
  }
}

/** Of policy only what lets more through than before. */
function isAlarming({ type, changes = [] }: Deed): boolean {
  const isPolicy = type === 'policy_saved' || type === 'policy_removed';
  return !isPolicy || changes.some(({ what }) => what === 'loosens');
}

/** Neither who did it nor whom it was done to; the company's own before those of all companies. */
async function recipientsOf(
  transaction: Transaction,
  { type, tenant, userId, actorId, setter }: Deed,
): Promise<string[]> {
  const known =
    type === 'preset_changed'
      ? [setter === undefined ? undefined : await findAdministrator(transaction, setter)]
      : await listAdministrators(transaction, tenant);
  const reaching = known
    .filter((row) => row !== undefined)
    .map(({ user_id: id, admin_tenants: tenants }) => ({ id, tenants: readTenants(tenants) }))
    .filter(({ id }) => id !== userId && id !== actorId)
    .filter(({ tenants }) => tenants === 'all' || (tenant !== undefined && tenants.includes(tenant)));
  const rank = ({ tenants }: (typeof reaching)[number]) => (tenants === 'all' ? 1 : 0);
  return reaching
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST)
    .map(({ id }) => id);
}

function readTenants(json: string | null): 'all' | readonly string[] {
  return json === null ? [] : (JSON.parse(json) as 'all' | readonly string[]);
}

async function shownName(ctx: Context, userId: string | undefined): Promise<string | undefined> {
  return userId === undefined ? undefined : (await personOf(ctx, userId))?.name;
}
