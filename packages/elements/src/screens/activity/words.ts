/** What happened, in words, and which of it should catch the eye. A type that the contract learns does not compile without. */
import type { EventType } from '@mfa-kit/contract';
import { msg } from '../../locales/message.js';

export const eventWords: Record<EventType, () => string> = {
  signed_in: () => msg('Signed in', { id: 'activity.signedIn' }),
  signed_in_trusted: () => msg('Signed in from a trusted browser', { id: 'activity.signedInTrusted' }),
  stepped_up: () => msg('Confirmed once more', { id: 'activity.steppedUp' }),
  code_wrong: () => msg('A wrong code', { id: 'activity.codeWrong' }),
  password_wrong: () => msg('A wrong password', { id: 'activity.passwordWrong' }),
  factor_locked: () => msg('Locked after wrong codes', { id: 'activity.locked' }),
  login_ended: () => msg('A sign-in was stopped after wrong codes', { id: 'activity.ended' }),
  skipped: () => msg('The second step was put off', { id: 'activity.skipped' }),
  factor_enrolled: () => msg('Second step set up', { id: 'activity.enrolled' }),
  factor_added: () => msg('Method added', { id: 'activity.added' }),
  factor_replaced: () => msg('Method replaced', { id: 'activity.replaced' }),
  factor_renamed: () => msg('Method renamed', { id: 'activity.renamed' }),
  factor_removed: () => msg('Method removed', { id: 'activity.removed' }),
  default_changed: () => msg('Default method changed', { id: 'activity.default' }),
  turned_off: () => msg('Second step turned off', { id: 'activity.off' }),
  recovery_made: () => msg('New recovery codes made', { id: 'activity.codesMade' }),
  recovery_used: () => msg('Signed in with a recovery code', { id: 'activity.codeUsed' }),
  browser_trusted: () => msg('Browser trusted', { id: 'activity.trusted' }),
  browser_revoked: () => msg('Trust in a browser ended', { id: 'activity.revoked' }),
  ticket_issued: () => msg('Set-up code issued by an administrator', { id: 'activity.ticket' }),
  ticket_used: () => msg('Set-up code used', { id: 'activity.ticketUsed' }),
  revoked: () => msg('Signed out everywhere', { id: 'activity.out' }),
  disowned: () => msg('You reported something here', { id: 'activity.disowned' }),
  reset: () => msg('Second step reset by an administrator', { id: 'activity.reset' }),
  unlocked: () => msg('Unlocked by an administrator', { id: 'activity.unlocked' }),
  required_set: () =>
    msg('An administrator changed whether you need a second step', { id: 'activity.required' }),
  exempted: () => msg('An administrator let you do without for a while', { id: 'activity.exempted' }),
  extended: () => msg('An administrator gave you more time', { id: 'activity.extended' }),
  preset_set: () => msg('An administrator set your number', { id: 'activity.preset' }),
  preset_changed: () => msg('Another number than the one set for you', { id: 'activity.presetChanged' }),
};

/** Somebody tried, or something was made weaker. */
export const uneasy: ReadonlySet<EventType> = new Set([
  'code_wrong',
  'password_wrong',
  'factor_locked',
  'login_ended',
  'turned_off',
  'recovery_used',
  'factor_removed',
]);

/** Nothing that a stranger could have done, or told already. */
export const ownOnly: ReadonlySet<EventType> = new Set([
  'ticket_issued',
  'revoked',
  'disowned',
  'unlocked',
  'required_set',
  'exempted',
  'extended',
]);
