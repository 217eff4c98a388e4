/** Texted codes: how they are made, how long and how often they work, what they prove, and how they are kept. */
import { flow, type Challenge } from '@mfa-kit/contract';
import { devOutbox, sqlite } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import type { Answer, Browser } from '../kit/browser.js';
import { assertAt, assertLockedOut, assertRefused, assertSignedIn, stateOf } from '../kit/expect.js';
import { hostDuring, type HostOptions } from '../kit/host.js';
import { Meddler } from '../kit/meddler.js';
import { answer } from '../kit/people.js';
import { raw } from '../kit/raw.js';
import { dump, sql } from '../kit/tables.js';
import { askForText, beginPhone, enrolPhone, signedInAndTexted, typeNumber } from '../kit/texting.js';
import { oneTimeCode, virtualPhone } from '../kit/virtual-phone.js';

const ADA = '+447418343743';
const MALLORY = '+4915123456789';

async function bank(test: TestContext, options: HostOptions = {}) {
  const outbox = devOutbox();
  const host = await hostDuring(test, { sms: [outbox], ...options });
  const phoneOf = (number: string) => virtualPhone(number, () => outbox.messages);
  return { host, outbox, phoneOf, phone: phoneOf(ADA) };
}

const statuses = (answers: readonly Answer[]) => answers.map(({ status }) => status);
const triesLeftOf = async (browser: Browser) => ((await stateOf(browser)) as Challenge).triesLeft;

describe('making codes', () => {
  it('REQ-10 draws each digit of two thousand codes evenly, and keeps leading zeros', async (test) => {
    const { host, phoneOf } = await bank(test, {
      figures: { textsPerUserDay: 50, textsPerAddressHour: 1_000, textsPerHour: 1_000_000 },
      database: sqlite(':memory:'),
    });
    const codes: string[] = [];
    for (let person = 0; codes.length < 2_000; person++) {
      const id = `person-${person}`;
      host.users.set(id, { id, name: id });
      const browser = await host.signedIn(id);
      for (let i = 0; i < 50; i++) {
        const number = `+4474${String(person).padStart(2, '0')}${String(i).padStart(2, '0')}4375`;
        await typeNumber(browser, number);
        codes.push(phoneOf(number).code());
      }
      host.clock.advance({ hours: 1 });
    }
    for (const code of codes) assert.match(code, /^[0-9]{6}$/);
    const leading = codes.filter((code) => code.startsWith('0')).length;
    assert(Math.abs(leading - 200) < 67, `${leading} of 2,000 begin with a zero`);
    for (let at = 0; at < 6; at++) {
      const counts = Array.from({ length: 10 }, (_, digit) =>
        codes.filter((code) => code[at] === String(digit)),
      );
      const chiSquare = counts.reduce((sum, { length }) => sum + (length - 200) ** 2 / 200, 0);
      // One honest run in a million is beyond this, with nine degrees of freedom.
      assert(chiSquare < 45.1, `digit ${at} is uneven: ${chiSquare}`);
    }
    assert(codes.length - new Set(codes).size < 12, 'codes repeat beyond chance');
  });

  it('REQ-19 writes one line of fixed words and one that binds the code to the configured host', async (test) => {
    const { host, phone } = await bank(test, { publicUrl: 'http://localhost:4000', issuer: 'ExampleCo' });
    host.users.set('ada', { id: 'ada', name: 'https://evil.example/ada', email: 'evil@evil.example' });
    const browser = await host.signedIn();
    await raw(host.origin, {
      path: '/mfa/flow/begin',
      headers: {
        cookie: [...browser.cookies].map((pair) => pair.join('=')).join(';'),
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        forwarded: 'host=evil.example',
        'accept-language': '__proto__, constructor;q=0.9, ../../evil',
      },
      body: JSON.stringify({ kind: 'phone', phone: ADA }),
    });
    const [text = ''] = phone.texts();
    const code = phone.code();
    assert.equal(text, `${code} is your ExampleCo security code.\n\n@localhost #${code}`);
    assert.deepEqual(oneTimeCode(text), { host: 'localhost', code });
  });
});

