/** What is digested, keyed and sealed of an entry: three parts that can each be forgotten, and the rest, which stays. */
import { createHash, randomBytes } from 'node:crypto';
import type { EventTable } from '../db/schema.js';
import type { KeyRing } from '../keys/key-ring.js';

/** Whom it concerned, who did it for them, and where from. */
export type Part = 'who' | 'actor' | 'where';

/** An entry as it happened. */
export type Happened = Omit<EventTable, keyof Signature | 'seq' | 'seal'>;
/** What makes an entry the kit's own. */
export type Signature = Pick<
  EventTable,
  'who_salt' | 'actor_salt' | 'where_salt' | 'who_digest' | 'actor_digest' | 'where_digest' | 'mac' | 'key_id'
>;
type Signed = Happened & Signature;
type Digests = Pick<Signature, 'who_digest' | 'actor_digest' | 'where_digest'>;

const SALT_BYTES = 16;
const WHEREABOUTS_MS = 30 * 24 * 3600_000;
const FORGOTTEN = 'forgotten';

const contents: Record<Part, (entry: Happened) => readonly (string | null)[]> = {
  who: (entry) => [entry.user_id, entry.reason, entry.detail],
  actor: (entry) => [entry.actor_id],
  where: (entry) => [entry.ip, entry.user_agent],
};

export function sign(keys: KeyRing, entry: Happened): Signature {
  const [key_id = ''] = keys.kids;
  const salts = { who_salt: newSalt(), actor_salt: newSalt(), where_salt: newSalt() };
  const digests = {
    who_digest: digestOf('who', salts.who_salt, entry),
    actor_digest: digestOf('actor', salts.actor_salt, entry),
    where_digest: digestOf('where', salts.where_salt, entry),
  };
  return { ...salts, ...digests, mac: macOf(keys, { ...entry, ...digests }, key_id), key_id };
}

function newSalt(): string {
  return randomBytes(SALT_BYTES).toString('base64url');
}

function digestOf(part: Part, salt: string, entry: Happened): string {
  return createHash('sha256')
    .update(JSON.stringify([part, salt, ...contents[part](entry)]))
    .digest('base64url');
}

function macOf(keys: KeyRing, entry: Happened & Digests, kid: string): string {
  const { id, at, type, outcome, factor_id, tenant, who_digest, actor_digest, where_digest } = entry;
  const signed = [id, at, type, outcome, factor_id, tenant, who_digest, actor_digest, where_digest];
  return keys.mac('audit-entry', JSON.stringify(signed), kid);
}

/** Takes the place of a part's salt: without the key nobody makes an entry look as if the kit had forgotten it. */
export function forgetting(keys: KeyRing, id: string, part: Part, kid = keys.kids[0] ?? ''): string {
  return `${FORGOTTEN}.${kid}.${keys.mac('audit-entry', JSON.stringify([FORGOTTEN, part, id]), kid)}`;
}

export interface Judged {
  /** `unreadable`: its key is not in the ring. */
  readonly fault?: 'altered' | 'unreadable';
  /** The kit has forgotten whom it concerned, or who did it. */
  readonly isForgotten: boolean;
}

/** Whether an entry is as the kit wrote it, but for what the kit itself has forgotten since. */
export function judgeEntry(keys: KeyRing, entry: Signed, now: number): Judged {
  if (entry.mac === '') return { fault: 'altered', isForgotten: false };
  if (!keys.kids.includes(entry.key_id)) return { fault: 'unreadable', isForgotten: false };
  const who = isForgotten(keys, entry, 'who');
  const actor = isForgotten(keys, entry, 'actor');
  const isWhole =
    macOf(keys, entry, entry.key_id) === entry.mac &&
    (who || matches('who', entry)) &&
    (actor || matches('actor', entry)) &&
    (matches('where', entry) || isWhereGone(entry, who || actor, now));
  return { ...(!isWhole && { fault: 'altered' as const }), isForgotten: who || actor };
}

function isForgotten(keys: KeyRing, entry: Signed, part: 'who' | 'actor'): boolean {
  const [word, kid = ''] = (entry[`${part}_salt`] ?? '').split('.');
  if (word !== FORGOTTEN || !keys.kids.includes(kid)) return false;
  return isEmpty(part, entry) && entry[`${part}_salt`] === forgetting(keys, entry.id, part, kid);
}

function matches(part: Part, entry: Signed): boolean {
  const salt = entry[`${part}_salt`];
  return salt !== null && digestOf(part, salt, entry) === entry[`${part}_digest`];
}

/** Where somebody was goes with them, and for everybody after thirty days; before that nobody takes it out. */
function isWhereGone(entry: Signed, withThem: boolean, now: number): boolean {
  return (
    entry.where_salt === null && isEmpty('where', entry) && (withThem || entry.at <= now - WHEREABOUTS_MS)
  );
}

function isEmpty(part: Part, entry: Signed): boolean {
  return contents[part](entry).every((value) => value === null);
}

/** The seal of an entry, which names its key: over the one before it, its place and its mac. */
export function sealOf(
  keys: KeyRing,
  { before, seq, mac }: { before: string; seq: number; mac: string },
  kid = keys.kids[0] ?? '',
): string {
  return `${kid}.${keys.mac('audit-seal', JSON.stringify(['entry', before, seq, mac]), kid)}`;
}

/** The key that a seal names. */
export function keyOfSeal(seal: string): string {
  return seal.split('.')[0] ?? '';
}

/** Where the chain has got to, or where it begins since older entries went: keyed, so that nobody moves it. */
export function markOf(
  keys: KeyRing,
  what: 'head' | 'checkpoint',
  { seq, seal }: { seq: number; seal: string },
  kid = keys.kids[0] ?? '',
): { mac: string; key_id: string } {
  return { mac: keys.mac('audit-seal', JSON.stringify([what, seq, seal]), kid), key_id: kid };
}

/** Whether the kit itself put that mark there; undefined where its key is not in the ring. */
export function isOurMark(
  keys: KeyRing,
  what: 'head' | 'checkpoint',
  mark: { seq: number; seal: string; mac: string; key_id: string },
): boolean | undefined {
  if (!keys.kids.includes(mark.key_id)) return undefined;
  return markOf(keys, what, mark, mark.key_id).mac === mark.mac;
}
