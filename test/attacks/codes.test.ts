/** Codes of an authenticator: which are right, how often, and what counts as a code at all. */
import { flow, type Challenge, type Enrollment } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Answer, Browser } from '../kit/browser.js';
import { assertAt, assertLockedOut, assertRefused, assertSignedIn, stateOf } from '../kit/expect.js';
import { hostDuring } from '../kit/host.js';
import { Meddler } from '../kit/meddler.js';
import { answer, begin, enrol } from '../kit/people.js';
import { assertUnchanged, sql, value } from '../kit/tables.js';

const lastStep = (file: string) => value(file, 'select last_step from factor');
const failures = (file: string) => value(file, 'select in_row from failure_counter');

async function challengeOf(browser: Browser) {
  const { challengeId, factors } = (await stateOf(browser)) as Challenge;
  return { challengeId, factorId: factors[0]?.id };
}

describe('an authenticator', () => {
  it('REQ-13 gets 160 bits that the server made', async (test) => {
    const host = await hostDuring(test);
    const browser = await host.signedIn();
    const secrets = new Set<string>();
    for (let i = 0; i < 10; i++) secrets.add((await begin(browser)).app.secret);
    assert.equal(secrets.size, 10);
    for (const secret of secrets) assert.match(secret, /^[A-Z2-7]{32}$/);
  });

  for (const [steps, isRight] of [
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ] as const)
    it(`REQ-13 ${isRight ? 'proves with' : 'is refused'} the code of ${steps} steps from now`, async (test) => {
      const host = await hostDuring(test);
      const { app } = await enrol(host);
      host.clock.advance({ minutes: 2 });
      const browser = await host.signedIn();
      const answered = await answer(browser, app.code(host.clock.now(), steps));
      if (isRight) return void assertAt(answered, 'complete');
      assertRefused(answered, 'code_wrong');
      await assertLockedOut(browser);
    });

  it('REQ-13 can be asked for the current step alone, and for no more than one beside it', async (test) => {
    const host = await hostDuring(test, { figures: { totpWindow: 0 } });
    const { app } = await enrol(host);
    const browser = await host.signedIn();
    for (const steps of [-1, 1])
      assertRefused(await answer(browser, app.code(host.clock.now(), steps)), 'code_wrong');
    assertAt(await answer(browser, app.code(host.clock.now())), 'complete');
  });

  it('REQ-13 Q16 is set up by the very codes that it signs in with', async (test) => {
    for (const [totpWindow, right] of [
      [1, [-1, 0, 1]],
      [0, [0]],
    ] as const)
      for (const steps of [-2, -1, 0, 1, 2]) {
        const host = await hostDuring(test, { figures: { totpWindow } });
        const browser = await host.signedIn();
        const { app, factorId } = await begin(browser);
        const answered = await browser.call(flow.confirm, {
          factorId,
          code: app.code(host.clock.now(), steps),
        });
        if ((right as readonly number[]).includes(steps)) assertAt(answered, 'codes');
        else assertRefused(answered, 'code_wrong');
      }
  });

  it('REQ-14 Q18 proves with a code once', async (test) => {
    const host = await hostDuring(test);
    const { app } = await enrol(host);
    const code = app.code(host.clock.now());
    assertAt(await answer(await host.signedIn(), code), 'complete');
    const thief = await host.signedIn();
    assertRefused(await answer(thief, code), 'code_wrong');
    await assertLockedOut(thief);
  });

  it('REQ-14 proves with no code of an earlier step than the last', async (test) => {
    const host = await hostDuring(test);
    const { app } = await enrol(host);
    const earlier = app.code(host.clock.now(), -1);
    assertAt(await answer(await host.signedIn(), app.code(host.clock.now())), 'complete');
    const taken = lastStep(host.file);
    assertRefused(await answer(await host.signedIn(), earlier), 'code_wrong');
    assert.equal(lastStep(host.file), taken);
  });

  it('REQ-14 proves one of twenty logins that send the same code at once', async (test) => {
    const host = await hostDuring(test);
    const { app, factorId } = await enrol(host);
    const code = app.code(host.clock.now());
    const browsers = await Promise.all(Array.from({ length: 20 }, () => host.signedIn()));
    const answers = await Promise.all(browsers.map((browser) => answer(browser, code, factorId)));
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    const sessions = await Promise.all(browsers.map((browser) => browser.get('/account')));
    assert.equal(sessions.filter(({ status }) => status === 200).length, 1);
  });

  it('REQ-14 is not proved by a request that compared before another one took the step', async (test) => {
    const meddler = new Meddler();
    const host = await hostDuring(test);
    const late = await hostDuring(test, {
      folder: host.folder,
      clock: host.clock,
      through: meddler.between,
    });
    const { app } = await enrol(host);
    const code = app.code(host.clock.now());
    const [first, second] = [await host.signedIn(), await late.signedIn()];
    const hold = meddler.holdTransaction(1);
    const held = answer(second, code);
    await hold.reached;
    assertAt(await answer(first, code), 'complete');
    hold.release();
    assertRefused(await held, 'code_wrong');
    await assertLockedOut(second);
  });

  it('REQ-43 is not proved by a request that compared before the factor was taken away', async (test) => {
    const meddler = new Meddler();
    const host = await hostDuring(test, { through: meddler.between });
    const { app, factorId } = await enrol(host);
    const browser = await host.signedIn();
    const hold = meddler.holdTransaction(1);
    const held = answer(browser, app.code(host.clock.now()));
    await hold.reached;
    sql(host.file, `update factor set state = 'retired' where id = ?`, factorId);
    hold.release();
    assertRefused(await held, 'code_wrong');
    await assertLockedOut(browser);
  });

  it('REQ-15 goes by the clock of the server alone', async (test) => {
    const host = await hostDuring(test);
    const { app } = await enrol(host);
    const old = host.clock.now();
    host.clock.advance({ minutes: 5 });
    const browser = await host.signedIn();
    const headers = {
      date: new Date(old).toUTCString(),
      'x-time': String(old),
      'x-timestamp': String(old),
      'x-request-start': `t=${old}`,
    };
    const input = { ...(await challengeOf(browser)), code: app.code(old) };
    assertRefused(await browser.call(flow.verify, input, { headers }), 'code_wrong');
    const inQuery = await browser.post(`/mfa/flow/verify?timestamp=${old}&now=${old}`, input);
    assertRefused(inQuery, 'code_wrong');
    for (const claim of [{ timestamp: old }, { now: old }, { time: old }, { step: Math.floor(old / 30_000) }])
      assertRefused(await browser.call(flow.verify, { ...input, ...claim }), 'request_malformed');
    await assertLockedOut(browser);
  });
});