describe('using codes', () => {
  for (const withoutCodes of [false, true])
    it(`REQ-11 lets one of twenty right codes in, ${withoutCodes ? 'recovery codes still to be saved' : 'straight to the session'}`, async (test) => {
      const { host, phone } = await bank(test);
      await enrolPhone(host, phone, { withoutCodes });
      const browser = await signedInAndTexted(host);
      const copies = Array.from({ length: 20 }, () => browser.copy());
      const answers = await Promise.all(copies.map((copy) => answer(copy, phone.code())));
      assert.equal(statuses(answers).filter((status) => status === 200).length, 1);
    });

  it('REQ-11 lets one of two in that were compared before either was spent', async (test) => {
    const meddler = new Meddler();
    const { host, outbox, phone } = await bank(test, { through: meddler.between });
    const { folder, secrets, clock } = host;
    const other = await hostDuring(test, { folder, secrets, clock, sms: [outbox] });
    await enrolPhone(host, phone, { withoutCodes: true });
    const browser = await signedInAndTexted(host);
    // The try is counted in one transaction; the next one spends the code.
    const hold = meddler.holdTransaction(1);
    const slower = answer(browser, phone.code());
    await hold.reached;
    assertAt(await answer(browser.copy(other.origin), phone.code()), 'codes');
    hold.release();
    assertRefused(await slower, 'code_wrong');
  });

  it('REQ-11 ends a code after five minutes by the server’s clock, and spends no try on it', async (test) => {
    const { host, phone } = await bank(test);
    await enrolPhone(host, phone);
    const browser = await signedInAndTexted(host);
    host.clock.advance({ minutes: 5 });
    for (let i = 0; i < 7; i++) assertRefused(await answer(browser, phone.code()), 'code_expired');
    assert.equal(await triesLeftOf(browser), 5);
    assertAt(await askForText(browser), 'challenge');
    assertAt(await answer(browser, phone.code()), 'complete');
  });

  it('REQ-11 takes a code until the last of the five minutes', async (test) => {
    const { host, phone } = await bank(test);
    await enrolPhone(host, phone);
    const browser = await signedInAndTexted(host);
    host.clock.advance({ minutes: 4, seconds: 59 });
    assertAt(await answer(browser, phone.code()), 'complete');
  });

  it('REQ-11 ends the codes of a set-up alike', async (test) => {
    const { host, phone } = await bank(test);
    const browser = await host.signedIn();
    const { factorId } = await beginPhone(browser, phone);
    host.clock.advance({ minutes: 5 });
    const late = await browser.call(flow.confirm, { factorId, code: phone.code() });
    assertRefused(late, 'code_expired');
    assertAt(await askForText(browser), 'enrollment');
    const { status } = await browser.call(flow.confirm, { factorId, code: phone.code() });
    assert.equal(status, 200);
  });

  it('REQ-12 does not count from the start again when another text is asked for', async (test) => {
    const { host, phone } = await bank(test);
    const { factorId } = await enrolPhone(host, phone);
    const browser = await signedInAndTexted(host);
    for (let i = 0; i < 4; i++) assertRefused(await answer(browser, phone.wrongCode()), 'code_wrong');
    host.clock.advance({ seconds: 30 });
    assertAt(await askForText(browser), 'challenge');
    const fifth = await answer(browser, phone.wrongCode());
    assert.deepEqual([fifth.body.code, fifth.body.triesLeft], ['code_wrong', 0]);
    assertRefused(await answer(browser, phone.code(), factorId), 'factor_locked');
    await assertLockedOut(browser);
  });

  it('REQ-12 does not count from the start again when the same number is typed again', async (test) => {
    const { host, phone } = await bank(test);
    const browser = await host.signedIn();
    const { factorId } = await beginPhone(browser, phone);
    const guess = () => browser.call(flow.confirm, { factorId, code: phone.wrongCode() });
    for (let i = 0; i < 4; i++) assertRefused(await guess(), 'code_wrong');
    host.clock.advance({ minutes: 1 });
    await beginPhone(browser, phone);
    assert.equal((await guess()).body.triesLeft, 0);
    assertRefused(await browser.call(flow.confirm, { factorId, code: phone.code() }), 'challenge_over');
  });

  for (const [back, accepted] of [
    [0, true],
    [-1, true],
    [-2, false],
  ] as const)
    it(`REQ-12 ${accepted ? 'takes' : 'refuses'} the ${['newest', 'second newest', 'third newest'][-back]} text’s code`, async (test) => {
      const { host, phone } = await bank(test);
      await enrolPhone(host, phone);
      const browser = await signedInAndTexted(host);
      for (const seconds of [30, 60]) {
        host.clock.advance({ seconds });
        assertAt(await askForText(browser), 'challenge');
      }
      const { status, body } = await answer(browser, phone.code(back));
      assert.deepEqual([status, body.code], accepted ? [200, undefined] : [401, 'code_wrong']);
    });

  it('REQ-17 says the same of a wrong code as of one that was used', async (test) => {
    const { host, phone } = await bank(test);
    await enrolPhone(host, phone);
    const before = await signedInAndTexted(host);
    const used = phone.code();
    assertAt(await answer(before, used), 'complete');
    host.clock.advance({ minutes: 1 });
    const said: string[] = [];
    for (const code of [used, phone.wrongCode()]) {
      const browser = await signedInAndTexted(host);
      const { text } = await answer(browser, code);
      said.push(text.replace(/"(instance|challengeId)":"[^"]+"/g, ''));
      // Another code of this login is right, so that each guess starts from the same count.
      assertAt(await answer(browser, phone.code()), 'complete');
      sql(host.file, 'delete from rate_limit');
    }
    assert.equal(said[0], said[1]);
  });

  it('REQ-17 says one thing of challenges that are unknown, foreign and spent', async (test) => {
    const { host, phone, phoneOf } = await bank(test);
    const { factorId } = await enrolPhone(host, phone);
    await enrolPhone(host, phoneOf(MALLORY), { userId: 'mallory' });
    const spent = await signedInAndTexted(host);
    const { challengeId } = (await stateOf(spent)) as Challenge;
    assertAt(await answer(spent, phone.code()), 'complete');
    const mallory = await signedInAndTexted(host, 'mallory');
    const said = new Set<string>();
    for (const [browser, id] of [
      [mallory, 'unknown'],
      [mallory, challengeId],
      [spent, challengeId],
    ] as const) {
      const refused = await browser.call(flow.verify, { challengeId: id, factorId, code: phone.code() });
      assertRefused(refused, 'challenge_over');
      said.add(refused.text.replace(/"instance":"[^"]+"|"state":.*/g, ''));
    }
    assert.equal(said.size, 1);
  });
});

describe('what a code proves', () => {
  it('REQ-05 takes neither the code of another person nor of another login nor of enrolling', async (test) => {
    const { host, phone, phoneOf } = await bank(test);
    const theirs = phoneOf(MALLORY);
    await enrolPhone(host, theirs, { userId: 'mallory' });
    const enrolled = theirs.code();
    await enrolPhone(host, phone);
    const enrolling = phone.code();
    const earlier = await signedInAndTexted(host);
    const inOtherBrowser = phone.code();
    host.clock.advance({ seconds: 1 });
    await signedInAndTexted(host, 'mallory');
    const browser = await signedInAndTexted(host);
    const foreign = [theirs.code(), enrolled, enrolling, inOtherBrowser].filter(
      (code) => code !== phone.code(),
    );
    for (const code of foreign) assertRefused(await answer(browser, code), 'code_wrong');
    assert.equal(await triesLeftOf(browser), 5 - foreign.length);
    assertAt(await answer(earlier, inOtherBrowser), 'complete');
    await assertLockedOut(browser);
  });

  it('REQ-05 keeps enrolling and signing in apart, even for who can move rows', async (test) => {
    const { host, phone } = await bank(test);
    const { factorId } = await enrolPhone(host, phone);
    const enrolling = phone.code();
    // The codes that enrolling made come back to life, in the challenge of the next sign-in.
    const browser = await host.signedIn();
    const { challengeId } = (await stateOf(browser)) as Challenge;
    sql(host.file, 'update challenge set pending_id = ? where factor_id = ?', challengeId, factorId);
    sql(host.file, 'update challenge_code set used_at = null, expires_at = ?', host.clock.now() + 60_000);
    assertRefused(await answer(browser, enrolling), 'code_wrong');
    await assertLockedOut(browser);
  });

  it('REQ-05 keeps two challenges of one phone apart, even for who can move rows', async (test) => {
    const { host, phone } = await bank(test);
    await enrolPhone(host, phone);
    await signedInAndTexted(host);
    host.clock.advance({ seconds: 1 });
    const browser = await signedInAndTexted(host);
    const [older, newer] = sql(host.file, 'select id from challenge order by id desc limit 2').reverse();
    sql(host.file, 'delete from challenge_code where challenge_id = ?', newer?.id);
    sql(host.file, 'update challenge_code set challenge_id = ? where challenge_id = ?', newer?.id, older?.id);
    assertRefused(await answer(browser, phone.code(-1)), 'code_wrong');
  });

  it('asks everybody who has a phone and nothing else, whatever policy says', async (test) => {
    for (const requirement of ['required', 'optional', 'off'] as const) {
      const { host, phone } = await bank(test, {
        policy: ({ id }) => ({ requirement: id === 'ada' && asked ? requirement : 'optional' }),
      });
      let asked = false;
      await enrolPhone(host, phone);
      asked = true;
      const browser = await host.signedIn();
      assert.equal((await stateOf(browser)).at, 'challenge');
      await assertLockedOut(browser, 'mfa_required');
      assertRefused(await browser.call(flow.skip), 'factor_exists');
      assertRefused(await answer(browser, '000000'), 'challenge_over');
      const proving = await signedInAndTexted(host);
      assert.deepEqual(assertAt(await answer(proving, phone.code()), 'complete').amr, ['pwd', 'sms', 'mfa']);
      await assertSignedIn(proving, 'ada');
    }
  });
});

describe('keeping codes and numbers', () => {
  it('REQ-82 has neither codes nor digests that a table of all codes could find, nor numbers', async (test) => {
    const { host, phone, outbox } = await bank(test);
    await enrolPhone(host, phone);
    await signedInAndTexted(host);
    const held = JSON.stringify(dump(host.file));
    for (const { body } of outbox.messages)
      assert(!held.includes(oneTimeCode(body)?.code ?? '?'), 'a code is in the database');
    for (const spelling of [ADA, ADA.slice(1), ADA.slice(3), ADA.slice(-6)])
      assert(!held.includes(spelling), 'a number is in the database');
    // A digest of 32 bytes, in any of the usual spellings, is read as its bytes.
    const words = held.match(/[\w+/-]{43,64}/g) ?? [];
    const spellings = (word: string) => [Buffer.from(word, 'hex'), Buffer.from(word, 'base64url')];
    const digests = new Set(words.flatMap(spellings).map((bytes) => bytes.toString('latin1')));
    const isHeld = (text: string) => digests.has(hash('sha256', text, 'buffer').toString('latin1'));
    for (let code = 0; code < 1_000_000; code++)
      assert(!isHeld(String(code).padStart(6, '0')), 'a table of all codes finds one in the database');
    // Salted with what stands beside it, the table is only made a little later.
    const [row] = sql(
      host.file,
      'select mac, challenge_id, factor_id from challenge_code join challenge on challenge.id = challenge_id order by challenge_code.id desc',
    );
    const [challengeId, factorId] = [String(row?.challenge_id), String(row?.factor_id)];
    for (const salt of [`${challengeId}|`, `${factorId}|`, `${challengeId}|ada|${factorId}|sign-in|`])
      assert(!isHeld(salt + phone.code()), `a digest is salted with no more than ${salt}`);
    const mac = Buffer.from(String(row?.mac), 'base64url').toString('latin1');
    assert(digests.has(mac), 'the digest of the code itself was not looked at');
  });
});
