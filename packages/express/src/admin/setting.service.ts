/** What administrators set for one person: a requirement of their own, an exemption, more time. The locks of rules hold it. */
import { MfaError, type Person, type RequireForOne, type UntilThen } from '@mfa-kit/contract';
import { record } from '../audit/audit.service.js';
import type { Context, Transaction } from '../context.js';
import type { Caller } from '../http/caller.js';
import type { User } from '../options.js';
import { changeOwn, ownSetting, type OwnChange } from '../policy/own.service.js';
import type { Mark } from '../policy/own.js';
import { judge } from '../policy/policy.service.js';
import { actsFor, freshAdminSession, type AdminSession } from './administrator.js';
import { changePerson, deedOf, personBelow, refusedFor } from './change.js';
import { lastContext, showPerson } from './person.service.js';

const YEAR_MS = 366 * 24 * 3600_000;

/** @throws MfaError `would_strand` for somebody who has no factor, where no kind is left to enrol */
export async function requireForOne(ctx: Context, caller: Caller, input: RequireForOne): Promise<Person> {
  const session = await freshAdminSession(ctx, caller);
  const { user, state } = await personBelow(ctx, session, input.userId);
  const { kinds } = await judge(ctx, user, lastContext(state), state);
  if (input.requirement === 'required' && kinds.length === 0) throw new MfaError('would_strand');
  const change = { what: 'required', value: input.requirement, mark: markOf(ctx, session, input) } as const;
  return set(ctx, session, { user, type: 'required_set', change });
}

/** @throws MfaError `policy_too_weak` for longer than a year, `request_malformed` for what is over already */
export async function exempt(ctx: Context, caller: Caller, input: UntilThen): Promise<Person> {
  const session = await freshAdminSession(ctx, caller);
  const { user } = await personBelow(ctx, session, input.userId);
  refuseOutOfReach(ctx, input);
  const change = { what: 'exempt', value: input.until, mark: markOf(ctx, session, input) } as const;
  return set(ctx, session, { user, type: 'exempted', change });
}

/** @throws MfaError as `exempt` */
export async function extend(ctx: Context, caller: Caller, input: UntilThen): Promise<Person> {
  const session = await freshAdminSession(ctx, caller);
  const { user } = await personBelow(ctx, session, input.userId);
  refuseOutOfReach(ctx, input);
  const change = { what: 'extended', value: input.until, mark: markOf(ctx, session, input) } as const;
  return set(ctx, session, { user, type: 'extended', change });
}

function markOf(ctx: Context, { admin, proof }: AdminSession, { reason }: { reason: string }): Mark {
  return { by: actsFor(ctx, admin), userId: proof.userId, rank: admin.rank, reason, at: ctx.now() };
}

function refuseOutOfReach(ctx: Context, { until }: UntilThen): void {
  if (until === null) return;
  if (until <= ctx.now()) throw new MfaError('request_malformed', { fields: ['until'] });
  if (until > ctx.now() + YEAR_MS) throw new MfaError('policy_too_weak', { fields: ['until'] });
}

interface Setting {
  readonly user: User;
  readonly type: 'required_set' | 'exempted' | 'extended';
  readonly change: OwnChange;
}

async function set(ctx: Context, session: AdminSession, { user, type, change }: Setting): Promise<Person> {
  const isDone = await changePerson(ctx, session, user, async (transaction) => {
    if (await isRequiredAbove(ctx, session, user, transaction)) return false;
    const before = await changeOwn(transaction, user.id, change);
    const changes = [
      {
        what: change.what,
        ...(before !== null && { before: JSON.stringify(before) }),
        ...(change.value !== null && { after: JSON.stringify(change.value) }),
      },
    ];
    const { reason } = change.mark;
    await record(ctx, { type, ...deedOf(session, user), reason, changes }, transaction);
    return true;
  });
  if (!isDone) throw await refusedFor(ctx, session, user);
  return showPerson(ctx, session, user.id);
}

/** What a higher administrator requires of somebody, no lower one takes back, takes over or lets them off. */
async function isRequiredAbove(
  ctx: Context,
  { admin }: AdminSession,
  { id }: User,
  transaction: Transaction,
): Promise<boolean> {
  const own = await ownSetting(ctx, id, transaction);
  const mark = own?.requirement === 'required' ? own.marks.required : undefined;
  return mark !== undefined && mark.rank > admin.rank;
}
