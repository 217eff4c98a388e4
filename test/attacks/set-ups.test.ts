/** One factor in the place of another, and what a set-up inside a session is worth. */
import { factors, stepUp } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertAt, assertRefused } from '../kit/expect.js';
import { hostDuring } from '../kit/host.js';
import {
  activeFactors as active,
  addAnother,
  assertFactors,
  beginAnother,
  factorsOf,
  type Added,
} from '../kit/own-factors.js';
import { answer, enrol } from '../kit/people.js';
import { beginStepUp, stepUpWith } from '../kit/stepping-up.js';

describe('a swap', () => {
  it('keeps the old one until the new one is proved, and then its place', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    await addAnother(host, ada);
    await stepUpWith(host, ada);
    await ada.browser.call(factors.rename, { factorId: ada.factorId, name: 'Phone of mine' });
    const { app, factorId } = await beginAnother(ada.browser, ada.factorId);
    const wrong = await ada.browser.call(factors.confirm, {
      factorId,
      code: app.wrongCode(host.clock.now()),
    });
    assertRefused(wrong, 'code_wrong');
    assert.equal(wrong.body.triesLeft, 4);
    assertAt(await answer(await host.signedIn(), ada.app.code(host.clock.now()), ada.factorId), 'complete');
    const abandoned = assertFactors(await ada.browser.call(factors.abandon, { factorId }));
    assert.deepEqual([abandoned.setup, abandoned.replaces], [undefined, undefined]);
    host.clock.advance({ seconds: 60 });
    const added = await addAnother(host, ada, ada.factorId);
    const { factors: now } = await factorsOf(ada.browser);
    const { name, ordinal, isDefault } = now.find(({ id }) => id === added.factorId)!;
    assert.deepEqual([name, ordinal, isDefault], ['Phone of mine', 1, true]);
    assert.equal(now.length, 2);
    assertRefused(
      await answer(await host.signedIn(), ada.app.code(host.clock.now()), ada.factorId),
      'challenge_over',
    );
  });

  it('REQ-95 of one factor happens once when two sessions race for it', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    const second = await host.signedIn();
    await answer(second, ada.app.code(host.clock.now()));
    host.clock.advance({ seconds: 60 });
    const people = [ada, { ...ada, browser: second }];
    const begun: Added[] = [];
    for (const person of people) {
      await stepUpWith(host, person);
      begun.push(await beginAnother(person.browser, ada.factorId));
    }
    const answers = await Promise.all(
      people.map(({ browser }, i) =>
        browser.call(factors.confirm, {
          factorId: begun[i]!.factorId,
          code: begun[i]!.app.code(host.clock.now()),
        }),
      ),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 401]);
    assert.equal(active(host), 1);
  });

  it('is off when the old one went meanwhile', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    const old = await addAnother(host, ada);
    await stepUpWith(host, ada);
    const { app, factorId } = await beginAnother(ada.browser, old.factorId);
    assertFactors(await ada.browser.call(factors.remove, { factorId: old.factorId }));
    const code = app.code(host.clock.now());
    assertRefused(await ada.browser.call(factors.confirm, { factorId, code }), 'challenge_over');
    assert.equal(active(host), 1);
  });

  it('changes no kind, and no factor that is not there', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    await stepUpWith(host, ada);
    const phone = { kind: 'phone', phone: '+442071838750', replaces: ada.factorId };
    assertRefused(await ada.browser.call(factors.add, phone), 'factor_not_allowed');
    assertRefused(await ada.browser.call(factors.add, { kind: 'totp', replaces: 'x' }), 'not_found');
  });
});

describe('a set-up in a session', () => {
  it('REQ-33 REQ-34 shows its secret once, and a second one voids the first', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    await stepUpWith(host, ada);
    const first = await beginAnother(ada.browser);
    const { setup } = await factorsOf(ada.browser);
    assert(setup?.kind === 'totp');
    assert.deepEqual([setup.secret, setup.uri], [undefined, undefined]);
    const second = await beginAnother(ada.browser);
    const now = host.clock.now();
    const old = { factorId: first.factorId, code: first.app.code(now) };
    assertRefused(await ada.browser.call(factors.confirm, old), 'challenge_over');
    const mixed = { factorId: second.factorId, code: first.app.code(now) };
    assertRefused(await ada.browser.call(factors.confirm, mixed), 'code_wrong');
    host.clock.advance({ minutes: 10 });
    const late = { factorId: second.factorId, code: second.app.code(host.clock.now()) };
    assertRefused(await ada.browser.call(factors.confirm, late), 'step_up_required');
    assert.equal(active(host), 1);
  });

  it('REQ-34 takes five wrong codes, however many arrive at once', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    await stepUpWith(host, ada);
    const { app, factorId } = await beginAnother(ada.browser);
    const wrong = { factorId, code: app.wrongCode(host.clock.now()) };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => ada.browser.copy().call(factors.confirm, wrong)),
    );
    assert.equal(answers.filter(({ body }) => body.code === 'code_wrong').length, 5);
    const code = app.code(host.clock.now());
    assertRefused(await ada.browser.call(factors.confirm, { factorId, code }), 'challenge_over');
    assert.equal((await factorsOf(ada.browser)).setup, undefined);
  });

  it('REQ-14 spends the step that proved it, everywhere', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    await stepUpWith(host, ada);
    const { app, factorId } = await beginAnother(ada.browser);
    const code = app.code(host.clock.now());
    assertFactors(await ada.browser.call(factors.confirm, { factorId, code }));
    assertRefused(await answer(await host.signedIn(), code, factorId), 'code_wrong');
    const { challengeId } = await beginStepUp(ada.browser);
    assertRefused(await ada.browser.call(stepUp.verify, { challengeId, factorId, code }), 'code_wrong');
  });

  it('REQ-09 is judged by the policy of the moment it is confirmed in', async (test) => {
    let methods: 'totp'[] = ['totp'];
    const host = await hostDuring(test, {
      policy: () => ({ requirement: 'optional', methods }),
    });
    const ada = await enrol(host);
    await stepUpWith(host, ada);
    const { app, factorId } = await beginAnother(ada.browser);
    methods = [];
    const code = app.code(host.clock.now());
    assertRefused(await ada.browser.call(factors.confirm, { factorId, code }), 'factor_not_allowed');
    assertRefused(await ada.browser.call(factors.add, { kind: 'totp' }), 'factor_not_allowed');
  });
});
