/** Guessing: how many wrong codes the server evaluates, whoever sends them, wherever from and however fast. */
import { flow, type Challenge } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Answer, Browser } from '../kit/browser.js';
import { assertAt, assertLockedOut, assertRefused, assertSignedIn, stateOf } from '../kit/expect.js';
import { hostDuring, PASSWORD, startHost, type Host } from '../kit/host.js';
import { Meddler } from '../kit/meddler.js';
import { answer, enrol, type Enrolled } from '../kit/people.js';
import { assertUnchanged, sql } from '../kit/tables.js';

const evaluated = (answers: readonly Answer[]) =>
  answers.filter(({ body }) => body.code === 'code_wrong').length;
const counter = (host: Host, factorId: string) =>
  sql(
    host.file,
    'select in_row, day_count, locked_until from failure_counter where factor_id = ?',
    factorId,
  )[0];

/** Wrong codes, each with a new login, until the server evaluates no more. How many it did. */
async function guess(host: Host, { app, factorId }: Enrolled, times: number): Promise<number> {
  const answers: Answer[] = [];
  for (let i = 0; i < times; i++)
    answers.push(await answer(await host.signedIn(), app.wrongCode(host.clock.now()), factorId));
  return evaluated(answers);
}

/** A code of the right format that is nobody's. */
const savedNowhere = '0000-0000-0000-0000';

