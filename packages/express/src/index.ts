/** A second factor for the login an Express application already has. */
export { sqlite, type OpenDatabase } from './db/sqlite.js';
export type { Figures } from './figures.js';
export type { Assurance } from './flow/protect.routes.js';
export type { Requirement } from './flow/require.routes.js';
export type { SignInOptions } from './flow/sign-in.service.js';
export { devMailbox, type DevMailbox } from './mail/dev-mailbox.js';
export { smtp, type SmtpOptions } from './mail/smtp.js';
export { MailFailure, type MailMessage, type MailTransport } from './mail/transport.js';
export { createMfa, type Mfa } from './mfa.js';
export type { Administrator, Logger, MfaOptions, User, UserPage, UserSearch } from './options.js';
export type { PolicyContext, SignInContext, Verdict } from './policy/policy.js';
export {
  resolve,
  rules,
  type Part,
  type Reason,
  type Resolution,
  type Rule,
  type RuleParts,
  type Scope,
} from './policy/rules.js';
export type { Session, SessionAdapter } from './sessions/adapter.js';
export { devOutbox, type DevOutbox, type OutboxMessage } from './sms/dev-outbox.js';
export {
  SmsFailure,
  type DeliveryReport,
  type ReportRequest,
  type SentMessage,
  type SmsFailureReason,
  type SmsTransport,
  type TextMessage,
} from './sms/transport.js';
export { twilio, type TwilioOptions } from './sms/twilio.js';
export { cookieSession, type CookieSessionOptions } from './sessions/cookie-session.js';
export { customSessions } from './sessions/custom.js';
export { expressSession, type ExpressSessionOptions } from './sessions/express-session.js';
export { passportSession, type PassportSessionOptions } from './sessions/passport.js';
