/** A session that was copied before its owner proved something: the copy gains nothing by it. */
import { factors, flow, recovery, type RecoverySet } from '@mfa-kit/contract';
import { devOutbox } from '@mfa-kit/express';
import session from 'express-session';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertAt, assertRefused, assertSignedIn } from '../kit/expect.js';
import { hostDuring } from '../kit/host.js';
import { inACookie } from '../kit/in-a-cookie.js';
import { assertFactors, factorsOf } from '../kit/own-factors.js';
import { enrol } from '../kit/people.js';
import { stepUpWith } from '../kit/stepping-up.js';
import { virtualPhone } from '../kit/virtual-phone.js';

describe('a copy of a session from before a step-up', () => {
  it('REQ-51 is worth nothing after it, also where no server keeps sessions', async (test) => {
    const host = await hostDuring(test, { sessions: inACookie() });
    const ada = await enrol(host);
    const stolen = ada.browser.copy();
    assertFactors(await stolen.call(factors.list));
    await stepUpWith(host, ada);
    assertRefused(
      await stolen.copy().call(factors.rename, { factorId: ada.factorId, name: 'Mine' }),
      'signed_out',
    );
    assertRefused(await stolen.call(factors.list), 'signed_out');
    assertFactors(await ada.browser.call(factors.rename, { factorId: ada.factorId, name: 'Hers' }));
  });

  it('REQ-51 is not brought back by a late request that writes to it', async (test) => {
    const host = await hostDuring(test, { sessionStore: new session.MemoryStore() });
    const arrived = Promise.withResolvers<undefined>();
    const released = Promise.withResolvers<undefined>();
    host.app.post('/slow', (request, response, next) => {
      arrived.resolve(undefined);
      released.promise
        .then(() => {
          request.session.cart = 'one apple';
          response.json({});
        })
        .catch(next);
    });
    const ada = await enrol(host);
    const stolen = ada.browser.copy();
    const slow = stolen.post('/slow', {});
    await arrived.promise;
    await stepUpWith(host, ada);
    released.resolve(undefined);
    assert.equal((await slow).status, 200);
    assertRefused(await stolen.call(factors.rename, { factorId: ada.factorId, name: 'Mine' }), 'signed_out');
    await assertSignedIn(ada.browser, 'ada');
  });

  it('REQ-05 loses nothing that its owner had begun: step-ups, set-ups, codes to save', async (test) => {
    const outbox = devOutbox();
    const host = await hostDuring(test, { sms: [outbox] });
    const ada = await enrol(host);
    const phone = virtualPhone('+447418343743', () => outbox.messages);
    await stepUpWith(host, ada, { purpose: 'new_codes' });
    const { setId } = (await ada.browser.call(recovery.begin)).body as unknown as RecoverySet;
    await stepUpWith(host, ada, { purpose: 'turn_off' });
    await stepUpWith(host, ada);
    assertFactors(await ada.browser.call(factors.add, { kind: 'phone', phone: phone.number }));
    await stepUpWith(host, ada);
    const { setup } = await factorsOf(ada.browser);
    assert(setup?.kind === 'phone' && setup.sent);
    const input = { factorId: setup.factorId, code: phone.code() };
    assertFactors(await ada.browser.call(factors.confirm, input));
    assertAt(await ada.browser.call(recovery.confirm, { setId }), 'complete');
    assertFactors(await ada.browser.call(factors.remove, { factorId: setup.factorId }));
    assertFactors(await ada.browser.call(factors.remove, { factorId: ada.factorId }));
  });
});

describe('a copy of a session from before its owner was authenticated again', () => {
  for (const make of ['in a store', 'in a cookie'] as const)
    it(`REQ-30 enrols no first factor (${make})`, async (test) => {
      const host = await hostDuring(test, make === 'in a cookie' ? { sessions: inACookie() } : {});
      host.app.post('/fresh-link', (request, response, next) => {
        host.mfa.reauthenticated(request, response).then(() => response.json({}), next);
      });
      host.users.set('link', { id: 'link', name: 'link', hasPassword: false });
      const browser = await host.signedIn('link');
      assertAt(await browser.call(flow.skip), 'complete');
      const stolen = browser.copy();
      host.clock.advance({ minutes: 11 });
      assert.equal((await browser.post('/fresh-link', {})).status, 200);
      assertRefused(await stolen.call(flow.enroll), 'signed_out');
      assertRefused(await stolen.call(flow.begin, { kind: 'totp' }), 'signed_out');
      assertAt(await browser.call(flow.enroll), 'enrollment');
      assertAt(await browser.call(flow.begin, { kind: 'totp' }), 'enrollment');
    });
});
