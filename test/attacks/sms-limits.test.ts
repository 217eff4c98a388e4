/** How many texts may go where: pumping for money, flooding a phone, using up what others need. */
import { flow } from '@mfa-kit/contract';
import { devOutbox, twilio } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Answer, Browser } from '../kit/browser.js';
import { assertAt, assertRefused } from '../kit/expect.js';
import { fakeTwilio } from '../kit/fake-twilio.js';
import { hostDuring, type Host, type HostOptions } from '../kit/host.js';
import { answer } from '../kit/people.js';
import { secondProcess } from '../kit/second-process.js';
import { dump } from '../kit/tables.js';
import { askForText, beginPhone, enrolPhone, sentIn, signedInAndTexted, typeNumber } from '../kit/texting.js';
import { virtualPhone } from '../kit/virtual-phone.js';

const ADA = '+447418343743';
/** Numbers that share no prefix with each other. */
const elsewhere = (i: number) => `+4915${String(10 + i)}3456789`;

async function bank(test: TestContext, options: HostOptions = {}) {
  const outbox = devOutbox();
  const host = await hostDuring(test, { sms: [outbox], ...options });
  const phoneOf = (number: string) => virtualPhone(number, () => outbox.messages);
  return { host, outbox, phoneOf, phone: phoneOf(ADA) };
}

/** Somebody new at a browser, with the password given. */
async function newcomer(host: Host, id: string): Promise<Browser> {
  host.users.set(id, { id, name: id });
  return host.signedIn(id);
}

const refusals = (answers: readonly Answer[]) =>
  answers.filter(({ body }) => body.code === 'send_limited').length;

describe('one challenge', () => {
  it('REQ-27 sends one text for fifty requests at once', async (test) => {
    const { host, outbox, phone } = await bank(test);
    await enrolPhone(host, phone);
    const browser = await host.signedIn();
    const answers = await Promise.all(Array.from({ length: 50 }, () => askForText(browser)));
    assert.deepEqual([outbox.messages.length, refusals(answers)], [2, 49]);
    for (const { body } of answers) if (body.code) assert.equal(body.retryAfter, 30);
  });

  it('REQ-27 sends one text when the same number is typed fifty times at once', async (test) => {
    const { host, outbox, phone } = await bank(test);
    const browser = await host.signedIn();
    const answers = await Promise.all(Array.from({ length: 50 }, () => typeNumber(browser, ADA)));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    assert.equal(outbox.messages.length, 1);
    const factorId = (await sentIn(browser))?.factorId;
    assert.equal((await browser.call(flow.confirm, { factorId, code: phone.code() })).status, 200);
  });

  it('REQ-27 sends one text for fifty requests to two processes', async (test) => {
    const fake = await fakeTwilio();
    test.after(() => fake.stop());
    const host = await hostDuring(test, { sms: [twilio(fake.options)] });
    const phone = virtualPhone(ADA, () => fake.texts);
    await enrolPhone(host, phone, { withoutCodes: true });
    const other = await secondProcess(host, { twilio: fake.options });
    test.after(() => other.kill());
    const browser = await host.signedIn();
    const places = Array.from({ length: 50 }, (_, i) => (i % 2 ? browser : browser.copy(other.origin)));
    const answers = await Promise.all(places.map((place) => askForText(place)));
    assert.deepEqual([fake.texts.length, refusals(answers)], [2, 49]);
    // Of twenty right codes, half of them there, one is taken.
    const given = await Promise.all(places.slice(0, 20).map((place) => answer(place, phone.code())));
    assert.equal(given.filter(({ status }) => status === 200).length, 1);
  });

  it('REQ-27 waits twice as long before each text, and sends five', async (test) => {
    const { host, outbox, phone } = await bank(test);
    await enrolPhone(host, phone);
    host.clock.advance({ minutes: 10 });
    const before = outbox.messages.length;
    const browser = await signedInAndTexted(host);
    for (const [i, seconds] of [30, 60, 120, 240].entries()) {
      const sent = await sentIn(browser);
      assert.deepEqual([sent?.sendsLeft, sent?.resendAt], [4 - i, host.clock.now() + seconds * 1000]);
      host.clock.advance({ seconds: seconds - 1 });
      const early = await askForText(browser);
      assertRefused(early, 'send_limited');
      assert.equal(early.body.retryAfter, 1);
      host.clock.advance({ seconds: 1 });
      assertAt(await askForText(browser), 'challenge');
    }
    const { sendsLeft, resendAt } = (await sentIn(browser)) ?? {};
    assert.deepEqual([sendsLeft, resendAt], [0, undefined]);
    const sixth = await askForText(browser);
    assertRefused(sixth, 'send_limited');
    assert.equal(sixth.body.retryAfter, undefined);
    assert.equal(outbox.messages.length - before, 5);
  });
});

