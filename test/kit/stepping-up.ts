/** People who prove a factor again inside their session. */
import { stepUp, type BeginStepUp, type StepUp, type SteppingUp } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import type { Authenticator } from './authenticator.js';
import type { Answer, Browser } from './browser.js';
import type { Host } from './host.js';

/** Asks for a proof; the answer of begin, which has to be a challenge. */
export async function beginStepUp(browser: Browser, asked: BeginStepUp = {}): Promise<SteppingUp> {
  const answer = await browser.call(stepUp.begin, asked);
  return assertStepUp(answer, 'step-up');
}

/** Answered with a step-up that stands there. */
export function assertStepUp<Where extends StepUp['at']>(
  answer: Answer,
  at: Where,
): Extract<StepUp, { at: Where }> {
  assert.equal(answer.status, 200, answer.text);
  assert.equal((answer.body as { at?: string }).at, at, answer.text);
  return answer.body as unknown as Extract<StepUp, { at: Where }>;
}

export interface Prover {
  readonly browser: Browser;
  readonly app: Authenticator;
  readonly factorId: string;
}

/** Steps up with an authenticator; the clock then stands in a fresh time step. */
export async function stepUpWith(
  host: Pick<Host, 'clock'>,
  { browser, app, factorId }: Prover,
  asked: BeginStepUp = {},
): Promise<Answer> {
  const { challengeId } = await beginStepUp(browser, asked);
  const code = app.code(host.clock.now());
  const answer = await browser.call(stepUp.verify, { challengeId, factorId, code });
  assertStepUp(answer, 'fresh');
  host.clock.advance({ seconds: 60 });
  return answer;
}