describe('a challenge', () => {
  it('REQ-20 dies of five wrong tries, and says so with each', async (test) => {
    const host = await hostDuring(test);
    const { app, factorId } = await enrol(host);
    const browser = await host.signedIn();
    const { challengeId } = (await stateOf(browser)) as Challenge;
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      const { body } = await answer(browser, app.wrongCode(host.clock.now()), factorId);
      assert.deepEqual([body.code, body.triesLeft], ['code_wrong', triesLeft]);
      assert.equal((body.state as { at: string }).at, triesLeft > 0 ? 'challenge' : 'signed-out');
    }
    const right = { challengeId, factorId, code: app.code(host.clock.now()) };
    await assertUnchanged(host.file, async () =>
      assertRefused(await browser.call(flow.verify, right), 'factor_locked'),
    );
    await assertLockedOut(browser, 'signed_out');
  });

  it('REQ-20 is over for the right code after five wrong ones, where no factor is locked', async (test) => {
    const host = await hostDuring(test);
    const { app, factorId, codes } = await enrol(host);
    const browser = await host.signedIn();
    const { challengeId } = (await stateOf(browser)) as Challenge;
    for (let i = 0; i < 3; i++) await answer(browser, app.wrongCode(host.clock.now()));
    for (let i = 0; i < 2; i++)
      assertRefused(await browser.call(flow.recover, { challengeId, code: savedNowhere }), 'code_wrong');
    const right = { challengeId, factorId, code: app.code(host.clock.now()) };
    await assertUnchanged(host.file, async () => {
      assertRefused(await browser.call(flow.verify, right), 'challenge_over');
      assertRefused(await browser.call(flow.recover, { challengeId, code: codes[0] }), 'challenge_over');
    });
    await assertLockedOut(browser);
    assertAt(await answer(await host.signedIn(), app.code(host.clock.now())), 'complete');
  });

  it('REQ-20 grants five tries, however many arrive at once', async (test) => {
    const host = await hostDuring(test);
    const { app, factorId } = await enrol(host);
    const browser = await host.signedIn();
    const { challengeId } = (await stateOf(browser)) as Challenge;
    const input = { challengeId, factorId, code: app.wrongCode(host.clock.now()) };
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => browser.copy().call(flow.verify, input)),
    );
    assert.equal(evaluated(answers), 5);
    assert.deepEqual(counter(host, factorId)?.['in_row'], 5);
  });

  it('REQ-20 grants five tries over all factors, and no sixth to a request that looked before the fifth', async (test) => {
    const host = await hostDuring(test);
    const { app, factorId } = await enrol(host);
    const browser = await host.signedIn();
    const { challengeId } = (await stateOf(browser)) as Challenge;
    const wrong = { challengeId, factorId, code: app.wrongCode(host.clock.now()) };
    const unsaved = { challengeId, code: savedNowhere };
    for (let i = 0; i < 2; i++) {
      assertRefused(await browser.call(flow.verify, wrong), 'code_wrong');
      assertRefused(await browser.call(flow.recover, unsaved), 'code_wrong');
    }
    const [fifth, sixth] = [new Meddler(), new Meddler()];
    const { folder, clock } = host;
    const one = await hostDuring(test, { folder, clock, through: fifth.between });
    const other = await hostDuring(test, { folder, clock, through: sixth.between });
    const before = sixth.holdTransaction();
    const late = browser.copy(other.origin).call(flow.verify, { ...wrong, code: app.code(clock.now()) });
    await before.reached;
    const counted = fifth.holdTransaction(1);
    const last = browser.copy(one.origin).call(flow.recover, unsaved);
    await counted.reached;
    assertAt(await browser.call(flow.state), 'signed-out');
    before.release();
    assertRefused(await late, 'challenge_over');
    counted.release();
    assertRefused(await last, 'code_wrong');
    await assertLockedOut(browser);
  });

  it('REQ-20 takes no try that comes to be counted after its end', async (test) => {
    const meddler = new Meddler();
    const host = await hostDuring(test, { through: meddler.between });
    const { app, factorId } = await enrol(host);
    const { browser, input } = await readyToGuess(host, app.code(host.clock.now(), 1), factorId);
    host.clock.advance({ minutes: 9, seconds: 59 });
    const late = { ...input, code: app.code(host.clock.now()) };
    const hold = meddler.holdTransaction();
    const held = browser.call(flow.verify, late);
    await hold.reached;
    host.clock.advance({ seconds: 1 });
    hold.release();
    assertRefused(await held, 'challenge_over');
    await assertLockedOut(browser);
    assert.equal(counter(host, factorId), undefined);
  });

  it('REQ-20 lives on when the fifth try is the right one, until the codes are saved', async (test) => {
    const host = await hostDuring(test);
    const { app } = await enrol(host);
    sql(host.file, 'delete from recovery_set');
    const browser = await host.signedIn();
    for (let i = 0; i < 4; i++) await answer(browser, app.wrongCode(host.clock.now()));
    assertAt(await answer(browser, app.code(host.clock.now())), 'codes');
    assertAt(await browser.call(flow.state), 'codes');
  });

  for (const at of ['codes', 'complete'] as const)
    it(`REQ-20 that was proved and is at ${at} is not ended by a fifth try that overtakes it`, async (test) => {
      const host = await hostDuring(test);
      const { app, factorId } = await enrol(host);
      if (at === 'codes') sql(host.file, 'delete from recovery_set');
      const browser = await host.signedIn();
      for (let i = 0; i < 3; i++) await answer(browser, app.wrongCode(host.clock.now()));
      const { challengeId } = (await stateOf(browser)) as Challenge;
      const input = { challengeId, factorId, code: app.code(host.clock.now()) };
      const tries = [];
      for (const meddler of [new Meddler(), new Meddler()]) {
        const { folder, clock } = host;
        const other = await hostDuring(test, { folder, clock, through: meddler.between });
        const hold = meddler.holdTransaction(1);
        const held = browser.copy(other.origin).call(flow.verify, input);
        await hold.reached;
        tries.push({ hold, held });
      }
      const [fourth, fifth] = tries;
      fourth?.hold.release();
      assertAt(await fourth!.held, at);
      fifth?.hold.release();
      assertRefused(await fifth!.held, 'code_wrong');
      const [login] = sql(host.file, 'select ended from pending_login where id = ?', challengeId);
      assert.equal(login?.['ended'], at === 'codes' ? null : 'done');
      assert.deepEqual(sql(host.file, `select id from event where type = 'login_ended'`), []);
    });
});