describe('one number', () => {
  it('REQ-27 sends five texts in ten minutes to a number, over all sign-ins', async (test) => {
    const { host, outbox, phone } = await bank(test);
    await enrolPhone(host, phone);
    const before = outbox.messages.length;
    for (let i = 0; i < 5; i++) await signedInAndTexted(host);
    const browser = await host.signedIn();
    const sixth = await askForText(browser);
    assertRefused(sixth, 'send_limited');
    assert.equal(sixth.body.retryAfter, 600);
    assert.equal(outbox.messages.length - before, 5);
    host.clock.advance({ minutes: 9, seconds: 59 });
    assertRefused(await askForText(await host.signedIn()), 'send_limited');
    host.clock.advance({ seconds: 1 });
    assertAt(await askForText(await host.signedIn()), 'challenge');
  });

  it('REQ-27 lets nobody use up the texts of somebody else’s number by enrolling it', async (test) => {
    const { host, outbox, phone } = await bank(test);
    await enrolPhone(host, phone);
    // The number's budget for strangers was begun by its owner.
    host.clock.advance({ minutes: 10 });
    const before = outbox.messages.length;
    for (let i = 0; i < 5; i++) await beginPhone(await newcomer(host, `m${i}`), phone);
    assertRefused(await typeNumber(await newcomer(host, 'm6'), ADA), 'send_limited');
    assert.equal(outbox.messages.length - before, 5);
    const browser = await signedInAndTexted(host);
    assertAt(await answer(browser, phone.code()), 'complete');
  });

  it('REQ-27 keeps the hour of sign-ins apart from the hour of strangers’ numbers', async (test) => {
    const { host, phone } = await bank(test, { figures: { textsPerHour: 3 } });
    await enrolPhone(host, phone);
    for (let i = 0; i < 2; i++) await typeNumber(await newcomer(host, `m${i}`), elsewhere(i));
    assertRefused(await typeNumber(await newcomer(host, 'm3'), elsewhere(3)), 'send_limited');
    assertAt(await askForText(await host.signedIn()), 'challenge');
  });

  it('REQ-28 blocks adjacent numbers after ten in an hour, and says so in the log', async (test) => {
    const { host, outbox, phoneOf } = await bank(test);
    const answers: Answer[] = [];
    for (let i = 0; i < 30; i++)
      answers.push(await typeNumber(await newcomer(host, `m${i}`), `+44741834${String(3700 + i)}`));
    assert.deepEqual([outbox.messages.length, refusals(answers)], [10, 20]);
    assert.equal(host.log.filter((line) => line.includes('sms-prefix')).length, 20);
    await beginPhone(await newcomer(host, 'honest'), phoneOf(elsewhere(0)));
    host.clock.advance({ hours: 1 });
    await beginPhone(await newcomer(host, 'patient'), phoneOf(ADA));
  });
});

