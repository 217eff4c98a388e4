/** `mfa.require()`: what counts as a factor proved a short while ago, in this session, by this person. */
import { factors, flow, recovery, stepUp } from '@mfa-kit/contract';
import { devOutbox, type Requirement } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Browser } from '../kit/browser.js';
import { assertAt, assertRefused } from '../kit/expect.js';
import { hostDuring, type HostOptions } from '../kit/host.js';
import { addPhone, assertFactors, repairing } from '../kit/own-factors.js';
import { answer, begin, enrol, saveCodes } from '../kit/people.js';
import { stepUpWith, assertStepUp, beginStepUp } from '../kit/stepping-up.js';
import { value } from '../kit/tables.js';
import { virtualPhone } from '../kit/virtual-phone.js';

/** A host with one sensitive action. */
async function guarded(test: TestContext, requirement?: Requirement, options: HostOptions = {}) {
  const host = await hostDuring(test, options);
  let done = 0;
  host.app.post('/transfer', host.mfa.require(requirement), (request, response) => {
    done += 1;
    response.json({ done, mfa: request.mfa });
  });
  return { host, transfer: (browser: Browser) => browser.post('/transfer', {}), done: () => done };
}

describe('a sensitive action', () => {
  it('REQ-50 is refused as RFC 9470 says it, in the header and in the body', async (test) => {
    const { host, transfer, done } = await guarded(test, { maxAge: 120, methods: ['totp'] });
    const ada = await enrol(host);
    host.clock.advance({ seconds: 61 });
    const refused = await transfer(ada.browser);
    assertRefused(refused, 'step_up_required');
    assert.equal(
      refused.headers.get('www-authenticate'),
      'Bearer error="insufficient_user_authentication", error_description="A factor has to be proved again first.", acr_values="urn:mfa-kit:acr:2", max_age="120"',
    );
    const { acr_values, max_age, methods, purpose } = refused.body;
    assert.deepEqual(
      [acr_values, max_age, methods, purpose],
      ['urn:mfa-kit:acr:2', 120, ['totp'], undefined],
    );
    const at = host.clock.now();
    await stepUpWith(host, ada, { methods: ['totp'] });
    const { status, body } = await transfer(ada.browser);
    assert.equal(status, 200);
    assert.equal((body['mfa'] as { freshAt: number }).freshAt, at);
    host.clock.advance({ seconds: 60 });
    assert.equal((await transfer(ada.browser)).status, 200);
    host.clock.advance({ seconds: 1 });
    assertRefused(await transfer(ada.browser), 'step_up_required');
    assert.equal(done(), 2);
  });

  it('REQ-50 is let through for five minutes after signing in by a factor, unless it says less', async (test) => {
    const { host, transfer } = await guarded(test);
    const { app } = await enrol(host);
    const browser = await host.signedIn();
    await answer(browser, app.code(host.clock.now()));
    host.clock.advance({ seconds: 300 });
    assert.equal((await transfer(browser)).status, 200);
    host.clock.advance({ seconds: 1 });
    const refused = await transfer(browser);
    assert.equal(refused.body.max_age, 300);
    assertRefused(refused, 'step_up_required');
  });

  it('REQ-52 is not opened by saving codes long after the factor was proved', async (test) => {
    const { host, transfer } = await guarded(test);
    const browser = await host.signedIn();
    const { app, factorId } = await begin(browser);
    await browser.call(flow.confirm, { factorId, code: app.code(host.clock.now()) });
    host.clock.advance({ minutes: 6 });
    await saveCodes(browser);
    assertAt(await browser.call(flow.state), 'complete');
    assertRefused(await transfer(browser), 'step_up_required');
  });

  it('REQ-52 is opened by nobody who is half in, unproved, without a factor, or gone', async (test) => {
    const { host, transfer, done } = await guarded(test);
    const skipped = await host.signedIn('grace');
    await skipped.call(flow.skip);
    assertRefused(await transfer(skipped), 'enrollment_required');
    // A page too is told so: the challenge page has nothing to ask of this session, and would send it in circles.
    host.app.get('/vault', host.mfa.require(), (_request, response) => void response.json({}));
    const page = await skipped.get('/vault', { headers: { accept: 'text/html' } });
    assertRefused(page, 'enrollment_required');
    const ada = await enrol(host);
    assertRefused(await transfer(await host.signedIn()), 'mfa_required');
    const unproved = host.browser();
    await unproved.post('/magic-link', { userId: 'ada' });
    assertRefused(await transfer(unproved), 'mfa_required');
    await ada.browser.post('/logout', {});
    assertRefused(await transfer(ada.browser), 'signed_out');
    assert.equal(done(), 0);
  });

  it('REQ-48 REQ-52 is opened by no recovery code, whatever else the session may repair', async (test) => {
    const { host, transfer } = await guarded(test);
    const ada = await enrol(host);
    const browser = await repairing(host, ada.codes[0]);
    assertRefused(await transfer(browser), 'step_up_required');
    await stepUpWith(host, { ...ada, browser });
    assert.equal((await transfer(browser)).status, 200);
  });

  it('REQ-52 is not opened by a trusted browser, until a factor is proved in it', async (test) => {
    const trusting = { policy: () => ({ requirement: 'optional' as const, trustDays: 30 }) };
    const { host, transfer } = await guarded(test, undefined, trusting);
    const ada = await enrol(host);
    const browser = await host.signedIn();
    const { challengeId } = (await browser.call(flow.state)).body as { challengeId?: string };
    const { factorId, app } = ada;
    const code = app.code(host.clock.now());
    assertAt(await browser.call(flow.verify, { challengeId, factorId, code, trust: true }), 'complete');
    host.clock.advance({ seconds: 60 });
    await browser.post('/logout', {});
    await browser.post('/login', { userId: 'ada', password: 'correct horse battery staple' });
    assert.equal(assertAt(await browser.call(flow.state), 'complete').level, 1);
    assertRefused(await transfer(browser), 'step_up_required');
    await stepUpWith(host, { ...ada, browser });
    assert.equal((await transfer(browser)).status, 200);
    assert.equal(assertAt(await browser.call(flow.state), 'complete').level, 2);
  });

  it('REQ-52 takes no weaker kind than it asks for', async (test) => {
    const outbox = devOutbox();
    const { host, transfer } = await guarded(test, { methods: ['totp'] }, { sms: [outbox] });
    const phone = virtualPhone('+447700900123', () => outbox.messages);
    const ada = await enrol(host);
    const factorId = await addPhone(host, ada, phone);
    host.clock.advance({ minutes: 5 });
    const { challengeId } = await beginStepUp(ada.browser);
    await ada.browser.call(stepUp.send, { challengeId, factorId });
    const proved = await ada.browser.call(stepUp.verify, { challengeId, factorId, code: phone.code() });
    assertStepUp(proved, 'fresh');
    assertRefused(await transfer(ada.browser), 'step_up_required');
    const asked = await beginStepUp(ada.browser, { methods: ['totp'] });
    assert.deepEqual(
      asked.factors.map(({ kind }) => kind),
      ['totp'],
    );
    const sent = await ada.browser.call(stepUp.send, { challengeId: asked.challengeId, factorId });
    assertRefused(sent, 'challenge_over');
  });

  it('REQ-51 with a purpose is opened once, by a proof for just that', async (test) => {
    const { host, transfer, done } = await guarded(test, { purpose: 'turn_off' });
    const ada = await enrol(host);
    await stepUpWith(host, ada);
    const refused = await transfer(ada.browser);
    assertRefused(refused, 'step_up_required');
    assert.equal(refused.body.purpose, 'turn_off');
    await stepUpWith(host, ada, { purpose: 'new_codes' });
    assertRefused(await transfer(ada.browser), 'step_up_required');
    await stepUpWith(host, ada, { purpose: 'turn_off' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => transfer(ada.browser.copy())));
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    assert.equal(done(), 1);
  });

  it('REQ-51 with a purpose leaves the session as stale as it was', async (test) => {
    const { host, transfer } = await guarded(test);
    const ada = await enrol(host);
    host.clock.advance({ minutes: 5 });
    await stepUpWith(host, ada, { purpose: 'turn_off' });
    assertRefused(await transfer(ada.browser), 'step_up_required');
  });

  it('REQ-04 is opened by nothing that the request says of itself', async (test) => {
    const { host, done } = await guarded(test);
    const { browser } = await enrol(host);
    host.clock.advance({ minutes: 6 });
    const headers = { authorization: 'Bearer anything', 'x-mfa-fresh': '1', 'x-time': '0' };
    const body = JSON.stringify({ mfa: { level: 2 }, fresh: true, maxAge: 999_999 });
    const sent = await browser.send('POST', '/transfer?maxAge=999999', undefined, {
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    });
    assertRefused(sent, 'step_up_required');
    assert.equal(done(), 0);
  });

  it('refuses to start with what nobody could meet', async (test) => {
    const { mfa } = await hostDuring(test);
    for (const wrong of [{ maxAge: 0 }, { maxAge: 1.5 }, { maxAge: NaN }, { methods: [] }])
      assert.throws(() => mfa.require(wrong), TypeError);
    assert.throws(() => mfa.require({ methods: ['email' as never] }), TypeError);
  });
});

