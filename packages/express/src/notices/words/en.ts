/** The notices in English. */
import type { Words } from './words.js';

export const en: Words = {
  enrolled: [
    'A second step protects your account',
    'A second step was set up. From now on, signing in takes more than your password.',
  ],
  added: ['A sign-in method was added', 'A method for the second step was added to your account.'],
  replaced: [
    'A sign-in method was changed',
    'A method for the second step was replaced by a new one. The old one no longer works.',
  ],
  removed: [
    'A sign-in method was removed',
    'A method for the second step was removed from your account. It no longer works.',
  ],
  default: [
    'Your usual sign-in method was changed',
    'Another method is now asked for first when you sign in.',
  ],
  off: ['The second step was turned off', 'Your password alone protects your account now.'],
  codesMade: ['New recovery codes were made', 'Your old recovery codes no longer work.'],
  codeUsed: [
    'A recovery code was used',
    'A recovery code was used to sign in to your account. It will not work again.',
  ],
  trusted: [
    'A browser is now trusted',
    'When you sign in with this browser, the second step is left out for some time.',
  ],
  failures: [
    'Wrong codes were entered for your account',
    'Several wrong codes were entered after your password. None of them let anybody in.',
  ],
  signedOut: [
    'You were signed out everywhere',
    'All sessions of your account were ended. Sign in again to go on.',
  ],
  reset: [
    'Your second step was reset',
    'An administrator removed all your sign-in methods and recovery codes. To set up new ones, you need a one-time code from your administrator.',
  ],
  ticket: [
    'A set-up code was issued for you',
    'An administrator issued a one-time code. With it, a second step can be set up for your account.',
  ],
  preset: [
    'A phone number was set for you',
    'An administrator set the number that a code is texted to when you next sign in. It counts only once that code was entered.',
  ],
  numberChanged: [
    'Another phone number was used',
    'The second step was set up with another number than the one that an administrator had set.',
  ],
  resetDone: [
    'A person’s second step was reset',
    'Another administrator removed all sign-in methods and recovery codes of one person. To set up new ones, they need a one-time code.',
  ],
  loosened: [
    'A security rule was loosened',
    'Another administrator changed the rules. Less is asked now when people sign in.',
  ],
  presetRefused: [
    'The number that you set was changed',
    'A person entered another phone number than the one that you had set, and a code that was texted to it.',
  ],
  when: 'When',
  method: 'Method',
  browser: 'Browser',
  address: 'Network address',
  codesLeft: 'Recovery codes left',
  person: 'Person',
  administrator: 'Administrator',
  kinds: { totp: 'Authenticator app', phone: 'Phone ending in {digits}' },
  fewCodes: 'Few recovery codes are left. Make new ones in your security settings.',
  noCodes: 'No recovery code is left. Make new ones in your security settings.',
  mine: 'If this was you, there is nothing to do.',
  notMine: 'If this was not you, change your password at once and check your sign-in methods.',
  knowsPassword: 'If this was not you, somebody knows your password. Change it at once.',
  agreed: 'If you know of this, there is nothing to do.',
  notAgreed: 'If you do not know of this, tell your administrator at once.',
  lookIntoIt: 'If you do not know of this, look into the audit log at once.',
  link: 'Security settings',
  closing: 'This message was sent automatically. We never ask for a code or a password by mail.',
  numberGone: (service) =>
    `${service}: this phone number is no longer used to sign in. Not you? Sign in and check your account.`,
};
