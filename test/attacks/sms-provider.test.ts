/** A provider that is down, slow, unsure or choosy: clear words, no try lost, another way in, and no second bill. */
import { flow, recovery, type Challenge, type ErrorCode, type RecoverySet } from '@mfa-kit/contract';
import { twilio, type SmsTransport } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Browser } from '../kit/browser.js';
import { assertAt, assertRefused, assertSignedIn, stateOf } from '../kit/expect.js';
import { fakeTwilio, type Mood } from '../kit/fake-twilio.js';
import { hostDuring, type Host } from '../kit/host.js';
import { answer } from '../kit/people.js';
import { dump } from '../kit/tables.js';
import { askForText, enrolPhone, sentIn, signedInAndTexted, typeNumber } from '../kit/texting.js';
import { virtualPhone } from '../kit/virtual-phone.js';

const ADA = '+447418343743';

interface Setting {
  readonly timeoutMs?: number;
  /** Two providers, to be tried in turn. */
  readonly spare?: boolean;
}

async function bank(test: TestContext, { timeoutMs = 10_000, spare = false }: Setting = {}) {
  const [fake, second] = [await fakeTwilio(), await fakeTwilio()];
  test.after(() => Promise.all([fake.stop(), second.stop()]));
  const patient = twilio(fake.options);
  const first = twilio({ ...fake.options, timeoutMs });
  let texts = 0;
  const sms: SmsTransport[] = [
    // The text that enrols is waited for, however busy the machine is.
    { ...first, send: (text) => (texts++ ? first : patient).send(text) },
    twilio({ ...second.options, name: 'spare' }),
  ];
  const host = await hostDuring(test, { sms: spare ? sms : sms.slice(0, 1) });
  return { host, fake, second, phone: virtualPhone(ADA, () => [...fake.texts, ...second.texts]) };
}