describe('a machine', () => {
  const machine: Requirement['machine'] = (request) => request.get('authorization') === 'Bearer good';
  const asked = (browser: Browser, token: string) =>
    browser.post('/transfer', {}, { headers: { authorization: token } });

  it('REQ-06 is refused where no rule says what becomes of it', async (test) => {
    const { host, done } = await guarded(test);
    assertRefused(await asked(host.browser(), 'Bearer good'), 'signed_out');
    assert.equal(done(), 0);
  });

  it('REQ-06 passes by the rule that the application declares, and by nothing near it', async (test) => {
    const { host } = await guarded(test, { machine });
    const { status, body } = await asked(host.browser(), 'Bearer good');
    assert.deepEqual([status, body['mfa']], [200, undefined]);
    assertRefused(await asked(host.browser(), 'Bearer bad'), 'signed_out');
    for (const answered of ['yes', 1, {}, undefined]) {
      const { host: odd } = await guarded(test, { machine: () => answered as boolean });
      assertRefused(await asked(odd.browser(), 'Bearer good'), 'signed_out');
    }
    const broken = await guarded(test, { machine: () => Promise.reject(new Error('no store')) });
    assertRefused(await asked(broken.host.browser(), 'Bearer good'), 'unavailable');
  });

  it('REQ-06 is nobody who has a session: a person steps up, whatever else they send', async (test) => {
    const { host } = await guarded(test, { machine });
    const { browser } = await enrol(host);
    host.clock.advance({ minutes: 6 });
    assertRefused(await asked(browser, 'Bearer good'), 'step_up_required');
  });
});

