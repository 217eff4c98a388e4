/** What tests say of an answer: by its stable code, or by the state it shows. */
import { errors, flow, type At, type ErrorCode, type State } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import type { Answer, Browser } from './browser.js';

/** Refused with this code and its status. */
export function assertRefused(answer: Answer, code: ErrorCode): void {
  assert.equal(answer.body.code, code, answer.text);
  assert.equal(answer.status, errors[code][0]);
}

/** Answered with this state. */
export function assertAt<Where extends At>(answer: Answer, at: Where): Extract<State, { at: Where }> {
  assert.equal(answer.body.at, at, answer.text);
  assert.equal(answer.status, 200);
  return answer.body as unknown as Extract<State, { at: Where }>;
}

/** Nothing of the application opens to this browser. */
export async function assertLockedOut(browser: Browser, code?: ErrorCode): Promise<void> {
  const answer = await browser.get('/account');
  assert.equal(answer.status, 401, answer.text);
  assert.doesNotMatch(answer.text, /"account"/);
  if (code) assert.equal(answer.body.code, code);
}

/** The application knows this browser as that user, by a proof of that level. */
export async function assertSignedIn(browser: Browser, userId: string, level: 1 | 2 = 2): Promise<void> {
  const { status, body, text } = await browser.get('/account');
  assert.equal(status, 200, text);
  assert.equal(body['account'], userId);
  const { userId: proved, level: reached } = body['mfa'] as { userId: string; level: number };
  assert.deepEqual([proved, reached], [userId, level]);
}

/** Where the server says this browser stands. */
export async function stateOf(browser: Browser): Promise<State> {
  return (await browser.call(flow.state)).body as unknown as State;
}
