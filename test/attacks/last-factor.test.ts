/** How many factors there may be, and which one may not go, whoever races for it. */
import { factors, flow } from '@mfa-kit/contract';
import session from 'express-session';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Browser } from '../kit/browser.js';
import { assertAt, assertLockedOut, assertRefused, assertSignedIn } from '../kit/expect.js';
import { hostDuring } from '../kit/host.js';
import { Meddler } from '../kit/meddler.js';
import {
  activeFactors as active,
  addAnother,
  assertFactors,
  beginAnother,
  factorsOf,
  plantFactor,
} from '../kit/own-factors.js';
import { answer, enrol } from '../kit/people.js';
import { secondProcess } from '../kit/second-process.js';
import { stepUpWith } from '../kit/stepping-up.js';
import { sql, value } from '../kit/tables.js';

const required = { policy: () => ({ requirement: 'required' as const }) };

describe('at most ten', () => {
  it('REQ-44 REQ-95 is kept by twenty requests at once, and a swap is not one more', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    for (let i = 2; i <= 9; i++) plantFactor(host, i);
    await stepUpWith(host, ada);
    const { app, factorId } = await beginAnother(ada.browser);
    const input = { factorId, code: app.code(host.clock.now()) };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => ada.browser.copy().call(factors.confirm, input)),
    );
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    assert.equal(active(host), 10);
    assertRefused(await ada.browser.call(factors.add, { kind: 'totp' }), 'factor_limit');
    assert.equal((await factorsOf(ada.browser)).room, 0);
    await addAnother(host, ada, ada.factorId);
    assert.equal(active(host), 10);
  });

  it('REQ-95 is kept by two processes that add one each', async (test) => {
    const host = await hostDuring(test);
    const other = await secondProcess(host);
    test.after(() => other.kill());
    const ada = await enrol(host);
    for (let i = 2; i <= 9; i++) plantFactor(host, i);
    await other.catchUp();
    const there = await other.signedIn('ada');
    await answer(there, ada.app.code(host.clock.now()), ada.factorId);
    host.clock.advance({ seconds: 60 });
    await other.catchUp();
    const begun: { browser: Browser; input: object }[] = [];
    for (const browser of [ada.browser, there]) {
      await stepUpWith(host, { ...ada, browser });
      await other.catchUp();
      const { app, factorId } = await beginAnother(browser);
      begun.push({ browser, input: { factorId, code: app.code(host.clock.now()) } });
    }
    const answers = await Promise.all(
      begun.map(({ browser, input }) => browser.call(factors.confirm, input)),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 401]);
    assert.equal(active(host), 10);
  });

  it('REQ-44 holds against a set-up that was begun while there was room', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    await stepUpWith(host, ada);
    const { app, factorId } = await beginAnother(ada.browser);
    for (let i = 2; i <= 10; i++) plantFactor(host, i);
    const code = app.code(host.clock.now());
    assertRefused(await ada.browser.call(factors.confirm, { factorId, code }), 'factor_limit');
    assert.equal(active(host), 10);
  });

  it('REQ-95 lets twenty removals at once leave what policy requires', async (test) => {
    const host = await hostDuring(test, required);
    const ada = await enrol(host);
    for (let i = 2; i <= 5; i++) plantFactor(host, i);
    await stepUpWith(host, ada);
    const ids = sql(host.file, `select id from factor`).map(({ id }) => id as string);
    const answers = await Promise.all(
      [...ids, ...ids, ...ids, ...ids].map((factorId) =>
        ada.browser.copy().call(factors.remove, { factorId }),
      ),
    );
    assert.equal(answers.filter(({ status }) => status === 200).length, 4);
    assert.equal(active(host), 1);
  });
});

