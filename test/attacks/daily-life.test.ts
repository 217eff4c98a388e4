/** What ends with what: sessions and grants when somebody is reset, trusted browsers when they go, rows when they are forgotten. */
import { activity, devices, factors, flow, recovery, stepUp } from '@mfa-kit/contract';
import { devOutbox, smtp, type Verdict } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Browser } from '../kit/browser.js';
import { assertAt, assertLockedOut, assertRefused, assertSignedIn, stateOf } from '../kit/expect.js';
import { hostDuring, PASSWORD, type Host, type HostOptions } from '../kit/host.js';
import { inACookie } from '../kit/in-a-cookie.js';
import { mailServer } from '../kit/mail-server.js';
import { activeFactors, addAnother, assertFactors, beginAnother, repairing } from '../kit/own-factors.js';
import { answer, enrol, type Enrolled } from '../kit/people.js';
import { beginStepUp, stepUpWith } from '../kit/stepping-up.js';
import { assertUnchanged, dump, sql, value } from '../kit/tables.js';

/** Ada with a browser that she trusts, and a later visit of it: a session of level 1. */
async function trusting(test: TestContext, options: HostOptions = {}) {
  const host = await hostDuring(test, {
    policy: () => ({ requirement: 'required', trustDays: 30 }),
    ...options,
  });
  const ada = await enrol(host);
  const browser = await visit(host, ada);
  return { host, ada, browser };
}

async function visit(host: Host, { app, factorId }: Enrolled): Promise<Browser> {
  const browser = await host.signedIn();
  const { challengeId } = assertAt(await browser.call(flow.state), 'challenge');
  const code = app.code(host.clock.now());
  assertAt(await browser.call(flow.verify, { challengeId, factorId, code, trust: true }), 'complete');
  host.clock.advance({ seconds: 60 });
  return again(browser);
}

/** The host's session is gone, the trust cookie is not; the password is given. */
async function again(browser: Browser): Promise<Browser> {
  const copy = browser.copy();
  for (const name of copy.cookies.keys()) if (!name.includes('mfa-trust')) copy.cookies.delete(name);
  await copy.post('/login', { userId: 'ada', password: PASSWORD });
  return copy;
}

describe('a session that a trusted browser opened', () => {
  it('REQ-52 REQ-30 changes nothing, on any route, although it is a minute old', async (test) => {
    const { host, ada, browser } = await trusting(test);
    await assertSignedIn(browser, 'ada', 1);
    const { factorId } = ada;
    await assertUnchanged(host.file, async () => {
      for (const [route, input] of [
        [factors.add, { kind: 'totp' }],
        [factors.add, { kind: 'totp', replaces: factorId }],
        [factors.send, { factorId }],
        [factors.confirm, { factorId, code: '000000' }],
        [factors.rename, { factorId, name: 'Mine' }],
        [factors.makeDefault, { factorId }],
        [recovery.begin, {}],
        [devices.revokeAll, {}],
      ] as const)
        assertRefused(await browser.call(route, input), 'step_up_required');
      assertRefused(await browser.call(factors.remove, { factorId }), 'last_factor');
    });
  });

  it('ends itself by saying that something was not this person, and is not trusted after', async (test) => {
    const { host, browser } = await trusting(test);
    const eventId = value(host.file, `select id from event order by rowid desc limit 1`);
    assertAt(await browser.call(activity.disown, { eventId }), 'signed-out');
    await assertLockedOut(browser, 'signed_out');
    assert.equal((await stateOf(await again(browser))).at, 'challenge');
    assert.equal(activeFactors(host), 1);
  });
});

describe('trusting no browser any more', () => {
  it('REQ-56 ends those too that policy does not let this session see', async (test) => {
    let verdict: Verdict = { requirement: 'required', trustDays: 30 };
    const { host, ada, browser } = await trusting(test, { policy: () => verdict });
    verdict = { requirement: 'required' };
    await stepUpWith(host, ada);
    assert.equal((await ada.browser.call(devices.revokeAll)).status, 200);
    verdict = { requirement: 'required', trustDays: 30 };
    assert.equal((await stateOf(await again(browser))).at, 'challenge');
    assert.equal(value(host.file, `select count(*) from event where type = 'browser_revoked'`), 1);
    await ada.browser.call(devices.revokeAll);
    assert.equal(value(host.file, `select count(*) from event where type = 'browser_revoked'`), 1);
    await assertSignedIn(ada.browser, 'ada');
  });
});