const shapes: [string, unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['an empty text', ''],
  ['a number', 123456],
  ['a fraction', 12345.6],
  ['true', true],
  ['a list of codes', ['000000', '111111']],
  ['a list of one', ['RIGHT']],
  ['an object', { code: 'RIGHT' }],
  ['an object with a method', { toString: 'RIGHT', valueOf: 'RIGHT' }],
  ['five digits', '12345'],
  ['seven digits', '1234567'],
  ['two codes', 'RIGHTRIGHT'],
  ['two codes with a comma', 'RIGHT,RIGHT'],
  ['letters', 'abcdef'],
  ['a thousand digits', '1'.repeat(1000)],
  ['a thousand spaces before it', `${' '.repeat(1000)}RIGHT`],
  ['fullwidth digits', 'RIGHT:ff10'],
  ['Arabic-Indic digits', 'RIGHT:660'],
  ['Devanagari digits', 'RIGHT:966'],
  ['mathematical digits', 'RIGHT:1d7ce'],
  ['superscripts', '¹²³⁴⁵⁶'],
  ['a sign', '+RIGHT'],
  ['a fraction sign', 'RIGHT.0'],
  ['an exponent', '1e5'],
  ['hexadecimal', '0x1e240'],
  ['a null byte', 'RIGHT\0'],
  ['a zero-width space', '\u200bRIGHT'],
  ['a comment', 'RIGHT/**/'],
  ['an SQL wildcard', '______'],
  ['SQL', `' or 1=1 --`],
];

/** The shape with the right code put in, in other digits where the name says so. */
function disguise(shape: unknown, code: string): unknown {
  const text = JSON.stringify(shape);
  if (text === undefined) return undefined;
  const zero = /RIGHT:(\w+)/.exec(text)?.[1];
  const digits = zero
    ? [...code].map((digit) => String.fromCodePoint(parseInt(zero, 16) + Number(digit))).join('')
    : code;
  return JSON.parse(text.replaceAll(/RIGHT(:\w+)?/g, digits));
}

