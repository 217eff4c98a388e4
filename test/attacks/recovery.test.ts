/** Recovery codes: made once, in force once saved, good for once each, and of no use to a reader of the database. */
import { flow, recovery, type Challenge, type RecoverySet } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Answer, Browser } from '../kit/browser.js';
import { assertAt, assertLockedOut, assertRefused, assertSignedIn, stateOf } from '../kit/expect.js';
import { hostDuring, type Host } from '../kit/host.js';
import { Meddler } from '../kit/meddler.js';
import { answer, begin, enrol } from '../kit/people.js';
import { assertUnchanged, dump, sql, value } from '../kit/tables.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Luhn mod 32 as SECURITY.md has it, written a second time: the sum over all sixteen characters is none. */
function isWhole(code: string): boolean {
  const sum = [...code.replaceAll('-', '')].reverse().reduce((total, character, i) => {
    const doubled = ALPHABET.indexOf(character) * (i % 2 === 1 ? 2 : 1);
    return total + Math.floor(doubled / 32) + (doubled % 32);
  }, 0);
  return sum % 32 === 0;
}

async function recoverWith(browser: Browser, code: unknown): Promise<Answer> {
  const { challengeId } = (await stateOf(browser)) as Challenge;
  return browser.call(flow.recover, { challengeId, code });
}

/** A browser at the point where codes are made. */
async function atCodes(host: Host, userId = 'ada') {
  const browser = await host.signedIn(userId);
  const { app, factorId } = await begin(browser);
  assertAt(await browser.call(flow.confirm, { factorId, code: app.code(host.clock.now()) }), 'codes');
  return { browser, app };
}

async function make(browser: Browser): Promise<RecoverySet> {
  return (await browser.call(recovery.begin)).body as unknown as RecoverySet;
}

