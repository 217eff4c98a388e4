/** A person's own factors: who may change them, and what a change ends. */
import { factors, flow, stepUp, type Challenge } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertLockedOut, assertRefused, assertSignedIn, stateOf } from '../kit/expect.js';
import { hostDuring } from '../kit/host.js';
import { Meddler } from '../kit/meddler.js';
import {
  activeFactors as active,
  addAnother,
  assertFactors,
  beginAnother,
  factorsOf,
  repairing,
} from '../kit/own-factors.js';
import { answer, enrol } from '../kit/people.js';
import { beginStepUp, stepUpWith } from '../kit/stepping-up.js';
import { assertUnchanged, sql, value } from '../kit/tables.js';

/** The best that a stale session could send to each route that changes something. */
const changes = (factorId: string) =>
  [
    [factors.add, { kind: 'totp' }],
    [factors.add, { kind: 'totp', replaces: factorId }],
    [factors.send, { factorId }],
    [factors.confirm, { factorId, code: '000000' }],
    [factors.rename, { factorId, name: 'Mine now' }],
    [factors.makeDefault, { factorId }],
    [factors.remove, { factorId }],
  ] as const;

describe('a session alone', () => {
  it('S3 REQ-30 changes nothing once its proof is older than five minutes, on any route', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    await addAnother(host, ada);
    await stepUpWith(host, ada);
    host.clock.advance({ minutes: 4 });
    assertFactors(await ada.browser.call(factors.rename, { factorId: ada.factorId, name: 'Old' }));
    host.clock.advance({ seconds: 1 });
    await assertUnchanged(host.file, async () => {
      for (const [route, input] of changes(ada.factorId)) {
        const refused = await ada.browser.call(route, input);
        assertRefused(refused, 'step_up_required');
        assert.deepEqual([refused.body.acr_values, refused.body.max_age], ['urn:mfa-kit:acr:2', 300]);
      }
    });
    assert.equal((await factorsOf(ada.browser)).freshUntil, undefined);
  });

  it('REQ-30 REQ-48 changes nothing but what is to be repaired, when it came in by a recovery code', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    const lost = await addAnother(host, ada);
    const browser = await repairing(host, ada.codes[0]);
    for (const [route, input] of [
      [factors.rename, { factorId: ada.factorId, name: 'Mine now' }],
      [factors.makeDefault, { factorId: lost.factorId }],
    ] as const)
      assertRefused(await browser.call(route, input), 'step_up_required');
    const removed = await browser.call(factors.remove, { factorId: lost.factorId });
    assert.equal(assertFactors(removed).factors.length, 1);
    assertRefused(await browser.call(factors.remove, { factorId: ada.factorId }), 'step_up_required');
    const added = await beginAnother(browser);
    host.clock.advance({ minutes: 15 });
    assert.equal((await factorsOf(browser)).repairUntil, undefined);
    assertRefused(await browser.call(factors.add, { kind: 'totp' }), 'step_up_required');
    assert.equal(active(host), 1);
    assert.notEqual(added.factorId, ada.factorId);
  });

  it('REQ-01 is what these routes ask for: neither a half login nor a session by another door is one', async (test) => {
    const host = await hostDuring(test);
    const { factorId } = await enrol(host);
    const pending = await host.signedIn();
    const unproved = host.browser();
    await unproved.post('/magic-link', { userId: 'ada' });
    for (const [browser, code] of [
      [pending, 'mfa_required'],
      [unproved, 'mfa_required'],
      [host.browser(), 'signed_out'],
    ] as const) {
      for (const [route, input] of [[factors.list, {}], ...changes(factorId)] as const)
        assertRefused(await browser.call(route, input), code);
    }
    assert.equal(active(host), 1);
  });
});

describe('the factors of others', () => {
  it('REQ-42 are answered like none, on every route, and stay as they are', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    await stepUpWith(host, ada);
    const begun = await beginAnother(ada.browser);
    const mallory = await enrol(host, 'mallory');
    await addAnother(host, mallory);
    await stepUpWith(host, mallory);
    const before = sql(host.file, `select * from factor where user_id = 'ada'`);
    for (const id of [ada.factorId, begun.factorId, 'none']) {
      for (const [route, input] of changes(id)) {
        if (route === factors.add && !('replaces' in input)) continue;
        const bound = route === factors.send || route === factors.confirm;
        assertRefused(await mallory.browser.call(route, input), bound ? 'challenge_over' : 'not_found');
      }
      assertRefused(await mallory.browser.call(factors.abandon, { factorId: id }), 'challenge_over');
    }
    const code = begun.app.code(host.clock.now());
    assertRefused(
      await mallory.browser.call(factors.confirm, { factorId: begun.factorId, code }),
      'challenge_over',
    );
    assert.deepEqual(sql(host.file, `select * from factor where user_id = 'ada'`), before);
  });

  it('REQ-42 are not even set up from another session of the same person', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    const other = await host.signedIn();
    await answer(other, ada.app.code(host.clock.now()));
    host.clock.advance({ seconds: 60 });
    await stepUpWith(host, ada);
    const { app, factorId } = await beginAnother(ada.browser);
    const input = { factorId, code: app.code(host.clock.now()) };
    assertRefused(await other.call(factors.confirm, input), 'challenge_over');
    assertFactors(await ada.browser.call(factors.confirm, input));
  });
});

