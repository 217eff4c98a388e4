/** What people prove themselves with: factors, recovery codes, tickets, and wrong tries at them. */

export interface FactorTable {
  id: string;
  user_id: string;
  kind: string;
  name: string;
  /** Which of its kind it is for this user, in the order they were added; what replaces one keeps its place. */
  ordinal: number;
  state: 'pending' | 'active' | 'retired';
  /** Sealed; holds its key's id. Empty once retired. */
  secret: string;
  /** The last time step that was accepted (RFC 6238 section 5.2: each once). */
  last_step: number | null;
  is_default: number;
  /** What of its target everybody may see: the last two digits of a number. */
  hint: string | null;
  /** The pending login, or the proof, that is setting it up. */
  pending_id: string | null;
  /** The factor it takes the place of, once it is proved. */
  replaces: string | null;
  tries: number;
  created_at: number;
  confirmed_at: number | null;
  last_used_at: number | null;
  expires_at: number | null;
}

export interface RecoverySetTable {
  id: string;
  user_id: string;
  state: 'pending' | 'confirmed' | 'void';
  pending_id: string | null;
  created_at: number;
  confirmed_at: number | null;
}

export interface RecoveryCodeTable {
  mac: string;
  set_id: string;
  user_id: string;
  key_id: string;
  used_at: number | null;
}

export interface EnrollmentTicketTable {
  id: string;
  user_id: string;
  mac: string;
  key_id: string;
  tries: number;
  used_at: number | null;
  created_at: number;
  expires_at: number;
}

export interface FailureCounterTable {
  user_id: string;
  /** A factor's id, or `recovery`, `password`. */
  factor_id: string;
  in_row: number;
  day_count: number;
  last_at: number;
  lock_level: number;
  locked_until: number | null;
}
