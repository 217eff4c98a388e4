/** People with phones: the flows that tests of texts start from. */
import { flow, type Challenge, type Enrollment, type Sending } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import type { Answer, Browser } from './browser.js';
import { assertAt, stateOf } from './expect.js';
import type { Host } from './host.js';
import { saveCodes } from './people.js';
import type { VirtualPhone } from './virtual-phone.js';

export interface PhoneOwner {
  readonly browser: Browser;
  readonly factorId: string;
}

/** Types a number in the wizard, in whatever spelling. */
export function typeNumber(browser: Browser, phone: string): Promise<Answer> {
  return browser.call(flow.begin, { kind: 'phone', phone });
}

/** Begins with a phone; its text has arrived. */
export async function beginPhone(
  browser: Browser,
  { number }: VirtualPhone,
): Promise<{ factorId: string; sent: Sending }> {
  const { setup } = assertAt(await typeNumber(browser, number), 'enrollment');
  assert(setup?.kind === 'phone' && setup.sent);
  return { factorId: setup.factorId, sent: setup.sent };
}

interface Enrolling {
  readonly userId?: string;
  readonly browser?: Browser;
  /** Leave before the recovery codes are saved: the next sign-in asks for them. */
  readonly withoutCodes?: boolean;
}

/** The whole wizard with a phone. A minute later, so that no cooldown of it is left. */
export async function enrolPhone(
  host: Host,
  phone: VirtualPhone,
  { userId = 'ada', browser, withoutCodes = false }: Enrolling = {},
): Promise<PhoneOwner> {
  const at = browser ?? (await host.signedIn(userId));
  const { factorId } = await beginPhone(at, phone);
  assertAt(await at.call(flow.confirm, { factorId, code: phone.code() }), 'codes');
  if (!withoutCodes) await saveCodes(at);
  host.clock.advance({ minutes: 1 });
  return { browser: at, factorId };
}

/** Asks for a text: to the phone that is challenged, or again to the one being set up. */
export async function askForText(browser: Browser): Promise<Answer> {
  const state = await stateOf(browser);
  if (state.at === 'enrollment')
    return browser.call(flow.send, { factorId: state.setup?.factorId ?? 'none' });
  const { challengeId, factors } = state as Partial<Challenge>;
  const factorId = factors?.find(({ kind }) => kind === 'phone')?.id ?? 'none';
  return browser.call(flow.send, { ...(challengeId && { challengeId }), factorId });
}

/** Signs in with the password and asks for a text. */
export async function signedInAndTexted(host: Host, userId = 'ada'): Promise<Browser> {
  const browser = await host.signedIn(userId);
  assertAt(await askForText(browser), 'challenge');
  return browser;
}

/** What the waiting screen shows of the newest text. */
export async function sentIn(browser: Browser): Promise<Sending | undefined> {
  const state = await stateOf(browser);
  if (state.at === 'challenge') return state.sent;
  const { setup } = state as Enrollment;
  return setup?.kind === 'phone' ? setup.sent : undefined;
}
