/** What a session has proved: written when a login completes, read on every guarded request. */
import type { Context, Db, Transaction } from '../context.js';
import { newId } from '../keys/tokens.js';
import type { SignInContext } from '../policy/policy.js';
import type { Session } from '../sessions/adapter.js';
import { dropProof, findProof, moveProof, saveProof, type ProofRow } from './proofs.store.js';

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
}

export interface NewProof {
  readonly userId: string;
  readonly level: 1 | 2;
  readonly amr: readonly string[];
  readonly context: string;
  readonly epoch: number;
  readonly skipped?: boolean;
  readonly repairUntil?: number | undefined;
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
  };
}

function isEnded(row: ProofRow): boolean {
  return row.epoch !== row.current_epoch;
}

/** Call it before a change ends the user's proofs: the session that makes the change goes on. */
export async function keepProof(
  transaction: Transaction,
  userId: string,
  session: Session | undefined,
): Promise<void> {
  if (session?.proofId !== undefined) await moveProof(transaction, session.proofId, userId);
}

/**
 * Ends what a session proved, when it is over or about to prove something else. Of a cookie or a token there may be copies
 * that nobody can call back; this is what makes them worth nothing.
 */
export async function endProof(db: Db | Transaction, { userId, proofId }: Session): Promise<void> {
  if (proofId !== undefined) await dropProof(db, proofId, userId);
}