describe('recovery codes', () => {
  it('REQ-45 are ten of 75 random bits and a character that checks them', async (test) => {
    const host = await hostDuring(test);
    const { browser } = await atCodes(host);
    assert.equal((await make(browser)).codes.length, 10);
    const many = await hostDuring(test, {
      folder: host.folder,
      clock: host.clock,
      figures: { recoveryCodes: 20 },
    });
    const collector = browser.copy(many.origin);
    const made: string[] = [];
    for (let i = 0; i < 50; i++) made.push(...(await make(collector)).codes);
    assert.equal(new Set(made).size, 1000);
    const counts = new Map<string, number>();
    for (const code of made) {
      assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
      assert(isWhole(code), code);
      for (const character of code.replaceAll('-', '').slice(0, 15))
        counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    const expected = (1000 * 15) / 32;
    const chi = [...ALPHABET].reduce(
      (sum, character) => sum + ((counts.get(character) ?? 0) - expected) ** 2 / expected,
      0,
    );
    // 31 degrees of freedom: a fair source passes 80 once in 300,000 runs.
    assert(chi < 80, `chi-square ${chi}`);
  });

  it('REQ-45 stand in the database as keyed digests: neither a code nor a plain hash of one', async (test) => {
    const host = await hostDuring(test);
    const { codes } = await enrol(host);
    const kept = JSON.stringify(dump(host.file));
    for (const code of codes)
      for (const form of [code, code.replaceAll('-', ''), code.toLowerCase()])
        for (const said of [form, `ada|${form}`, `ada${form}`, `ada:${form}`])
          for (const hash of ['sha1', 'sha256', 'sha512', 'md5'])
            for (const encoding of ['hex', 'base64', 'base64url'] as const) {
              const digest = createHash(hash).update(said).digest(encoding);
              assert(!kept.includes(said) && !kept.includes(digest), form);
            }
  });

  it('R18 REQ-45 that were mistyped cost no try', async (test) => {
    const host = await hostDuring(test);
    const { codes } = await enrol(host);
    const [code = ''] = codes;
    const browser = await host.signedIn();
    const { challengeId } = (await stateOf(browser)) as Challenge;
    await assertUnchanged(host.file, async () => {
      for (const [i, character] of [...code].entries()) {
        if (character === '-') continue;
        const other = ALPHABET[(ALPHABET.indexOf(character) + 1 + i) % 32] ?? '0';
        const typo = code.slice(0, i) + other + code.slice(i + 1);
        if (other !== character)
          assertRefused(await browser.call(flow.recover, { challengeId, code: typo }), 'code_mistyped');
      }
      for (const typo of [code.slice(1), `${code}0`, `${code.slice(0, -1)}U`, '*'.repeat(16), 'ＡＢＣＤ'])
        assertRefused(await browser.call(flow.recover, { challengeId, code: typo }), 'code_mistyped');
      for (const shape of ['', null, 1, [code], { code }, undefined, '0'.repeat(65)])
        assertRefused(await browser.call(flow.recover, { challengeId, code: shape }), 'request_malformed');
    });
    await assertLockedOut(browser);
    const typed = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' ');
    assertAt(await browser.call(flow.recover, { challengeId, code: typed }), 'complete');
  });

  it('R10 R12 REQ-46 are in the answer that makes them and in no other', async (test) => {
    const host = await hostDuring(test);
    const { browser } = await atCodes(host);
    const { setId, codes } = await make(browser);
    const shown = browser.seen.length;
    await browser.call(flow.state);
    await browser.call(recovery.confirm, { setId });
    await browser.call(flow.state);
    await browser.get('/account');
    assertRefused(await browser.call(recovery.begin), 'step_up_required');
    const later = browser.seen.slice(shown).join('\n');
    for (const code of codes) assert(!later.includes(code) && !later.includes(code.replaceAll('-', '')));
    assert.equal(value(host.file, 'select count(*) from recovery_set'), 1);
  });

  it('R13 REQ-46 are not in force before somebody said that they are saved', async (test) => {
    const host = await hostDuring(test);
    const { browser, app } = await atCodes(host);
    const { codes } = await make(browser);
    host.clock.advance({ seconds: 60 });
    const other = await host.signedIn();
    assertRefused(await recoverWith(other, codes[0]), 'challenge_over');
    await browser.call(flow.cancel);
    assertRefused(await recoverWith(other, codes[0]), 'challenge_over');
    assertAt(await answer(other, app.code(host.clock.now())), 'codes');
  });

  it('REQ-46 are confirmed by the login that made them, once, and by no other', async (test) => {
    const host = await hostDuring(test);
    const { browser } = await atCodes(host);
    const { browser: thief } = await atCodes(host, 'mallory');
    const { setId } = await make(browser);
    for (const foreign of [setId, 'unknown'])
      assertRefused(await thief.call(recovery.confirm, { setId: foreign }), 'challenge_over');
    const again = await make(browser);
    assertRefused(await browser.call(recovery.confirm, { setId }), 'challenge_over');
    await assertLockedOut(browser);
    assertAt(await browser.call(recovery.confirm, { setId: again.setId }), 'complete');
    assert.equal(value(host.file, `select count(*) from recovery_set where state = 'confirmed'`), 1);
  });

  it('REQ-46 are confirmed as they were made: a set that was voided meanwhile is not', async (test) => {
    const host = await hostDuring(test);
    const { browser } = await atCodes(host);
    const { setId } = await make(browser);
    sql(host.file, `update recovery_set set state = 'void'`);
    assertRefused(await browser.call(recovery.confirm, { setId }), 'challenge_over');
    await assertLockedOut(browser);
  });

  it('REQ-47 void the whole set before them in the moment they come into force', async (test) => {
    const meddler = new Meddler();
    const host = await hostDuring(test, { through: meddler.between });
    const { browser } = await atCodes(host);
    const { setId } = await make(browser);
    const hold = meddler.holdTransaction();
    const held = browser.call(recovery.confirm, { setId });
    await hold.reached;
    sql(host.file, `insert into recovery_set values ('older', 'ada', 'confirmed', null, 0, 0)`);
    hold.release();
    assertAt(await held, 'complete');
    const inForce = sql(host.file, `select id from recovery_set where state = 'confirmed'`);
    assert.deepEqual(inForce, [{ id: setId }]);
  });

  it('REQ-31 are made only after a factor was enrolled or proved in the same login', async (test) => {
    const host = await hostDuring(test);
    const { browser } = await enrol(host);
    const pending = await host.signedIn('ada');
    const fresh = await host.signedIn('mallory');
    await assertUnchanged(host.file, async () => {
      assertRefused(await pending.call(recovery.begin), 'factor_exists');
      assertRefused(await fresh.call(recovery.begin), 'enrollment_required');
      assertRefused(await browser.call(recovery.begin), 'step_up_required');
    });
  });
});

