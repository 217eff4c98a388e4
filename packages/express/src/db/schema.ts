/** The tables, as their stores see them. Instants are epoch milliseconds of the server's clock; flags are 0 and 1. */
import type * as audit from './tables/audit.js';
import type * as factors from './tables/factors.js';
import type * as logins from './tables/logins.js';
import type * as messages from './tables/messages.js';
import type * as people from './tables/people.js';
import type * as policy from './tables/policy.js';

export type * from './tables/audit.js';
export type * from './tables/factors.js';
export type * from './tables/logins.js';
export type * from './tables/messages.js';
export type * from './tables/people.js';
export type * from './tables/policy.js';

interface RateLimitTable {
  key: string;
  points: number;
  expires_at: number | null;
}

export interface Database {
  factor: factors.FactorTable;
  pending_login: logins.PendingLoginTable;
  challenge: logins.ChallengeTable;
  challenge_code: logins.ChallengeCodeTable;
  message: messages.MessageTable;
  proof: logins.ProofTable;
  step_up: logins.StepUpTable;
  trusted_device: logins.TrustedDeviceTable;
  notice: messages.NoticeTable;
  recovery_set: factors.RecoverySetTable;
  recovery_code: factors.RecoveryCodeTable;
  failure_counter: factors.FailureCounterTable;
  user_state: people.UserStateTable;
  person: people.PersonTable;
  person_role: people.PersonRoleTable;
  person_term: people.PersonTermTable;
  user_policy: policy.UserPolicyTable;
  policy_rule: policy.PolicyRuleTable;
  policy_state: policy.PolicyStateTable;
  met_scope: policy.MetScopeTable;
  sms_provider: messages.SmsProviderTable;
  sms_country: messages.SmsCountryTable;
  audit_head: audit.AuditHeadTable;
  audit_checkpoint: audit.AuditCheckpointTable;
  enrollment_ticket: factors.EnrollmentTicketTable;
  event: audit.EventTable;
  rate_limit: RateLimitTable;
}