describe('a session whose user was reset', () => {
  it('REQ-94 finishes nothing that it had begun: no set-up, no step-up, no codes', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    await stepUpWith(host, ada, { purpose: 'new_codes' });
    const { setId } = (await ada.browser.call(recovery.begin)).body;
    await stepUpWith(host, ada);
    const { app, factorId } = await beginAnother(ada.browser);
    const { challengeId } = await beginStepUp(ada.browser);
    const late = () => ada.browser.copy();
    await host.mfa.revoke('ada');
    const code = app.code(host.clock.now());
    assertRefused(await late().call(factors.confirm, { factorId, code }), 'signed_out');
    assertRefused(await late().call(recovery.confirm, { setId }), 'signed_out');
    const proof = { challengeId, factorId: ada.factorId, code: ada.app.code(host.clock.now()) };
    assertRefused(await late().call(stepUp.verify, proof), 'signed_out');
    assert.equal(activeFactors(host), 1);
    const browser = await host.signedIn();
    assertAt(await answer(browser, proof.code), 'complete');
  });
});

describe('a session that repairs', () => {
  it('REQ-31 REQ-48 gets no fresh proof by any recovery code, and turns nothing off', async (test) => {
    const host = await hostDuring(test);
    host.app.post('/pay', host.mfa.require(), (_request, response) => void response.json({}));
    const ada = await enrol(host);
    const browser = await repairing(host, ada.codes[0]);
    const { challengeId } = await beginStepUp(browser, { purpose: 'turn_off' });
    for (const code of [ada.codes[1], '000000'])
      assert.notEqual(
        (await browser.call(stepUp.verify, { challengeId, factorId: ada.factorId, code })).status,
        200,
      );
    assertRefused(await browser.call(flow.recover, { challengeId, code: ada.codes[1] }), 'challenge_over');
    assertRefused(await browser.call(factors.remove, { factorId: ada.factorId }), 'step_up_required');
    // To add a factor is to have one, not to have proved it again.
    const added = await beginAnother(browser);
    const confirming = { factorId: added.factorId, code: added.app.code(host.clock.now()) };
    assertFactors(await browser.call(factors.confirm, confirming));
    assert.equal((await browser.post('/pay', {})).status, 401);
    for (const [route, input] of [
      [factors.rename, { factorId: added.factorId, name: 'Mine' }],
      [factors.makeDefault, { factorId: added.factorId }],
      [devices.revokeAll, {}],
    ] as const)
      assertRefused(await browser.call(route, input), 'step_up_required');
    assert.equal(activeFactors(host), 2);
  });
});

describe('a change of factors', () => {
  it('REQ-08 tells the host which session to keep, each time', async (test) => {
    const ended: [string, string][] = [];
    const endOthers = (userId: string, keep: string) => void ended.push([userId, keep]);
    const host = await hostDuring(test, { sessions: { ...inACookie(), endOthers } });
    const ada = await enrol(host);
    const proof = () => value(host.file, 'select id from proof');
    const second = await addAnother(host, ada);
    assert.deepEqual(ended.at(-1), ['ada', proof()]);
    await stepUpWith(host, ada);
    assertFactors(await ada.browser.call(factors.remove, { factorId: second.factorId }));
    assert.deepEqual(ended.at(-1), ['ada', proof()]);
    await stepUpWith(host, ada, { purpose: 'turn_off' });
    assertFactors(await ada.browser.call(factors.remove, { factorId: ada.factorId }));
    assert.deepEqual(ended.at(-1), ['ada', proof()]);
    assert.equal(ended.length, 4);
  });
});

describe('forgetting a user', () => {
  it('REQ-94 leaves no row of theirs: no step-up, no trusted browser, no notice, no set-up', async (test) => {
    const { options } = await mailServer(test);
    const outbox = devOutbox();
    const { host, ada } = await trusting(test, { mail: smtp(options), sms: [outbox] });
    await stepUpWith(host, ada, { purpose: 'new_codes' });
    await stepUpWith(host, ada);
    await beginAnother(ada.browser);
    for (const table of ['step_up', 'trusted_device', 'notice', 'factor', 'proof'])
      assert.notEqual(value(host.file, `select count(*) from ${table} where user_id = 'ada'`), 0, table);
    await host.mfa.erase('ada');
    assert.doesNotMatch(JSON.stringify(dump(host.file)), /"ada"/);
    for (const table of ['step_up', 'trusted_device', 'notice', 'factor', 'proof', 'recovery_set'])
      assert.deepEqual(sql(host.file, `select * from ${table}`), [], table);
    assertRefused(await ada.browser.call(factors.list), 'signed_out');
  });
});
