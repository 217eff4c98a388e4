/** Lists of people for administrators: theirs alone, page by page. */
import type { PersonStatus } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import type { PersonTable, UserPolicyTable, UserStateTable } from '../db/schema.js';
import type { Administrator } from '../options.js';
import { keyOf } from './describe.js';
import {
  listLocked,
  listPeople,
  listPlaces,
  listSettings,
  listStates,
  type Marked,
  type Place,
  type Wanted,
} from './listing.store.js';

export type { Place };

const DAY_MS = 24 * 3600_000;

export interface Asked {
  readonly tenants: Administrator['tenants'];
  readonly text?: string | undefined;
  readonly status?: PersonStatus | undefined;
  readonly role?: string | undefined;
  readonly after?: Place | undefined;
  readonly limit: number;
}

/** A page of places, and whether there are more. */
export async function placesOf(ctx: Context, asked: Asked): Promise<{ places: Place[]; more: boolean }> {
  const { tenants, limit } = asked;
  const wanted: Wanted = { ...wantedBy(ctx, asked), limit: limit + 1 };
  // A company's people are one range of an index; those of several are so many ranges, and their first rows.
  const ranges =
    tenants === 'all'
      ? [await listPlaces(ctx.db, wanted)]
      : await Promise.all(tenants.map((tenant) => listPlaces(ctx.db, { ...wanted, tenant })));
  const places = ranges.flat().sort(byPlace);
  return { places: places.slice(0, limit), more: places.length > limit };
}

function wantedBy(ctx: Context, { status, text, role, after }: Asked): Omit<Wanted, 'limit'> {
  const typed = text === undefined ? '' : keyOf(text);
  return {
    role,
    after,
    ...(typed !== '' && { text: typed }),
    ...(status && narrowing(ctx)[status]),
  };
}

function narrowing(ctx: Context): Record<PersonStatus, Partial<Wanted>> {
  return {
    covered: { coverage: 'app' },
    weak: { coverage: 'phone' },
    missing: { coverage: 'none' },
    codes_low: { fewCodes: true },
    locked: { marked: markedAs(ctx, 'locked') },
    exempt: { marked: markedAs(ctx, 'exempt') },
    needs_ticket: { marked: markedAs(ctx, 'needs_ticket') },
  };
}

export function markedAs(ctx: Context, as: Marked['as']): Marked {
  return { as, now: ctx.now(), dormantBefore: dormantBefore(ctx) };
}

/** Whoever was last seen before then is dormant. */
export function dormantBefore(ctx: Context): number {
  return ctx.now() - ctx.options.figures.dormantDays * DAY_MS;
}

/** As the database sorts: by the bytes of UTF-8. */
function byPlace(a: Place, b: Place): number {
  return (
    Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)) ||
    Buffer.compare(Buffer.from(a.userId), Buffer.from(b.userId))
  );
}

/** What the kit knows of people, by id. */
export interface Known {
  readonly people: ReadonlyMap<string, PersonTable>;
  readonly states: ReadonlyMap<string, UserStateTable>;
  readonly settings: ReadonlyMap<string, UserPolicyTable>;
  readonly locked: ReadonlySet<string>;
}

const nobody: Known = { people: new Map(), states: new Map(), settings: new Map(), locked: new Set() };

export async function knownOf(ctx: Context, ids: readonly string[]): Promise<Known> {
  if (ids.length === 0) return nobody;
  const [people, states, settings, locked] = await Promise.all([
    listPeople(ctx.db, ids),
    listStates(ctx.db, ids),
    listSettings(ctx.db, ids),
    listLocked(ctx.db, ids, ctx.now()),
  ]);
  return { people: byId(people), states: byId(states), settings: byId(settings), locked: new Set(locked) };
}

function byId<Row extends { user_id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.user_id, row]));
}