/** Looks as the waiting screen does, until the text’s fate is known. */
async function lookUntilKnown(browser: Browser) {
  const end = Date.now() + 2_000;
  for (;;) {
    const sent = await sentIn(browser);
    if (sent?.delivery !== 'open' || Date.now() > end) return sent;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Ada, enrolled, stands at the challenge. */
async function challenged(host: Host, phone: ReturnType<typeof virtualPhone>) {
  await enrolPhone(host, phone);
  host.clock.advance({ minutes: 10 });
  return host.signedIn();
}

describe('a refusal', () => {
  const families: readonly [Mood, ErrorCode][] = [
    [{ error: 21211 }, 'phone_invalid'],
    [{ error: 21614 }, 'phone_unsupported'],
    [{ error: 21610 }, 'phone_unsupported'],
    [{ error: 21408, status: 403 }, 'country_blocked'],
    [{ error: 60410, shape: 'problem' }, 'sms_unavailable'],
    [{ error: 21608 }, 'sms_unavailable'],
    [{ error: 20003, status: 401 }, 'sms_unavailable'],
    [{ error: 99999 }, 'sms_unavailable'],
    ['limited', 'send_limited'],
    ['down', 'sms_unavailable'],
    ['cut', 'sms_unavailable'],
  ];
  for (const [mood, code] of families)
    it(`is told as ${code} for ${JSON.stringify(mood)}, with the state, and another text soon`, async (test) => {
      const { host, fake, phone } = await bank(test);
      const browser = await host.signedIn();
      fake.next(mood);
      const refused = await typeNumber(browser, ADA);
      assertRefused(refused, code);
      assert.equal(refused.body.state?.at, 'enrollment');
      const sent = await sentIn(browser);
      assert.deepEqual([sent?.delivery, sent?.failure], ['failed', code]);
      assert.equal(sent?.resendAt, host.clock.now() + 10_000);
      host.clock.advance({ seconds: 10 });
      assertAt(await askForText(browser), 'enrollment');
      const confirmed = await browser.call(flow.confirm, { factorId: sent?.factorId, code: phone.code() });
      assertAt(confirmed, 'codes');
    });

  it('REQ-18 REQ-83 puts neither number nor code into the log, though the provider repeats both', async (test) => {
    const { host, fake } = await bank(test);
    const browser = await host.signedIn();
    fake.always({ error: 21608 });
    assertRefused(await typeNumber(browser, ADA), 'sms_unavailable');
    const log = host.log.join('\n');
    assert.match(log, /"providerCode":"21608"/);
    assert.match(log, /The number \+… failed/);
    assert.doesNotMatch(log, /7418|\d{6} is your|#\d{6}/);
  });
});

describe('a provider that is down', () => {
  it('REQ-86 costs neither a try nor a text, and leaves the other methods', async (test) => {
    const { host, fake, phone } = await bank(test);
    const browser = await host.signedIn();
    await typeNumber(browser, ADA);
    const factorId = (await sentIn(browser))?.factorId;
    await browser.call(flow.confirm, { factorId, code: phone.code() });
    const { setId, codes } = (await browser.call(recovery.begin)).body as unknown as RecoverySet;
    await browser.call(recovery.confirm, { setId });
    await fake.stop();
    host.clock.advance({ minutes: 10 });

    const next = await host.signedIn();
    for (let i = 0; i < 20; i++) {
      const refused = await askForText(next);
      assertRefused(refused, 'sms_unavailable');
      const { triesLeft, sent } = refused.body.state as Challenge;
      assert.deepEqual([triesLeft, sent?.sendsLeft], [5, 5]);
      host.clock.advance({ seconds: 10 });
    }
    assertRefused(await answer(next, '000000'), 'challenge_over');
    const { challengeId } = (await stateOf(next)) as Challenge;
    assertAt(await next.call(flow.recover, { challengeId, code: codes[0] }), 'complete');
    await assertSignedIn(next, 'ada');
  });

  it('REQ-86 hands over to the next one, whose reports alone count', async (test) => {
    const { host, fake, second, phone } = await bank(test, { spare: true, timeoutMs: 200 });
    const browser = await challenged(host, phone);
    fake.next('silent');
    assertAt(await askForText(browser), 'challenge');
    const [text] = second.texts;
    assert.equal(second.texts.length, 1);
    assert(text);
    assert.match(text.params.StatusCallback ?? '', /\/sms\/spare\/status/);
    const ofTheFirst = fake.texts.at(-1);
    assert(ofTheFirst);
    await fake.report(
      {
        ...ofTheFirst,
        params: { StatusCallback: text.params.StatusCallback?.replace('/spare/', '/twilio/') ?? '' },
      },
      'failed',
      { errorCode: 30008 },
    );
    assert.equal((await sentIn(browser))?.delivery, 'open');
    await second.report(text, 'delivered');
    assert.equal((await sentIn(browser))?.delivery, 'delivered');
    assertAt(await answer(browser, phone.code()), 'complete');
  });

  for (const error of [21211, 21614, 21610, 21408, 30450, 60410])
    it(`asks no other provider after ${error}, which is about the number or against fraud`, async (test) => {
      const { host, fake, second, phone } = await bank(test, { spare: true });
      const browser = await challenged(host, phone);
      fake.next({ error });
      assert((await askForText(browser)).status >= 400);
      assert.equal(second.requests(), 0);
    });
});

describe('a provider that is unsure', () => {
  it('keeps the code of a text that may have left, and its cost', async (test) => {
    const { host, fake, phone } = await bank(test, { timeoutMs: 200 });
    const browser = await challenged(host, phone);
    fake.next('silent');
    const refused = await askForText(browser);
    assertRefused(refused, 'sms_unavailable');
    const { sent, triesLeft } = refused.body.state as Challenge;
    assert.deepEqual([sent?.sendsLeft, sent?.resendAt, triesLeft], [4, host.clock.now() + 10_000, 5]);
    assertAt(await answer(browser, phone.code()), 'complete');
  });

  it('bounds what a provider that takes everything and answers nothing can cost', async (test) => {
    const { host, fake, phone } = await bank(test, { timeoutMs: 50 });
    await challenged(host, phone);
    const before = fake.texts.length;
    fake.always('silent');
    for (let login = 0; login < 3; login++) {
      const browser = await host.signedIn();
      for (let i = 0; i < 4; i++) {
        await askForText(browser);
        host.clock.advance({ seconds: 10 });
      }
    }
    assert.equal(fake.texts.length - before, 5);
  });

  it('believes a report that comes before the answer', async (test) => {
    const { host, fake, phone } = await bank(test, { timeoutMs: 400 });
    const browser = await challenged(host, phone);
    fake.next('silent');
    const before = fake.texts.length;
    const asking = askForText(browser);
    while (fake.texts.length === before) await new Promise((resolve) => setTimeout(resolve, 10));
    const text = fake.texts.at(-1);
    assert(text);
    await fake.report(text, 'delivered');
    assert.equal(assertAt(await asking, 'challenge').sent?.delivery, 'delivered');
    assertAt(await answer(browser, phone.code()), 'complete');
  });
});

describe('a slow provider', { concurrency: true }, () => {
  it('is waited for three seconds; that it failed is told by the next look', async (test) => {
    const { host, fake, phone } = await bank(test);
    const browser = await challenged(host, phone);
    const slow = Promise.withResolvers<undefined>();
    fake.next({ until: slow.promise, then: { error: 21614 } });
    const started = Date.now();
    const { sent } = assertAt(await askForText(browser), 'challenge');
    assert(Date.now() - started < 4_500);
    assert.equal(sent?.delivery, 'open');
    slow.resolve(undefined);
    const known = await lookUntilKnown(browser);
    assert.deepEqual([known?.delivery, known?.failure], ['failed', 'phone_unsupported']);
    assert.equal(((await stateOf(browser)) as Challenge).triesLeft, 5);
  });

  it('delivers after all, and its code works', async (test) => {
    const { host, fake, phone } = await bank(test);
    const browser = await challenged(host, phone);
    const slow = Promise.withResolvers<undefined>();
    fake.next({ until: slow.promise, then: 'take' });
    const before = fake.texts.length;
    assertAt(await askForText(browser), 'challenge');
    slow.resolve(undefined);
    while (fake.texts.length === before) await new Promise((resolve) => setTimeout(resolve, 10));
    assertAt(await answer(browser, phone.code()), 'complete');
  });

  it('does not undo a newer text when an older one fails late', async (test) => {
    const { host, fake, phone } = await bank(test);
    const browser = await challenged(host, phone);
    const slow = Promise.withResolvers<undefined>();
    fake.next({ until: slow.promise, then: { error: 30008 } });
    assertAt(await askForText(browser), 'challenge');
    host.clock.advance({ seconds: 30 });
    const newer = assertAt(await askForText(browser), 'challenge').sent;
    slow.resolve(undefined);
    const failed = () => dump(host.file).message?.some(({ status }) => status === 'failed');
    while (!failed()) await new Promise((resolve) => setTimeout(resolve, 20));
    // Until the count is back, too: the code and the cost go in the same breath.
    while ((await sentIn(browser))?.sendsLeft !== 4) await new Promise((resolve) => setTimeout(resolve, 20));
    const sent = await sentIn(browser);
    assert.deepEqual([sent?.delivery, sent?.resendAt], ['open', newer?.resendAt]);
    assertRefused(await askForText(browser), 'send_limited');
    assertAt(await answer(browser, phone.code()), 'complete');
  });
});

describe('a text of another login', () => {
  it('is not shown in this one', async (test) => {
    const { host, phone } = await bank(test);
    await challenged(host, phone);
    await signedInAndTexted(host);
    const browser = await host.signedIn();
    assert.equal(((await stateOf(browser)) as Challenge).sent, undefined);
  });
});
