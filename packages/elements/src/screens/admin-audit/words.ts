/** What was done, in words for auditors. A type that the contract learns does not compile without. */
import type { AuditCheck, AuditEntry, AuditType } from '@mfa-kit/contract';
import { locale, plural } from '../../locales/locale.js';
import { msg, str } from '../../locales/message.js';
import { figure } from '../../people-words.js';

export const auditWords: Record<AuditType, () => string> = {
  signed_in: () => msg('Signed in', { id: 'audit.signedIn' }),
  signed_in_trusted: () => msg('Signed in from a trusted browser', { id: 'audit.signedInTrusted' }),
  stepped_up: () => msg('Confirmed once more', { id: 'audit.steppedUp' }),
  code_wrong: () => msg('Wrong code', { id: 'audit.codeWrong' }),
  password_wrong: () => msg('Wrong password', { id: 'audit.passwordWrong' }),
  factor_locked: () => msg('Method locked', { id: 'audit.locked' }),
  login_ended: () => msg('Sign-in stopped after wrong codes', { id: 'audit.ended' }),
  skipped: () => msg('Set-up put off', { id: 'audit.skipped' }),
  factor_enrolled: () => msg('Second step set up', { id: 'audit.enrolled' }),
  factor_added: () => msg('Method added', { id: 'audit.added' }),
  factor_replaced: () => msg('Method replaced', { id: 'audit.replaced' }),
  factor_renamed: () => msg('Method renamed', { id: 'audit.renamed' }),
  factor_removed: () => msg('Method removed', { id: 'audit.removed' }),
  default_changed: () => msg('Default method changed', { id: 'audit.default' }),
  turned_off: () => msg('Second step turned off', { id: 'audit.off' }),
  recovery_made: () => msg('New recovery codes made', { id: 'audit.codesMade' }),
  recovery_used: () => msg('Signed in with a recovery code', { id: 'audit.codeUsed' }),
  browser_trusted: () => msg('Browser trusted', { id: 'audit.trusted' }),
  browser_revoked: () => msg('Trust in a browser ended', { id: 'audit.revoked' }),
  ticket_issued: () => msg('Set-up code issued', { id: 'audit.ticket' }),
  ticket_used: () => msg('Set-up code used', { id: 'audit.ticketUsed' }),
  revoked: () => msg('Signed out everywhere', { id: 'audit.out' }),
  disowned: () => msg('Reported as not theirs', { id: 'audit.disowned' }),
  reset: () => msg('Person reset', { id: 'audit.reset' }),
  unlocked: () => msg('Unlocked', { id: 'audit.unlocked' }),
  required_set: () => msg('Requirement set for one person', { id: 'audit.required' }),
  exempted: () => msg('Exemption changed', { id: 'audit.exempted' }),
  extended: () => msg('More time given', { id: 'audit.extended' }),
  preset_set: () => msg('Number set for a person', { id: 'audit.preset' }),
  preset_changed: () => msg('Another number than the one set', { id: 'audit.presetChanged' }),
  policy_saved: () => msg('Rule saved', { id: 'audit.policySaved' }),
  policy_removed: () => msg('Rule removed', { id: 'audit.policyRemoved' }),
  providers_set: () => msg('Text providers changed', { id: 'audit.providers' }),
  country_set: () => msg('Country changed', { id: 'audit.country' }),
  test_sent: () => msg('Test text sent', { id: 'audit.test' }),
  audit_verified: () => msg('Seals checked', { id: 'audit.verified' }),
  admin_refused: () => msg('Administrator refused', { id: 'audit.refused' }),
  erased: () => msg('Person forgotten', { id: 'audit.erased' }),
};

/** “ada”, or the id where no name is known. */
export function someone(who: AuditEntry['person']): string {
  return who ? who.name || who.userId : '';
}

/** The reader's own day and time, to the second. */
export function timeWords(at: number): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'medium' }).format(at);
}

/** The zone that those are in. */
export function zoneWords(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  if (timeZone === 'UTC') return msg('Times are in UTC.', { id: 'audit.zone.utc' });
  return msg(str`Times are in ${timeZone}; point at one for UTC.`, { id: 'audit.zone' });
}

const faults: Record<NonNullable<AuditCheck['fault']>['what'], () => string> = {
  altered: () => msg('An entry was altered after it was sealed.', { id: 'audit.fault.altered' }),
  missing: () => msg('An entry is missing.', { id: 'audit.fault.missing' }),
  inserted: () => msg('An entry was put in afterwards.', { id: 'audit.fault.inserted' }),
  cut: () => msg('The end was cut off.', { id: 'audit.fault.cut' }),
  unreadable: () =>
    msg('A seal can’t be read: the key it was made with isn’t here.', { id: 'audit.fault.unreadable' }),
};

export function faultWords({ fault }: AuditCheck): string {
  if (!fault) return msg('Something doesn’t fit.', { id: 'audit.fault' });
  const words = faults[fault.what]();
  return fault.id === undefined
    ? words
    : `${words} ${msg(str`It is the one called ${fault.id}.`, { id: 'audit.fault.which' })}`;
}

/** How much was checked, and what was not. */
export function checkedWords({ sealed, waiting, erased }: AuditCheck): readonly string[] {
  return [
    plural(sealed, {
      one: () => msg('One sealed entry was checked.', { id: 'audit.checked.one' }),
      other: () => msg(str`${figure(sealed)} sealed entries were checked.`, { id: 'audit.checked' }),
    }),
    ...(waiting ? [msg(str`Waiting for a seal: ${figure(waiting)}.`, { id: 'audit.waiting' })] : []),
    ...(erased
      ? [msg(str`Of people who were forgotten: ${figure(erased)}.`, { id: 'audit.erasedCount' })]
      : []),
  ];
}
