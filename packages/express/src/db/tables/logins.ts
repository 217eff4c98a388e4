/** Logins and sessions: what is pending, what was proved, which browsers are trusted. */

export interface PendingLoginTable {
  id: string;
  /** SHA-256 of the cookie's value. */
  handle: string;
  user_id: string;
  /** How it began: the host's sign-in, a session that came by another door, or a signed-in person's own choice. */
  via: 'sign-in' | 'session' | 'choice';
  context: string;
  return_to: string;
  tries: number;
  /** When the right to enrol was last given: by signing in, or by the password. */
  granted_at: number | null;
  ticketed: number;
  /** How the second factor was proved in this login, as JSON; null until then. */
  amr: string | null;
  /** When a factor was last proved or enrolled in this login, and how; a recovery code is none. */
  fresh_at: number | null;
  fresh_amr: string | null;
  /** The kinds enrolled in this login, as JSON. */
  enrolled: string;
  /** The person wants this browser trusted, once the login is complete. */
  trust: number;
  ended: 'done' | 'tries' | 'cancelled' | null;
  created_at: number;
  expires_at: number;
}

/** The texts that one pending login sends to one factor. */
export interface ChallengeTable {
  id: string;
  pending_id: string;
  factor_id: string;
  user_id: string;
  sends: number;
  resend_at: number;
}

export interface ChallengeCodeTable {
  id: string;
  challenge_id: string;
  mac: string;
  key_id: string;
  expires_at: number;
  used_at: number | null;
}

export interface ProofTable {
  id: string;
  user_id: string;
  level: number;
  amr: string;
  context: string;
  epoch: number;
  skipped: number;
  proved_at: number;
  repair_until: number | null;
  /** When a factor was last proved in this session, and how. */
  fresh_at: number | null;
  fresh_amr: string | null;
  /** When the host last authenticated this person again by itself. */
  reauthenticated_at: number | null;
  /** The trusted browser that stood in for the factor. */
  device_id: string | null;
}

/** A factor asked for inside a session. One with a purpose is also the grant that its action uses up. */
export interface StepUpTable {
  id: string;
  proof_id: string;
  user_id: string;
  purpose: string | null;
  /** The kinds that will do, as JSON; null for all. */
  methods: string | null;
  tries: number;
  ended: 'done' | 'tries' | 'cancelled' | null;
  proved_at: number | null;
  /** How it was proved. */
  amr: string | null;
  used_at: number | null;
  created_at: number;
  expires_at: number;
}

export interface TrustedDeviceTable {
  id: string;
  /** SHA-256 of the cookie's value. */
  handle: string;
  user_id: string;
  device_epoch: number;
  browser: string | null;
  system: string | null;
  created_at: number;
  last_seen: number;
  expires_at: number;
}
