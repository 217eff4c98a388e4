/** People who keep several factors: the settings that many tests start from. */
import { factors, flow, type Challenge, type Factors } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { authenticator, type Authenticator } from './authenticator.js';
import type { Answer, Browser } from './browser.js';
import { stateOf } from './expect.js';
import { sql, value } from './tables.js';
import type { Host } from './host.js';
import { stepUpWith, type Prover } from './stepping-up.js';
import type { VirtualPhone } from './virtual-phone.js';

export interface Added {
  readonly app: Authenticator;
  readonly factorId: string;
}

/** Answered with the list of factors. */
export function assertFactors({ status, text, body }: Answer): Factors {
  assert.equal(status, 200, text);
  return body as unknown as Factors;
}

export async function factorsOf(browser: Browser): Promise<Factors> {
  return assertFactors(await browser.call(factors.list));
}

/** Begins another authenticator in a session that is fresh. */
export async function beginAnother(browser: Browser, replaces?: string): Promise<Added> {
  const answer = await browser.call(factors.add, { kind: 'totp', ...(replaces && { replaces }) });
  const { setup } = assertFactors(answer);
  assert(setup?.kind === 'totp' && setup.secret);
  return { app: authenticator(setup.secret), factorId: setup.factorId };
}

/** Adds another authenticator, from the proof to the code. The clock then stands in a fresh time step. */
export async function addAnother(host: Host, person: Prover, replaces?: string): Promise<Added> {
  await stepUpWith(host, person);
  const added = await beginAnother(person.browser, replaces);
  const { app, factorId } = added;
  assertFactors(await person.browser.call(factors.confirm, { factorId, code: app.code(host.clock.now()) }));
  host.clock.advance({ seconds: 60 });
  return added;
}

/** Adds a phone, from the proof to the code. A minute later, so that no cooldown of it is left. */
export async function addPhone(
  host: Host,
  person: Prover,
  phone: VirtualPhone,
  replaces?: string,
): Promise<string> {
  await stepUpWith(host, person);
  const { setup } = assertFactors(
    await person.browser.call(factors.add, {
      kind: 'phone',
      phone: phone.number,
      ...(replaces && { replaces }),
    }),
  );
  const factorId = setup?.factorId ?? 'none';
  assertFactors(await person.browser.call(factors.confirm, { factorId, code: phone.code() }));
  host.clock.advance({ minutes: 1 });
  return factorId;
}

/** Signs in with one of the recovery codes: a session in which methods may be repaired. */
export async function repairing(host: Host, code: string | undefined, userId = 'ada'): Promise<Browser> {
  const browser = await host.signedIn(userId);
  const { challengeId } = (await stateOf(browser)) as Challenge;
  const answer = await browser.call(flow.recover, { challengeId, code });
  assert.equal(answer.status, 200, answer.text);
  return browser;
}

/** How many factors of the person work. */
export function activeFactors({ file }: Pick<Host, 'file'>, userId = 'ada'): unknown {
  const count = `select count(*) from factor where state = 'active' and user_id = ?`;
  return value(file, count, userId);
}

/** As if enrolled long ago: for tests in which it counts that it is there. */
export function plantFactor({ file }: Pick<Host, 'file'>, ordinal: number, kind = 'totp'): string {
  const id = `planted-${kind}-${ordinal}`;
  sql(
    file,
    `insert into factor (id, user_id, kind, name, ordinal, state, secret, is_default, tries, created_at)
     values (?, 'ada', ?, '', ?, 'active', 'planted', 0, 0, 0)`,
    id,
    kind,
    ordinal,
  );
  return id;
}
