/** People at their browsers: the flows that many tests start from. */
import { flow, recovery, type Challenge, type Enrollment, type RecoverySet } from '@mfa-kit/contract';
import { authenticator, type Authenticator } from './authenticator.js';
import type { Answer, Browser } from './browser.js';
import type { Host } from './host.js';

export interface Enrolled {
  readonly browser: Browser;
  readonly app: Authenticator;
  readonly factorId: string;
  readonly codes: readonly string[];
}

/** Signs in and begins an authenticator; the code is still to be given. */
export async function begin(browser: Browser): Promise<{ app: Authenticator; factorId: string }> {
  const { body } = await browser.call(flow.begin, { kind: 'totp' });
  const { setup } = body as unknown as Enrollment;
  if (setup?.kind !== 'totp' || !setup.secret) throw new Error(`no set-up: ${JSON.stringify(body)}`);
  return { app: authenticator(setup.secret), factorId: setup.factorId };
}

/** The whole wizard: authenticator, recovery codes, session. The clock then stands in a fresh time step. */
export async function enrol(
  host: Pick<Host, 'signedIn' | 'clock'>,
  userId = 'ada',
  browser?: Browser,
): Promise<Enrolled> {
  const at = browser ?? (await host.signedIn(userId));
  const { app, factorId } = await begin(at);
  await at.call(flow.confirm, { factorId, code: app.code(host.clock.now()) });
  const codes = await saveCodes(at);
  host.clock.advance({ seconds: 60 });
  return { browser: at, app, factorId, codes };
}

/** Makes the recovery codes and confirms them as saved. */
export async function saveCodes(browser: Browser): Promise<readonly string[]> {
  const made = (await browser.call(recovery.begin)).body as unknown as RecoverySet;
  await browser.call(recovery.confirm, { setId: made.setId });
  return made.codes;
}

/** Answers the challenge that this browser stands at. */
export async function answer(browser: Browser, code: string, factorId?: string): Promise<Answer> {
  const state = (await browser.call(flow.state)).body as unknown as Challenge;
  const id = factorId ?? state.factors?.[0]?.id ?? 'none';
  return browser.call(flow.verify, {
    ...(state.challengeId && { challengeId: state.challengeId }),
    factorId: id,
    code,
  });
}
