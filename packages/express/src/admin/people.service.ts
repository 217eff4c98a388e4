/** The list of people: the application's own where it can be asked for, those whom the kit has met where it cannot. */
import type { ListPeople, People, PersonRow } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import type { Caller } from '../http/caller.js';
import type { User } from '../options.js';
import { rowFor, userOf } from '../people/describe.js';
import { knownOf, placesOf, type Known } from '../people/listing.service.js';
import { administratorOf } from '../people/rank.js';
import { judge } from '../policy/policy.service.js';
import { stateFrom } from '../users/users.service.js';
import { adminSession, reaches, tenantsWithin, type AdminSession } from './administrator.js';
import { cursorOf, readCursor } from './cursor.js';
import { lastContext } from './person.service.js';
import { rowOf } from './row.js';

const BY_DEFAULT = 50;

export async function people(ctx: Context, caller: Caller, asked: ListPeople): Promise<People> {
  const session = await adminSession(ctx, caller);
  // What somebody has is for the kit to say; who there is, for the application.
  const list = ctx.options.users.search && asked.status === undefined ? fromHost : fromRows;
  return { now: ctx.now(), ...(await list(ctx, session, asked)) };
}

type Page = Omit<People, 'now'>;

async function fromRows(ctx: Context, session: AdminSession, asked: ListPeople): Promise<Page> {
  const { tenant, limit = BY_DEFAULT, ...by } = asked;
  const cursor = readCursor(ctx, session, asked);
  const { places, more } = await placesOf(ctx, {
    ...by,
    tenants: tenantsWithin(session.admin, tenant),
    after: cursor?.place,
    limit,
  });
  const last = places.at(-1);
  const known = await knownOf(
    ctx,
    places.map(({ userId }) => userId),
  );
  const users = places.flatMap(({ userId }) => known.people.get(userId) ?? []).map(userOf);
  return {
    people: await Promise.all(users.map((user) => show(ctx, user, known))),
    ...(more && last && { next: cursorOf(ctx, session, asked, { place: last }) }),
  };
}

async function fromHost(ctx: Context, session: AdminSession, asked: ListPeople): Promise<Page> {
  const { text, role, tenant, limit = BY_DEFAULT } = asked;
  const tenants = tenantsWithin(session.admin, tenant);
  const after = readCursor(ctx, session, asked)?.host;
  const page = await ctx.options.users.search!({
    tenants,
    limit,
    ...(text !== undefined && { text }),
    ...(role !== undefined && { role }),
    ...(after !== undefined && { after }),
  });
  // Whatever the application answered: nobody but theirs.
  const users = page.users.filter((user) => reaches({ tenants }, user.tenant));
  const known = await knownOf(
    ctx,
    users.map(({ id }) => id),
  );
  return {
    people: await Promise.all(users.map((user) => show(ctx, user, known))),
    ...(page.next !== undefined && { next: cursorOf(ctx, session, asked, { host: page.next }) }),
  };
}

/** What is asked of them is judged where they last signed in. */
async function show(ctx: Context, user: User, known: Known): Promise<PersonRow> {
  const state = stateFrom(known.states.get(user.id), user.id);
  const person = rowFor(user, administratorOf(ctx, user), known.people.get(user.id));
  const judgement = await judge(ctx, user, lastContext(state), state);
  const settings = known.settings.get(user.id);
  return rowOf(ctx, person, { state, settings, isLocked: known.locked.has(user.id), judgement });
}
