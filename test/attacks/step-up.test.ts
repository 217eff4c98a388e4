/** Proving a factor again inside a session: what a code of it is worth, to whom, how often, and for what. */
import { flow, recovery, stepUp, type Challenge } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertRefused, assertSignedIn, stateOf } from '../kit/expect.js';
import { hostDuring } from '../kit/host.js';
import { answer, enrol } from '../kit/people.js';
import { assertStepUp, beginStepUp, stepUpWith } from '../kit/stepping-up.js';
import { sql, value } from '../kit/tables.js';

describe('a step-up', () => {
  it('REQ-05 belongs to its session: another of the same person, and another person, answer nothing with it', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    const second = await host.signedIn();
    await answer(second, ada.app.code(host.clock.now()));
    host.clock.advance({ seconds: 60 });
    const mallory = await enrol(host, 'mallory');
    const { challengeId } = await beginStepUp(ada.browser);
    const code = ada.app.code(host.clock.now());
    for (const browser of [second, mallory.browser])
      for (const route of Object.values(stepUp).filter(({ path }) => path !== stepUp.begin.path)) {
        const input = { challengeId, factorId: ada.factorId, code };
        const { factorId: _f, code: _c, ...bare } = input;
        const sent =
          route === stepUp.verify
            ? input
            : route === stepUp.send
              ? { challengeId, factorId: ada.factorId }
              : bare;
        assertRefused(await browser.call(route, sent), 'challenge_over');
      }
    assert.equal(value(host.file, 'select tries from step_up'), 0);
    assertStepUp(
      await ada.browser.call(stepUp.verify, { challengeId, factorId: ada.factorId, code }),
      'fresh',
    );
  });

  it('REQ-05 is not answered by the id of a login, nor a login by that of a step-up', async (test) => {
    const host = await hostDuring(test);
    const { browser, app, factorId } = await enrol(host);
    const { challengeId } = await beginStepUp(browser);
    const login = await host.signedIn();
    const { challengeId: ofLogin } = (await stateOf(login)) as Challenge;
    const code = app.code(host.clock.now());
    assertRefused(await login.call(flow.verify, { challengeId, factorId, code }), 'challenge_over');
    assertRefused(
      await browser.call(stepUp.verify, { challengeId: ofLogin, factorId, code }),
      'challenge_over',
    );
    assert.equal(value(host.file, 'select count(*) from failure_counter'), 0);
  });

  it('REQ-14 does not take the step that a login took, nor a login the one that it took', async (test) => {
    const host = await hostDuring(test);
    const { browser, app, factorId } = await enrol(host);
    const used = app.code(host.clock.now());
    await answer(await host.signedIn(), used);
    const { challengeId } = await beginStepUp(browser);
    assertRefused(await browser.call(stepUp.verify, { challengeId, factorId, code: used }), 'code_wrong');
    host.clock.advance({ seconds: 30 });
    const code = app.code(host.clock.now());
    assertStepUp(await browser.call(stepUp.verify, { challengeId, factorId, code }), 'fresh');
    assertRefused(await answer(await host.signedIn(), code), 'code_wrong');
    const again = await beginStepUp(browser);
    const replayed = { challengeId: again.challengeId, factorId, code };
    assertRefused(await browser.call(stepUp.verify, replayed), 'code_wrong');
  });

  it('REQ-11 takes a right code once, however many bring it at once', async (test) => {
    const host = await hostDuring(test);
    const { browser, app, factorId } = await enrol(host);
    const { challengeId } = await beginStepUp(browser);
    const input = { challengeId, factorId, code: app.code(host.clock.now()) };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => browser.copy().call(stepUp.verify, input)),
    );
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    assert.equal(value(host.file, `select count(*) from event where type = 'stepped_up'`), 1);
  });

  it('REQ-20 REQ-22 dies at the fifth wrong code, counts on the factor, and leaves the session', async (test) => {
    const host = await hostDuring(test);
    const { browser, app, factorId } = await enrol(host);
    const { challengeId } = await beginStepUp(browser);
    const wrong = { challengeId, factorId, code: app.wrongCode(host.clock.now()) };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => browser.copy().call(stepUp.verify, wrong)),
    );
    assert.equal(answers.filter(({ body }) => body.code === 'code_wrong').length, 5);
    const last = await browser.call(stepUp.state, { challengeId });
    assert.equal(assertStepUp(last, 'over').reason, 'tries');
    await assertSignedIn(browser, 'ada');
    const right = { challengeId, factorId, code: app.code(host.clock.now()) };
    assertRefused(await browser.call(stepUp.verify, right), 'factor_locked');
    const login = await host.signedIn();
    assertRefused(await answer(login, right.code, factorId), 'factor_locked');
    host.clock.advance({ minutes: 16 });
    const { challengeId: fresh } = await beginStepUp(browser);
    const code = app.code(host.clock.now());
    assertRefused(await browser.call(stepUp.verify, { challengeId, factorId, code }), 'challenge_over');
    assertStepUp(await browser.call(stepUp.verify, { challengeId: fresh, factorId, code }), 'fresh');
  });

  it('is over after ten minutes, and when it was cancelled', async (test) => {
    const host = await hostDuring(test);
    const { browser, app, factorId } = await enrol(host);
    const late = await beginStepUp(browser);
    host.clock.advance({ minutes: 10 });
    const code = app.code(host.clock.now());
    const input = { challengeId: late.challengeId, factorId, code };
    assertRefused(await browser.call(stepUp.verify, input), 'challenge_over');
    const { challengeId } = await beginStepUp(browser);
    assert.equal(
      assertStepUp(await browser.call(stepUp.cancel, { challengeId }), 'over').reason,
      'cancelled',
    );
    assertRefused(await browser.call(stepUp.verify, { challengeId, factorId, code }), 'challenge_over');
    assert.equal(
      value(host.file, `select fresh_at from proof order by id desc limit 1`),
      host.clock.now() - 660_000,
    );
    await assertSignedIn(browser, 'ada');
  });

  it('is one of ten at most that a session leaves open: begun over and over they fill no table, and a proof stays', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    await stepUpWith(host, ada, { purpose: 'new_codes' });
    for (let i = 0; i < 40; i++) {
      await beginStepUp(ada.browser);
      host.clock.advance({ seconds: 1 });
    }
    assert.equal(value(host.file, 'select count(*) from step_up'), 11);
    assert.equal((await ada.browser.call(recovery.begin)).status, 200);
    await stepUpWith(host, ada);
  });

  it('REQ-51 ends the copies of the session that were made before it', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    const stolen = ada.browser.copy();
    await assertSignedIn(stolen, 'ada');
    await stepUpWith(host, ada);
    assert.equal((await stolen.get('/account')).status, 401);
    await assertSignedIn(ada.browser, 'ada');
  });

  it('asks nobody without a factor, and nobody for a kind that they do not have', async (test) => {
    const host = await hostDuring(test);
    const grace = await host.signedIn('grace');
    await grace.call(flow.skip);
    assertRefused(await grace.call(stepUp.begin), 'enrollment_required');
    const { browser } = await enrol(host);
    assertRefused(await browser.call(stepUp.begin, { methods: ['phone'] }), 'factor_not_allowed');
    assert.deepEqual(sql(host.file, 'select * from step_up'), []);
  });
});