describe('the last factor', () => {
  it('REQ-40 stays where policy requires one', async (test) => {
    const host = await hostDuring(test, required);
    const ada = await enrol(host);
    await stepUpWith(host, ada, { purpose: 'turn_off' });
    const { factorId } = ada;
    assertRefused(await ada.browser.call(factors.remove, { factorId }), 'last_factor');
    assert.equal((await factorsOf(ada.browser)).factors[0]?.removal, 'refused');
    assert.equal(active(host), 1);
  });

  it('REQ-40 is the last one that policy allows, if others are of a kind that it does not', async (test) => {
    const kinds: ('totp' | 'phone')[] = ['totp', 'phone'];
    const host = await hostDuring(test, {
      policy: () => ({ requirement: 'required', methods: kinds }),
    });
    const ada = await enrol(host);
    await stepUpWith(host, ada);
    const phone = plantFactor(host, 1, 'phone');
    assertRefused(await ada.browser.call(factors.remove, { factorId: ada.factorId }), 'last_factor');
    assertFactors(await ada.browser.call(factors.remove, { factorId: phone }));
  });

  for (const stays of ['first', 'second'] as const)
    it(`REQ-40 stays when two tabs remove one each, the ${stays} of them held up`, async (test) => {
      const meddler = new Meddler();
      const shared = { ...required, sessionStore: new session.MemoryStore() };
      const host = await hostDuring(test, shared);
      const { folder, clock } = host;
      const late = await hostDuring(test, { ...shared, folder, clock, through: meddler.between });
      const ada = await enrol(host);
      const other = await addAnother(host, ada);
      await stepUpWith(host, ada);
      const [held, quick] =
        stays === 'first' ? [ada.factorId, other.factorId] : [other.factorId, ada.factorId];
      const hold = meddler.holdTransaction();
      const slow = ada.browser.copy(late.origin).call(factors.remove, { factorId: held });
      await hold.reached;
      assertFactors(await ada.browser.call(factors.remove, { factorId: quick }));
      hold.release();
      assertRefused(await slow, 'last_factor');
      assert.equal(active(host), 1);
    });

  it('REQ-51 takes a proof for just that, and takes it once', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    const { factorId } = ada;
    await stepUpWith(host, ada);
    const refused = await ada.browser.call(factors.remove, { factorId });
    assertRefused(refused, 'step_up_required');
    assert.equal(refused.body.purpose, 'turn_off');
    await stepUpWith(host, ada, { purpose: 'new_codes' });
    assertRefused(await ada.browser.call(factors.remove, { factorId }), 'step_up_required');
    await stepUpWith(host, ada, { purpose: 'turn_off' });
    host.clock.advance({ minutes: 5 });
    assertRefused(await ada.browser.call(factors.remove, { factorId }), 'step_up_required');
    await stepUpWith(host, ada, { purpose: 'turn_off' });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => ada.browser.copy().call(factors.remove, { factorId })),
    );
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    assert.equal(value(host.file, `select count(*) from event where type = 'turned_off'`), 1);
    assert.equal(active(host), 0);
  });

  it('REQ-51 is not removed by the proof of another session', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    const stolen = await host.signedIn();
    await answer(stolen, ada.app.code(host.clock.now()));
    host.clock.advance({ seconds: 60 });
    await stepUpWith(host, ada, { purpose: 'turn_off' });
    assertRefused(await stolen.call(factors.remove, { factorId: ada.factorId }), 'step_up_required');
    assert.equal(active(host), 1);
  });

  it('takes the recovery codes with it, and what the session had proved', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    await stepUpWith(host, ada);
    await stepUpWith(host, ada, { purpose: 'turn_off' });
    const { factorId } = ada;
    const left = assertFactors(await ada.browser.call(factors.remove, { factorId }));
    assert.deepEqual([left.factors, left.freshUntil], [[], undefined]);
    assert.equal(value(host.file, `select count(*) from recovery_set where state = 'confirmed'`), 0);
    await assertSignedIn(ada.browser, 'ada', 1);
    assertRefused(await ada.browser.call(factors.add, { kind: 'totp' }), 'enrollment_required');
    assertAt(await (await host.signedIn()).call(flow.state), 'enrollment');
  });

  it('REQ-09 leaves a session that policy is asked about again', async (test) => {
    let requirement: 'optional' | 'required' = 'optional';
    const host = await hostDuring(test, { policy: () => ({ requirement }) });
    const ada = await enrol(host);
    await stepUpWith(host, ada, { purpose: 'turn_off' });
    assertFactors(await ada.browser.call(factors.remove, { factorId: ada.factorId }));
    await assertSignedIn(ada.browser, 'ada', 1);
    requirement = 'required';
    await assertLockedOut(ada.browser, 'enrollment_required');
  });
});
