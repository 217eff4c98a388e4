/** What happened, and the chain of seals over it. */

export interface EventTable {
  id: string;
  at: number;
  type: string;
  user_id: string | null;
  factor_id: string | null;
  ip: string | null;
  user_agent: string | null;
  /** What the factor was called when it happened, or what was changed, as JSON. */
  detail: string | null;
  /** The administrator who did it; null where people act for themselves. */
  actor_id: string | null;
  tenant: string | null;
  outcome: 'done' | 'refused';
  reason: string | null;
  /** Random, so that a digest tells nothing when what it hid is gone. Where the kit forgot it, a keyed proof of that. */
  who_salt: string | null;
  actor_salt: string | null;
  where_salt: string | null;
  /** Digests of whom it concerned, of who did it and of where from: they stay when those are gone. */
  who_digest: string;
  actor_digest: string;
  where_digest: string;
  /** Keyed, over the digests and what is no secret of anybody: only the kit writes rows that are sealed. */
  mac: string;
  key_id: string;
  /** Its place in the chain, once sealed; the seal names its key. */
  seq: number | null;
  seal: string | null;
}

/** Where the chain of seals has got to. One row; whoever holds the lease seals. */
export interface AuditHeadTable {
  id: number;
  seq: number;
  seal: string;
  /** Keyed, so that nobody but the kit sets it back. */
  mac: string;
  key_id: string;
  holder: string | null;
  lease_until: number;
}

/** The last seal of what retention has removed: the chain is verified from there. */
export interface AuditCheckpointTable {
  seq: number;
  seal: string;
  mac: string;
  key_id: string;
  at: number;
}