describe('the counter of a factor', () => {
  it('REQ-21 stands in the database: thirty codes over fifteen logins, fifteen addresses and a restart are five', async (test) => {
    const clock = (await hostDuring(test)).clock;
    const first = await startHost({ trustProxy: 1, clock });
    const { app, factorId } = await enrol(first);
    const guessFrom = async (host: Host, login: number) => {
      const headers = { 'x-forwarded-for': `203.0.113.${login}` };
      const browser = host.browser();
      await browser.post('/login', { userId: 'ada', password: PASSWORD }, { headers });
      const { challengeId } = (await stateOf(browser)) as Challenge;
      const input = { challengeId, factorId, code: app.wrongCode(clock.now()) };
      return [
        await browser.call(flow.verify, input, { headers }),
        await browser.call(flow.verify, input, { headers }),
      ];
    };
    const answers: Answer[] = [];
    for (let login = 0; login < 2; login++) answers.push(...(await guessFrom(first, login)));
    await first.close({ keep: true });
    const second = await hostDuring(test, { trustProxy: 1, clock, folder: first.folder });
    for (let login = 2; login < 15; login++) answers.push(...(await guessFrom(second, login)));
    assert.equal(evaluated(answers), 5);
    assert.equal(answers.length, 30);
  });

  it('REQ-21 locks at each fifth in a row, longer each time, and at twenty a day', async (test) => {
    const host = await hostDuring(test);
    const person = await enrol(host);
    for (const minutes of [15, 30, 60]) {
      assert.equal(await guess(host, person, 6), 5);
      assert.equal(counter(host, person.factorId)?.['locked_until'], host.clock.now() + minutes * 60_000);
      host.clock.advance({ minutes, seconds: -1 });
      assert.equal(await guess(host, person, 1), 0);
      host.clock.advance({ seconds: 1 });
    }
    assert.equal(await guess(host, person, 6), 5);
    host.clock.advance({ hours: 24, seconds: -1 });
    assert.equal(await guess(host, person, 1), 0);
    host.clock.advance({ seconds: 1 });
    assert.equal(await guess(host, person, 1), 1);
  });

  it('REQ-21 never evaluates more than twenty in any 24 hours', async (test) => {
    const host = await hostDuring(test);
    const person = await enrol(host);
    const tried: number[] = [];
    for (let hour = 0; hour < 24 * 4; hour += 5) {
      while ((await guess(host, person, 1)) === 1) tried.push(host.clock.now());
      host.clock.advance({ hours: 5 });
    }
    const day = 24 * 3600_000;
    assert(tried.length > 20);
    for (const [i, at] of tried.entries())
      assert(tried.slice(i).filter((later) => later < at + day).length <= 20, `${i}`);
  });

  it('REQ-21 locks for good at the hundredth in a row', async (test) => {
    const host = await hostDuring(test);
    const person = await enrol(host);
    assert.equal(await guess(host, person, 1), 1);
    sql(host.file, 'update failure_counter set in_row = 99');
    assert.equal(await guess(host, person, 1), 1);
    host.clock.advance({ days: 3650 });
    const browser = await host.signedIn();
    assertRefused(await answer(browser, person.app.code(host.clock.now())), 'factor_locked');
    await assertLockedOut(browser);
  });

  it('REQ-22 is committed before the compare, and survives whatever fails after it', async (test) => {
    const meddler = new Meddler();
    const host = await hostDuring(test, { through: meddler.between });
    const { app, factorId } = await enrol(host);
    const { browser, input } = await readyToGuess(host, app.wrongCode(host.clock.now()), factorId);
    meddler.failAfter(Infinity);
    assertRefused(await browser.call(flow.verify, input), 'code_wrong');
    const statements = meddler.seen;
    let failed = 0;
    for (let passing = 0; passing < statements; passing++) {
      sql(host.file, 'delete from failure_counter');
      const again = await readyToGuess(host, app.wrongCode(host.clock.now()), factorId);
      meddler.failAfter(passing);
      const { body } = await again.browser.call(flow.verify, again.input);
      meddler.failAfter(Infinity);
      const isCounted = counter(host, factorId)?.['in_row'] === 1;
      assert(isCounted || body.code === 'unavailable', `${passing}: ${body.code}`);
      if (isCounted && body.code === 'unavailable') failed += 1;
      await assertLockedOut(again.browser);
    }
    assert(failed > 3, 'failures after the count were tried');
  });

  it('REQ-22 evaluates five of a hundred that come by a hundred logins at once, and not the right one after them', async (test) => {
    const host = await hostDuring(test);
    const { app, factorId } = await enrol(host);
    const browsers = await Promise.all(Array.from({ length: 100 }, () => host.signedIn()));
    const wrong = app.wrongCode(host.clock.now());
    const answers = await Promise.all(browsers.map((browser) => answer(browser, wrong, factorId)));
    assert.equal(evaluated(answers), 5);
    assertRefused(await answer(await host.signedIn(), app.code(host.clock.now())), 'factor_locked');
  });

  it('REQ-23 is not cleared by a right password', async (test) => {
    const host = await hostDuring(test);
    assert.equal(await guess(host, await enrol(host), 30), 5);
  });

  it('REQ-23 is not cleared by another account’s right codes, nor by another factor', async (test) => {
    const host = await hostDuring(test);
    const victim = await enrol(host, 'ada');
    const mallory = await enrol(host, 'mallory');
    const answers: Answer[] = [];
    for (let i = 0; i < 8; i++) {
      answers.push(await answer(await host.signedIn('ada'), victim.app.wrongCode(host.clock.now())));
      const own = await answer(await host.signedIn('mallory'), mallory.app.code(host.clock.now()));
      assertAt(own, 'complete');
      if (i < 4) await recoverWith(await host.signedIn('ada'), victim.codes[i]);
      host.clock.advance({ seconds: 30 });
    }
    assert.equal(evaluated(answers), 5);
  });

  it('REQ-23 is cleared by success with that factor', async (test) => {
    const host = await hostDuring(test);
    const person = await enrol(host);
    assert.equal(await guess(host, person, 4), 4);
    assertAt(await answer(await host.signedIn(), person.app.code(host.clock.now())), 'complete');
    assert.equal(counter(host, person.factorId), undefined);
    assert.equal(await guess(host, person, 5), 5);
  });

  it('REQ-24 refuses the right code while it locks, without using it up or counting it', async (test) => {
    const host = await hostDuring(test);
    const person = await enrol(host);
    await guess(host, person, 5);
    const browser = await host.signedIn();
    const refused = () => answer(browser, person.app.code(host.clock.now()));
    await assertUnchanged(host.file, async () => {
      const answered = await refused();
      assertRefused(answered, 'factor_locked');
      assert.equal(answered.headers.get('retry-after'), String(15 * 60));
      assert.equal(answered.body.retryAfter, 15 * 60);
    });
    const shown = (await stateOf(browser)) as Challenge;
    assert.equal(shown.factors[0]?.lockedUntil, host.clock.now() + 15 * 60_000);
    assert.equal(shown.triesLeft, 5);
    host.clock.advance({ minutes: 15 });
    const again = await host.signedIn();
    assertAt(await answer(again, person.app.code(host.clock.now())), 'complete');
  });

  it('REQ-25 leaves the other ways in open', async (test) => {
    const host = await hostDuring(test);
    const person = await enrol(host);
    await guess(host, person, 5);
    const browser = await host.signedIn();
    assertAt(await recoverWith(browser, person.codes[0]), 'complete');
    await assertSignedIn(browser, 'ada');
  });

  it('REQ-25 is out of reach of whoever lacks the password', async (test) => {
    const host = await hostDuring(test);
    const { app, factorId, codes } = await enrol(host);
    const { challengeId } = (await stateOf(await host.signedIn())) as Challenge;
    const own = await host.signedIn('mallory');
    const wrong = app.wrongCode(host.clock.now());
    const nobody = host.browser();
    await assertUnchanged(host.file, async () => {
      for (let i = 0; i < 30; i++) {
        for (const browser of [nobody, own]) {
          await browser.call(flow.verify, { challengeId, factorId, code: wrong });
          await browser.call(flow.recover, { challengeId, code: codes[0] });
        }
        await nobody.post('/login', { userId: 'ada', password: `wrong ${i}` });
      }
    });
    assertAt(await answer(await host.signedIn(), app.code(host.clock.now())), 'complete');
  });
});

async function readyToGuess(host: Host, code: string, factorId: string) {
  const browser = await host.signedIn();
  const { challengeId } = (await stateOf(browser)) as Challenge;
  return { browser, input: { challengeId, factorId, code } };
}

async function recoverWith(browser: Browser, code: string | undefined): Promise<Answer> {
  const { challengeId } = (await stateOf(browser)) as Challenge;
  return browser.call(flow.recover, { challengeId, code });
}