describe('one person', () => {
  it('REQ-27 sends ten texts a day to numbers that a person has not proved', async (test) => {
    const { host, outbox } = await bank(test);
    for (let i = 0; i < 10; i++)
      assertAt(await typeNumber(await host.signedIn(), elsewhere(i)), 'enrollment');
    const eleventh = await typeNumber(await host.signedIn(), elsewhere(10));
    assertRefused(eleventh, 'send_limited');
    assert.equal(eleventh.body.retryAfter, 24 * 3600);
    assert.equal(outbox.messages.length, 10);
    host.clock.advance({ days: 1 });
    assertAt(await typeNumber(await host.signedIn(), elsewhere(10)), 'enrollment');
  });

  it('REQ-27 does not hold twelve honest sign-ins a day against anybody', async (test) => {
    const { host, phone } = await bank(test);
    await enrolPhone(host, phone);
    for (let i = 0; i < 12; i++) {
      const browser = await signedInAndTexted(host);
      assertAt(await answer(browser, phone.code()), 'complete');
      host.clock.advance({ minutes: 30 });
    }
  });

  it('REQ-27 sends ten texts a day that nobody answers, and gives back what is answered after all', async (test) => {
    const { host, outbox, phone } = await bank(test);
    await enrolPhone(host, phone);
    const before = outbox.messages.length;
    let last = await signedInAndTexted(host);
    for (let i = 1; i < 10; i++) {
      host.clock.advance({ minutes: 5 });
      last = await signedInAndTexted(host);
    }
    for (let i = 0; i < 5; i++) assertRefused(await askForText(await host.signedIn()), 'send_limited');
    assert.equal(outbox.messages.length - before, 10);
    // Asking in vain has cost nothing, so one right code makes room for one text.
    assertAt(await answer(last, phone.code()), 'complete');
    assertAt(await askForText(await host.signedIn()), 'challenge');
    host.clock.advance({ minutes: 5 });
    assertRefused(await askForText(await host.signedIn()), 'send_limited');
  });

  it('REQ-28 sends fifty texts a day to somebody who reads them all', async (test) => {
    const { host, phone } = await bank(test);
    await enrolPhone(host, phone);
    for (let i = 0; i < 50; i++) {
      assertAt(await answer(await signedInAndTexted(host), phone.code()), 'complete');
      host.clock.advance({ minutes: 3 });
    }
    assertRefused(await askForText(await host.signedIn()), 'send_limited');
  });

  it('REQ-27 says when the next text may be asked for, and counts no text that was refused', async (test) => {
    const { host, outbox, phone } = await bank(test, { figures: { textsPerUserDay: 2 } });
    await enrolPhone(host, phone);
    await signedInAndTexted(host);
    host.clock.advance({ minutes: 20 });
    const browser = await signedInAndTexted(host);
    host.clock.advance({ minutes: 1 });
    const { body } = await askForText(browser);
    const sent = await sentIn(browser);
    assert.deepEqual([body.code, sent?.sendsLeft], ['send_limited', 4]);
    assert.equal(sent?.resendAt, host.clock.now() + (body.retryAfter ?? 0) * 1000);
    assertRefused(await askForText(browser), 'send_limited');
    assert.equal(outbox.messages.length, 3);
    assertAt(await answer(browser, phone.code()), 'complete');
  });

  it('REQ-85 keeps neither name nor number in the limits', async (test) => {
    const { host, phone } = await bank(test);
    await enrolPhone(host, phone);
    await signedInAndTexted(host);
    await host.mfa.erase('ada');
    const held = JSON.stringify(dump(host.file));
    assert.match(held, /sms-user/);
    assert.doesNotMatch(held, /\bada\b|7418/);
  });
});

describe('one address', () => {
  const figures = { textsPerAddressHour: 3 };

  it('REQ-27 sends so many texts to strangers’ numbers, whatever address a header claims', async (test) => {
    const { host, outbox } = await bank(test, { figures });
    const answers: Answer[] = [];
    for (let i = 0; i < 6; i++) {
      const browser = await newcomer(host, `m${i}`);
      const headers = { 'x-forwarded-for': `198.51.100.${i}`, 'x-real-ip': `198.51.100.${i}` };
      answers.push(await browser.call(flow.begin, { kind: 'phone', phone: elsewhere(i) }, { headers }));
    }
    assert.deepEqual([outbox.messages.length, refusals(answers)], [3, 3]);
  });

  it('REQ-27 sends so many texts that nobody answers to who holds many passwords', async (test) => {
    const { host, outbox, phoneOf } = await bank(test, { figures });
    for (let i = 0; i < 5; i++) {
      await enrolPhone(host, phoneOf(elsewhere(i)), { browser: await newcomer(host, `v${i}`) });
      host.clock.advance({ hours: 1 });
    }
    const before = outbox.messages.length;
    const answers = [];
    for (let i = 0; i < 5; i++) answers.push(await askForText(await host.signedIn(`v${i}`)));
    assert.deepEqual([outbox.messages.length - before, refusals(answers)], [3, 2]);
  });

  it('REQ-27 does not hold an office’s honest sign-ins against it', async (test) => {
    const { host, phoneOf } = await bank(test, { figures });
    for (let i = 0; i < 6; i++) {
      const phone = phoneOf(elsewhere(i));
      await enrolPhone(host, phone, { browser: await newcomer(host, `v${i}`) });
      assertAt(await answer(await signedInAndTexted(host, `v${i}`), phone.code()), 'complete');
      host.clock.advance({ minutes: 20 });
    }
    for (let i = 0; i < 6; i++)
      assertAt(
        await answer(await signedInAndTexted(host, `v${i}`), phoneOf(elsewhere(i)).code()),
        'complete',
      );
  });
});
