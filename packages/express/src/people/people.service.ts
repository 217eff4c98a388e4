/** Who the host's users are, as rows to list: kept as the host last described them, and right about what they have. */
import type { Context, Transaction } from '../context.js';
import type { PersonTable, UserPolicyTable } from '../db/schema.js';
import type { User } from '../options.js';
import { describe, isSame, termsOf } from './describe.js';
import {
  countCodes,
  dropPerson,
  findOwnSettings,
  findPerson,
  listKinds,
  saveHas,
  savePerson,
} from './people.store.js';
import { administratorOf } from './rank.js';

/** So many recovery codes or fewer are few. */
const FEW_CODES = 3;

/** Whenever the host was asked for somebody: one read, and a write where they are described otherwise by now. */
export async function noteFound(ctx: Context, user: User, transaction?: Transaction): Promise<void> {
  const said = describe(user, administratorOf(ctx, user));
  const kept = await findPerson(transaction ?? ctx.db, user.id);
  if (kept && isSame(kept, said)) return;
  const found = { roles: JSON.parse(said.roles) as string[], terms: termsOf(user) };
  await within(ctx, transaction, async (own) => {
    await savePerson(own, { ...said, found_at: ctx.now() }, found);
    await noteCoverage(own, user.id);
  });
}

/** The host knows them no more. */
export async function noteGone(ctx: Context, userId: string, transaction?: Transaction): Promise<void> {
  if (!(await findPerson(transaction ?? ctx.db, userId))) return;
  await within(ctx, transaction, (own) => dropPerson(own, userId));
}

async function within(
  { db }: Context,
  transaction: Transaction | undefined,
  work: (own: Transaction) => Promise<void>,
): Promise<void> {
  await (transaction ? work(transaction) : db.transaction().execute(work));
}

/** Last in every change of somebody's factors or recovery codes, in its transaction: their row says what they have now. */
export async function noteCoverage(transaction: Transaction, userId: string): Promise<void> {
  const kinds = await listKinds(transaction, userId);
  const left = await countCodes(transaction, userId);
  await saveHas(transaction, userId, {
    coverage: coverageOf(kinds),
    kinds: JSON.stringify(kinds),
    codes_left: left,
    codes_low: left !== null && left <= FEW_CODES ? 1 : 0,
  });
}

/** An authenticator, maybe more; texts alone; nothing. */
function coverageOf(kinds: readonly string[]): PersonTable['coverage'] {
  if (kinds.length === 0) return 'none';
  return kinds.every((kind) => kind === 'phone') ? 'phone' : 'app';
}

/** Somebody's row, where the kit has met them. */
export async function personOf(ctx: Context, userId: string): Promise<PersonTable | undefined> {
  return findPerson(ctx.db, userId);
}

/** What administrators have set for one person. */
export async function ownSettings(ctx: Context, userId: string): Promise<UserPolicyTable | undefined> {
  return findOwnSettings(ctx.db, userId);
}