describe('a change of factors', () => {
  it('REQ-08 ends every other session, and leaves the one that made it', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    for (const change of ['add', 'replace', 'remove']) {
      const other = await host.signedIn();
      const { factors: now } = await factorsOf(ada.browser);
      await answer(other, ada.app.code(host.clock.now()), ada.factorId);
      host.clock.advance({ seconds: 60 });
      await assertSignedIn(other, 'ada');
      const second = now.find(({ id }) => id !== ada.factorId)?.id;
      if (change === 'remove') {
        await stepUpWith(host, ada);
        assertFactors(await ada.browser.call(factors.remove, { factorId: second }));
      } else await addAnother(host, ada, second);
      await assertLockedOut(other, 'signed_out');
      await assertSignedIn(ada.browser, 'ada');
    }
  });

  it('REQ-43 takes a removed factor out of the challenges that are open', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    const gone = await addAnother(host, ada);
    const login = await host.signedIn();
    const { challengeId } = (await stateOf(login)) as Challenge;
    const session = await host.signedIn();
    await answer(session, ada.app.code(host.clock.now()), ada.factorId);
    host.clock.advance({ seconds: 60 });
    await stepUpWith(host, { ...ada, browser: session });
    const { challengeId: asked } = await beginStepUp(session);
    assertFactors(await session.call(factors.remove, { factorId: gone.factorId }));
    const code = gone.app.code(host.clock.now());
    const input = { factorId: gone.factorId, code };
    assertRefused(await login.call(flow.verify, { challengeId, ...input }), 'challenge_over');
    assertRefused(await session.call(stepUp.verify, { challengeId: asked, ...input }), 'challenge_over');
    assert.equal(value(host.file, 'select secret from factor where id = ?', gone.factorId), '');
  });

  it('REQ-43 takes it out, also from under a code that was right when it was read', async (test) => {
    const meddler = new Meddler();
    const host = await hostDuring(test);
    const late = await hostDuring(test, { folder: host.folder, clock: host.clock, through: meddler.between });
    const ada = await enrol(host);
    const gone = await addAnother(host, ada);
    const login = await late.signedIn();
    const code = gone.app.code(host.clock.now());
    const hold = meddler.holdTransaction(1);
    const held = answer(login, code, gone.factorId);
    await hold.reached;
    await stepUpWith(host, ada);
    assertFactors(await ada.browser.call(factors.remove, { factorId: gone.factorId }));
    hold.release();
    assertRefused(await held, 'code_wrong');
    await assertLockedOut(login);
  });

  it('REQ-44 keeps a record of each factor that ever was, and shows labels as they are', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    await addAnother(host, ada);
    await stepUpWith(host, ada);
    const label = '<img src=x onerror=alert(1)>';
    const named = await ada.browser.call(factors.rename, { factorId: ada.factorId, name: `  ${label} ` });
    assert.equal(assertFactors(named).factors.find(({ id }) => id === ada.factorId)?.name, label);
    assert.match(named.headers.get('content-type') ?? '', /^application\/json/);
    for (const name of [
      'x'.repeat(65),
      'a\u0000b',
      'a\nb',
      'a\u202eb',
      'a\u2028b',
      'a\u2029b',
      'a\ud800b',
      5,
      null,
    ])
      assertRefused(
        await ada.browser.call(factors.rename, { factorId: ada.factorId, name }),
        'request_malformed',
      );
    assertFactors(await ada.browser.call(factors.remove, { factorId: ada.factorId }));
    const [kept] = sql(host.file, `select state, secret, name, confirmed_at from factor order by id`);
    assert.deepEqual([kept?.['state'], kept?.['secret'], kept?.['name']], ['retired', '', label]);
    const [event] = sql(host.file, `select detail from event where type = 'factor_removed'`);
    assert.deepEqual(JSON.parse(event?.['detail'] as string), { kind: 'totp', ordinal: 1, name: label });
  });

  it('Q19 names those of a kind by number, and never two alike', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    await addAnother(host, ada);
    await addAnother(host, ada);
    const ordinals = async () => (await factorsOf(ada.browser)).factors.map(({ ordinal }) => ordinal).sort();
    assert.deepEqual(await ordinals(), [1, 2, 3]);
    const second = (await factorsOf(ada.browser)).factors.find(({ ordinal }) => ordinal === 2)?.id;
    await stepUpWith(host, ada);
    assertFactors(await ada.browser.call(factors.remove, { factorId: second }));
    await addAnother(host, ada);
    assert.deepEqual(await ordinals(), [1, 3, 4]);
  });
});
