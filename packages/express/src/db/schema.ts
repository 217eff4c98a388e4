/** The tables, as their stores see them. Instants are epoch milliseconds of the server's clock; flags are 0 and 1. */

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

/** The ledger of texts: what became of each. Neither the number nor the body is in it. */
export interface MessageTable {
  id: string;
  user_id: string;
  challenge_id: string;
  transport: string | null;
  provider_id: string | null;
  status: 'open' | 'sent' | 'delivered' | 'failed';
  reason: string | null;
  provider_code: string | null;
  created_at: number;
  updated_at: number;
  /** The ISO code. */
  country: string | null;
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

/** The ledger of mails and notices: written with what they tell of, sent afterwards. */
export interface NoticeTable {
  id: string;
  user_id: string;
  type: string;
  channel: 'mail' | 'text';
  /** Sealed: address and words. Empty once sent. */
  body: string;
  status: 'open' | 'sent' | 'failed';
  tries: number;
  next_at: number;
  created_at: number;
  done_at: number | null;
}

interface RecoverySetTable {
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

export interface UserStateTable {
  user_id: string;
  /** Bumped first in every transaction that must hold over several of the user's rows. */
  version: number;
  /** Proofs of an older epoch are over. */
  epoch: number;
  device_epoch: number;
  registered_through: string | null;
  skips: number;
  skipped_at: number | null;
  needs_ticket: number;
  last_seen: number | null;
  /** Where they last signed in, as JSON: what a preview of policy judges by. */
  last_context: string | null;
}

/** People as the host last described them, and what they have: what lists of administrators are read from. */
export interface PersonTable {
  user_id: string;
  /** As administrators may see it, and in lower case, to sort by. */
  name: string;
  sort_name: string;
  account: string;
  mail: string | null;
  locale: string | null;
  tenant: string | null;
  /** As JSON. */
  roles: string;
  /** Null: no administrator. */
  admin_rank: number | null;
  /** As JSON: 'all' or the tenants they administer. */
  admin_tenants: string | null;
  coverage: 'app' | 'phone' | 'none';
  /** As JSON. */
  kinds: string;
  /** Null: no confirmed set. */
  codes_left: number | null;
  codes_low: number;
  /** When the host was found to describe them so. */
  found_at: number;
}

/** A person under each of their roles, with what lists are narrowed by: each narrowing is a range of one index. */
export interface PersonRoleTable extends Pick<
  PersonTable,
  'user_id' | 'tenant' | 'sort_name' | 'coverage' | 'codes_low'
> {
  role: string;
}

/** What a person is found by, in lower case: the beginning of any of these. */
interface PersonTermTable extends Pick<PersonTable, 'user_id' | 'tenant'> {
  term: string;
}

/** What administrators set for one person. Who and why is in the audit; this is what counts. */
export interface UserPolicyTable {
  user_id: string;
  requirement: 'optional' | 'required' | null;
  exempt_until: number | null;
  extended_until: number | null;
  /** Sealed. */
  preset_phone: string | null;
  preset_hint: string | null;
  preset_changeable: number;
  /** As JSON, by what was set: by whom (the operator's name for them, and the user), why, when. */
  marks: string;
}

export interface PolicyRuleTable {
  id: string;
  /** Whom it is for and what it says, as JSON. */
  scope: string;
  parts: string;
  locked: number;
  priority: number;
  note: string;
  /** Whom the administrator acts for, and how high they stand; nobody lower changes a locked rule of theirs. */
  set_for: string | null;
  set_rank: number;
  set_by: string | null;
  set_at: number;
}

/** One row: what every process compares before it trusts what it remembers. */
export interface PolicyStateTable {
  id: number;
  version: number;
}

/** What people of a company signed in with, for administrators to choose from; an empty company is people without one. */
export interface MetScopeTable {
  tenant: string;
  name: string;
  value: string;
}

export interface SmsProviderTable {
  name: string;
  position: number;
  is_on: number;
}

export interface SmsCountryTable {
  country: string;
  mode: 'off' | 'watch' | 'on';
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

interface RateLimitTable {
  key: string;
  points: number;
  expires_at: number | null;
}

export interface Database {
  factor: FactorTable;
  pending_login: PendingLoginTable;
  challenge: ChallengeTable;
  challenge_code: ChallengeCodeTable;
  message: MessageTable;
  proof: ProofTable;
  step_up: StepUpTable;
  trusted_device: TrustedDeviceTable;
  notice: NoticeTable;
  recovery_set: RecoverySetTable;
  recovery_code: RecoveryCodeTable;
  failure_counter: FailureCounterTable;
  user_state: UserStateTable;
  person: PersonTable;
  person_role: PersonRoleTable;
  person_term: PersonTermTable;
  user_policy: UserPolicyTable;
  policy_rule: PolicyRuleTable;
  policy_state: PolicyStateTable;
  met_scope: MetScopeTable;
  sms_provider: SmsProviderTable;
  sms_country: SmsCountryTable;
  audit_head: AuditHeadTable;
  audit_checkpoint: AuditCheckpointTable;
  enrollment_ticket: EnrollmentTicketTable;
  event: EventTable;
  rate_limit: RateLimitTable;
}