describe('what is no code', () => {
  it('REQ-16 Q22 is refused before any compare, and costs no try', async (test) => {
    const host = await hostDuring(test);
    const { app } = await enrol(host);
    const browser = await host.signedIn();
    const challenge = await challengeOf(browser);
    await assertUnchanged(host.file, async () => {
      for (const [name, shape] of shapes) {
        const code = disguise(shape, app.code(host.clock.now()));
        const answered = await browser.call(flow.verify, { ...challenge, code });
        assert.equal(answered.body.code, 'request_malformed', name);
        assert.equal(answered.status, 400, name);
      }
    });
    await assertLockedOut(browser);
  });

  it('REQ-16 Q22 is refused where a factor is confirmed, too', async (test) => {
    const host = await hostDuring(test);
    const browser = await host.signedIn();
    const { app, factorId } = await begin(browser);
    await assertUnchanged(host.file, async () => {
      for (const [name, shape] of shapes) {
        const code = disguise(shape, app.code(host.clock.now()));
        const answered = await browser.call(flow.confirm, { factorId, code });
        assert.equal(answered.body.code, 'request_malformed', name);
      }
    });
  });

  it('REQ-16 does not become one by standing twice in a request: one request tests one code', async (test) => {
    const host = await hostDuring(test);
    const { app } = await enrol(host);
    const browser = await host.signedIn();
    const { challengeId, factorId } = await challengeOf(browser);
    const [right, wrong] = [app.code(host.clock.now()), app.wrongCode(host.clock.now())];
    const twice = (first: string, second: string) =>
      `{"challengeId":"${challengeId}","factorId":"${factorId}","code":"${first}","code":"${second}"}`;
    assertRefused(await browser.call(flow.verify, {}, { body: twice(right, wrong) }), 'code_wrong');
    assert.equal(failures(host.file), 1);
    const more = { headers: { 'content-type': 'application/json; code=x' }, body: twice(wrong, wrong) };
    assertRefused(await browser.call(flow.verify, {}, more), 'code_wrong');
    assert.equal(failures(host.file), 2);
  });

  it('REQ-16 never matches a factor without a secret', async (test) => {
    const host = await hostDuring(test);
    const { app, factorId } = await enrol(host);
    for (const emptied of ['', 'null']) {
      sql(host.file, 'update factor set secret = ? where id = ?', emptied, factorId);
      const browser = await host.signedIn();
      for (const code of ['000000', app.code(host.clock.now())])
        assertRefused(await answer(browser, code), 'unavailable');
      await assertLockedOut(browser);
    }
  });

  it('REQ-16 Q22 is not a code that a person spaced out', async (test) => {
    const host = await hostDuring(test);
    const { app } = await enrol(host);
    const code = app.code(host.clock.now());
    const browser = await host.signedIn();
    assertAt(await answer(browser, ` ${code.slice(0, 3)} - ${code.slice(3)} `), 'complete');
    await assertSignedIn(browser, 'ada');
  });
});

describe('a refusal', () => {
  /** What an attacker can see of it, apart from the name of the occurrence and the user's own ids. */
  const seen = ({ status, body }: Answer) => {
    const { instance: _, state, ...rest } = body;
    const { challengeId: __, factors: ___, ...where } = (state ?? {}) as Partial<Challenge>;
    return { status, ...rest, where };
  };

  it('REQ-17 of a used code looks like that of a wrong one', async (test) => {
    const host = await hostDuring(test);
    const { app } = await enrol(host);
    const used = app.code(host.clock.now());
    await answer(await host.signedIn(), used);
    const wrong = await answer(await host.signedIn(), app.wrongCode(host.clock.now()));
    assertAt(await answer(await host.signedIn(), app.code(host.clock.now(), 1)), 'complete');
    const spent = await answer(await host.signedIn(), used);
    assert.deepEqual(seen(spent), seen(wrong));
  });

  it('REQ-17 of an unknown, a foreign and a spent challenge is one', async (test) => {
    const host = await hostDuring(test);
    const { app, factorId } = await enrol(host, 'ada');
    const grace = await enrol(host, 'grace');
    const foreign = await challengeOf(await host.signedIn('grace'));
    const before = await host.signedIn('ada');
    const spent = await challengeOf(before);
    await answer(before, app.code(host.clock.now(), -1));
    const browser = await host.signedIn('ada');
    const code = app.code(host.clock.now());
    const answers = [];
    for (const input of [
      { challengeId: 'unknown', factorId },
      { challengeId: foreign.challengeId, factorId: grace.factorId },
      spent,
      { ...(await challengeOf(browser)), factorId: grace.factorId },
      { ...(await challengeOf(browser)), factorId: 'unknown' },
    ])
      answers.push(seen(await browser.call(flow.verify, { ...input, code })));
    for (const one of answers) assert.deepEqual(one, answers[0]);
    assert.equal(answers[0]?.['code'], 'challenge_over');
  });

  it('REQ-05 of a challenge that a session never opened is one, too', async (test) => {
    const host = await hostDuring(test);
    const { app, factorId } = await enrol(host);
    const foreign = await challengeOf(await host.signedIn());
    const browser = host.browser();
    await browser.post('/magic-link', { userId: 'ada' });
    const code = app.code(host.clock.now());
    await assertUnchanged(host.file, async () => {
      for (const challengeId of [foreign.challengeId, 'unknown'])
        assertRefused(await browser.call(flow.verify, { challengeId, factorId, code }), 'challenge_over');
    });
    await assertLockedOut(browser, 'mfa_required');
  });

  it('REQ-42 of somebody else’s set-up is that of an unknown one', async (test) => {
    const host = await hostDuring(test);
    const victim = await begin(await host.signedIn('ada'));
    const thief = await host.signedIn('mallory');
    const own = (await begin(thief)).factorId;
    const code = victim.app.code(host.clock.now());
    const answers = [];
    for (const factorId of [victim.factorId, 'unknown'])
      answers.push(seen(await thief.call(flow.confirm, { factorId, code })));
    assert.deepEqual(answers[0], answers[1]);
    assert.equal(answers[0]?.['code'], 'challenge_over');
    assert.equal(value(host.file, `select count(*) from factor where state = 'active'`), 0);
    assert.equal(((await stateOf(thief)) as Enrollment).setup?.factorId, own);
  });
});
