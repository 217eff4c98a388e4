/** What a session has proved: written when a login completes, read on every guarded request. */
import type { Context, Db, Transaction } from '../context.js';
import { newId } from '../keys/tokens.js';
import type { SignInContext } from '../policy/policy.js';
import type { Session } from '../sessions/adapter.js';
import {
  dropProof,
  findProof,
  moveProof,
  saveProved,
  saveReauthenticated,
  saveLowered,
  saveProof,
  type ProofRow,
} from './proofs.store.js';
import { moveProofId } from './renew.store.js';

export interface Proof {
  readonly id: string;
  readonly userId: string;
  /** 2 after a factor, 1 otherwise. */
  readonly level: 1 | 2;
  /** RFC 8176 method references, and the private `recovery`. */
  readonly amr: readonly string[];
  readonly context: SignInContext;
  readonly skipped: boolean;
  readonly provedAt: number;
  readonly repairUntil?: number;
  /** When a factor was last proved in this session, and the method reference of how. */
  readonly freshAt?: number;
  readonly freshAmr?: string;
  /** When the host last authenticated this person again by itself. */
  readonly reauthenticatedAt?: number;
  /** The trusted browser that stood in for the factor. */
  readonly deviceId?: string;
}

export interface NewProof {
  readonly userId: string;
  readonly level: 1 | 2;
  readonly amr: readonly string[];
  readonly context: string;
  readonly epoch: number;
  readonly skipped?: boolean;
  readonly repairUntil?: number | undefined;
  readonly deviceId?: string | undefined;
  readonly fresh?: Fresh | undefined;
}

/** That a factor was proved: when, and by which method. A recovery code or a trusted browser never is. */
export interface Fresh {
  readonly at: number;
  readonly amr: string;
}

/** Writes a proof and names it. */
export async function writeProof(ctx: Context, db: Db | Transaction, proof: NewProof): Promise<string> {
  const now = ctx.now();
  const id = newId(now);
  await saveProof(db, {
    id,
    user_id: proof.userId,
    level: proof.level,
    amr: JSON.stringify(proof.amr),
    context: proof.context,
    epoch: proof.epoch,
    skipped: proof.skipped ? 1 : 0,
    proved_at: now,
    repair_until: proof.repairUntil ?? null,
    fresh_at: proof.fresh?.at ?? null,
    fresh_amr: proof.fresh?.amr ?? null,
    reauthenticated_at: null,
    device_id: proof.deviceId ?? null,
  });
  return id;
}

/**
 * The proof that a session carries. `none`: it came in by another door, or another user came into it. `over`: what it
 * carried was ended, and the session with it; no policy that asks for little brings it back.
 */
export async function proofOf(ctx: Context, session: Session): Promise<Proof | 'none' | 'over'> {
  if (session.proofId === undefined) return 'none';
  const row = await findProof(ctx.db, session.proofId);
  if (!row || isEnded(row)) return 'over';
  if (row.user_id !== session.userId) return 'none';
  return {
    id: row.id,
    userId: row.user_id,
    level: row.level === 2 ? 2 : 1,
    amr: JSON.parse(row.amr) as string[],
    context: JSON.parse(row.context) as SignInContext,
    skipped: row.skipped === 1,
    provedAt: row.proved_at,
    ...(row.repair_until !== null && { repairUntil: row.repair_until }),
    ...(row.fresh_at !== null && { freshAt: row.fresh_at }),
    ...(row.fresh_amr !== null && { freshAmr: row.fresh_amr }),
    ...(row.reauthenticated_at !== null && { reauthenticatedAt: row.reauthenticated_at }),
    ...(row.device_id !== null && { deviceId: row.device_id }),
  };
}

function isEnded(row: ProofRow): boolean {
  return row.epoch !== row.current_epoch;
}

/** Call it before a change ends the user's proofs: the session that makes the change goes on. False if it was over. */
export async function keepProof(
  transaction: Transaction,
  userId: string,
  session: Session | undefined,
): Promise<boolean> {
  return session?.proofId !== undefined && (await moveProof(transaction, session.proofId, userId));
}

/**
 * A factor was proved in this session: it is of level 2, if a trusted browser or a skip had opened it, and fresh, unless
 * the proof was for one action alone.
 * False when the session was ended meanwhile.
 */
export async function freshenProof(
  ctx: Context,
  transaction: Transaction,
  proof: Proof,
  { amr, isGeneral }: { amr: string; isGeneral: boolean },
): Promise<boolean> {
  const methods = JSON.stringify([...new Set([...proof.amr, amr, 'mfa'])]);
  const fresh = isGeneral ? { at: ctx.now(), amr } : undefined;
  return saveProved(transaction, { id: proof.id, userId: proof.userId, now: ctx.now(), methods, fresh });
}

/** The host has authenticated this person again. */
export async function markReauthenticated(
  ctx: Context,
  transaction: Transaction,
  { id }: Proof,
): Promise<void> {
  await saveReauthenticated(transaction, id, ctx.now());
}

/**
 * The same proof under a new id, when it is about to be worth more: whoever holds a copy of the session from before, in
 * a cookie or in a store that a late request wrote to, holds the id of nothing. A token cannot be called back, so there
 * the id stays. Undefined when the session was signed out meanwhile.
 */
export async function renewProof(
  ctx: Context,
  transaction: Transaction,
  { id, userId }: Proof,
): Promise<string | undefined> {
  if (ctx.options.sessions.carriedByResult) return id;
  const to = newId(ctx.now());
  return (await moveProofId(transaction, { id, user_id: userId }, to)) ? to : undefined;
}

/** Whether the session that showed this proof still goes on, seen from inside a transaction. */
export async function isInForce(transaction: Transaction, proof: Proof): Promise<boolean> {
  const row = await findProof(transaction, proof.id);
  return row !== undefined && !isEnded(row);
}

/** The person has no factor any more: the session goes on as one that skipped, and policy is asked about it again. */
export async function lowerProof(transaction: Transaction, proof: Proof): Promise<void> {
  await saveLowered(transaction, proof.id, JSON.stringify(proof.amr.filter((method) => method === 'pwd')));
}

/** For a while after a recovery code, methods may be repaired without proving one. */
export function isRepairing(ctx: Context, { repairUntil = 0 }: Proof): boolean {
  return repairUntil > ctx.now();
}

/** Until when a proof of a factor is fresh enough for what the kit itself asks one for; nothing when it is not. */
export function freshUntil(ctx: Context, { freshAt }: Proof, seconds: number): number | undefined {
  const until = (freshAt ?? -Infinity) + seconds * 1000;
  return until > ctx.now() ? until : undefined;
}

/**
 * Ends what a session proved, when it is over or about to prove something else. Of a cookie or a token there may be copies
 * that nobody can call back; this is what makes them worth nothing.
 */
export async function endProof(db: Db | Transaction, { userId, proofId }: Session): Promise<void> {
  if (proofId !== undefined) await dropProof(db, proofId, userId);
}