describe('a recovery code', () => {
  it('REQ-47 works once', async (test) => {
    const host = await hostDuring(test);
    const { codes } = await enrol(host);
    const browser = await host.signedIn();
    const state = assertAt(await recoverWith(browser, codes[0]), 'complete');
    assert.deepEqual([state.recoveryLeft, state.repairUntil], [9, host.clock.now() + 15 * 60_000]);
    await assertSignedIn(browser, 'ada');
    const thief = await host.signedIn();
    assertRefused(await recoverWith(thief, codes[0]), 'code_wrong');
    await assertLockedOut(thief);
  });

  it('REQ-47 lets one of twenty in that use it at once', async (test) => {
    const host = await hostDuring(test);
    const { codes } = await enrol(host);
    const [one, two] = [await host.signedIn(), await host.signedIn()];
    const answers = await Promise.all(
      [one, two].flatMap((browser) =>
        Array.from({ length: 10 }, () => recoverWith(browser.copy(), codes[0])),
      ),
    );
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    assert.equal(value(host.file, 'select count(*) from recovery_code where used_at is not null'), 1);
    assert.equal(value(host.file, `select count(*) from event where type = 'recovery_used'`), 1);
  });

  it('REQ-47 is not used by a request that looked before another one used it', async (test) => {
    const meddler = new Meddler();
    const host = await hostDuring(test);
    const late = await hostDuring(test, { folder: host.folder, clock: host.clock, through: meddler.between });
    const { codes } = await enrol(host);
    const [first, second] = [await host.signedIn(), await late.signedIn()];
    const hold = meddler.holdTransaction(1);
    const held = recoverWith(second, codes[0]);
    await hold.reached;
    assertAt(await recoverWith(first, codes[0]), 'complete');
    hold.release();
    assertRefused(await held, 'code_wrong');
    await assertLockedOut(second);
  });

  it('REQ-47 of a set that was replaced, or is not in force yet, never works', async (test) => {
    const host = await hostDuring(test);
    const { codes } = await enrol(host);
    sql(host.file, `insert into recovery_set select 'newer', user_id, state, null, 0, 0 from recovery_set`);
    sql(host.file, `insert into recovery_code values ('mac', 'newer', 'ada', 'kid', null)`);
    for (const state of ['void', 'pending']) {
      sql(host.file, `update recovery_set set state = ? where id != 'newer'`, state);
      const browser = await host.signedIn();
      assertRefused(await recoverWith(browser, codes[1]), 'code_wrong');
      await assertLockedOut(browser);
    }
  });

  it('REQ-47 is bound to its user in the digest and in the row: whoever edits one of them gains nothing', async (test) => {
    const host = await hostDuring(test);
    const { codes } = await enrol(host, 'ada');
    const { codes: own } = await enrol(host, 'mallory');
    const set = value(host.file, `select id from recovery_set where user_id = 'ada'`);
    sql(host.file, `update recovery_code set user_id = 'mallory' where set_id = ?`, set);
    const browser = await host.signedIn('ada');
    assertRefused(await recoverWith(browser, codes[0]), 'code_wrong');
    sql(host.file, `update recovery_code set user_id = 'ada', set_id = ?`, set);
    assertRefused(await recoverWith(browser, own[0]), 'code_wrong');
    await assertLockedOut(browser);
  });

  it('REQ-47 works for its own user and no other', async (test) => {
    const host = await hostDuring(test);
    const { codes } = await enrol(host, 'ada');
    await enrol(host, 'mallory');
    const thief = await host.signedIn('mallory');
    assertRefused(await recoverWith(thief, codes[0]), 'code_wrong');
    assert.equal(value(host.file, 'select count(*) from recovery_code where used_at is not null'), 0);
    assertAt(await recoverWith(await host.signedIn('ada'), codes[0]), 'complete');
  });

  it('REQ-48 is guessed at five times, and then locked, the right one too; the authenticator is not', async (test) => {
    const host = await hostDuring(test);
    const { app, codes } = await enrol(host);
    const browsers = await Promise.all(Array.from({ length: 12 }, () => host.signedIn()));
    const answers = await Promise.all(browsers.map((browser) => recoverWith(browser, '0000-0000-0000-0000')));
    assert.equal(answers.filter(({ body }) => body.code === 'code_wrong').length, 5);
    const browser = await host.signedIn();
    const { recovery: shown } = (await stateOf(browser)) as Challenge;
    assert.equal(shown?.lockedUntil, host.clock.now() + 15 * 60_000);
    await assertUnchanged(host.file, async () =>
      assertRefused(await recoverWith(browser, codes[0]), 'factor_locked'),
    );
    assertAt(await answer(browser, app.code(host.clock.now())), 'complete');
  });

  it('REQ-48 is shown for what it is: amr says recovery', async (test) => {
    const host = await hostDuring(test);
    const { codes } = await enrol(host);
    const { amr } = assertAt(await recoverWith(await host.signedIn(), codes[0]), 'complete');
    assert.deepEqual(amr, ['pwd', 'recovery']);
  });
});