describe('somebody without a password', () => {
  const options = { policy: () => ({ requirement: 'optional' as const, askAgainDays: 30 }) };

  async function passwordless(test: TestContext) {
    const host = await hostDuring(test, options);
    host.users.set('link', { id: 'link', name: 'link', hasPassword: false });
    host.app.post('/again', (request, response, next) => {
      host.mfa.reauthenticated(request, response).then(() => response.json({}), next);
    });
    const browser = await host.signedIn('link');
    await browser.call(flow.skip);
    host.clock.advance({ minutes: 11 });
    return { host, browser };
  }

  it('REQ-30 enrols a first factor once the application has authenticated them again, for ten minutes', async (test) => {
    const { host, browser } = await passwordless(test);
    await browser.call(flow.enroll);
    assertRefused(await browser.call(flow.begin, { kind: 'totp' }), 'reauthentication_required');
    await browser.call(flow.cancel);
    await browser.post('/again', {});
    host.clock.advance({ minutes: 10 });
    await browser.call(flow.enroll);
    const { app, factorId } = await begin(browser);
    host.clock.advance({ seconds: 1 });
    assertRefused(await browser.call(flow.begin, { kind: 'totp' }), 'reauthentication_required');
    const code = app.code(host.clock.now());
    assertAt(await browser.call(flow.confirm, { factorId, code }), 'codes');
  });

  it('REQ-30 is let on in the enrolling that asked for it, and in that browser only', async (test) => {
    const { host, browser } = await passwordless(test);
    const other = await host.signedIn('link');
    await browser.call(flow.enroll);
    await browser.post('/again', {});
    await begin(browser);
    await other.call(flow.enroll);
    assertRefused(await other.call(flow.begin, { kind: 'totp' }), 'reauthentication_required');
  });

  it('REQ-30 is let on where their session was stopped on its way in', async (test) => {
    const { host } = await passwordless(test);
    host.users.set('new', { id: 'new', name: 'new', hasPassword: false });
    const browser = host.browser();
    await browser.post('/magic-link', { userId: 'new' });
    assertRefused(await browser.call(flow.begin, { kind: 'totp' }), 'reauthentication_required');
    await browser.post('/again', {});
    await begin(browser);
  });

  it('REQ-31 gains nothing by it once there is a factor', async (test) => {
    const { host } = await passwordless(test);
    const ada = await enrol(host);
    host.clock.advance({ minutes: 6 });
    await ada.browser.post('/again', {});
    assertRefused(await ada.browser.call(factors.add, { kind: 'totp' }), 'step_up_required');
    const unproved = host.browser();
    await unproved.post('/magic-link', { userId: 'ada' });
    await unproved.post('/again', {});
    assertRefused(await unproved.call(flow.begin, { kind: 'totp' }), 'factor_exists');
    assertRefused(await unproved.call(recovery.begin), 'factor_exists');
    assert.equal((await host.browser().post('/again', {})).status, 500);
    assert.equal(value(host.file, `select count(*) from factor where user_id = 'ada'`), 1);
    assertFactors(await ada.browser.call(factors.list));
  });
});
