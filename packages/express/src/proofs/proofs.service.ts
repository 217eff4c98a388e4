/** What a session has proved: written when a login completes, read on every guarded request. */
import type { Context, Db, Transaction } from '../context.js';
import { newId } from '../keys/tokens.js';
import type { SignInContext } from '../policy/policy.js';
import type { Session } from '../sessions/adapter.js';
import { dropProof, findProof, saveProof } from './proofs.store.js';

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
  /** The user's version when it was read. */
  readonly version: number;
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

/** The proof that a session carries, if user and epoch match. */
export async function proofOf(ctx: Context, session: Session): Promise<Proof | undefined> {
  const row = session.proofId === undefined ? undefined : await findProof(ctx.db, session.proofId);
  if (!row || row.user_id !== session.userId || row.epoch !== row.current_epoch) return undefined;
  return {
    id: row.id,
    userId: row.user_id,
    level: row.level === 2 ? 2 : 1,
    amr: JSON.parse(row.amr) as string[],
    context: JSON.parse(row.context) as SignInContext,
    skipped: row.skipped === 1,
    provedAt: row.proved_at,
    ...(row.repair_until !== null && { repairUntil: row.repair_until }),
    version: row.version ?? 0,
  };
}

export async function endProof(ctx: Context, proofId: string): Promise<void> {
  await dropProof(ctx.db, proofId);
}
