/** A reset: everything of before is over in one moment, and the password alone leads nowhere. */
import { admin, flow, type Challenge } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { atConsole } from '../kit/administering.js';
import { assertAt, assertLockedOut, assertRefused, assertSignedIn, stateOf } from '../kit/expect.js';
import { Meddler } from '../kit/meddler.js';
import { answer, begin, enrol } from '../kit/people.js';
import {
  annaAndNora,
  askForReset,
  assertTicketed,
  kept,
  proveForReset,
  REASON,
  resetBy,
  SHOWN,
  unchanged,
} from '../kit/resetting.js';
import { beginStepUp, stepUpWith } from '../kit/stepping-up.js';
import { dump, sql, value } from '../kit/tables.js';
import { askForText } from '../kit/texting.js';

const nobodys = '0000-0000-0000-0000';

describe('after a reset', () => {
  it('REQ-71 nothing that worked before works', async (test) => {
    const { host, anna, phone, phoneId, nora } = await annaAndNora(test);
    // A session that is fresh, with a step-up begun and one proved for an action; a set-up in it.
    await stepUpWith(host, anna, { purpose: 'turn_off' });
    const stepUp = await beginStepUp(anna.browser);
    // A browser that is trusted, and one with a login that is pending, a text to it on its way.
    const trusting = await host.signedIn('anna');
    const { challengeId } = assertAt(await trusting.call(flow.state), 'challenge');
    const code = anna.app.code(host.clock.now());
    assertAt(
      await trusting.call(flow.verify, { challengeId, factorId: anna.factorId, code, trust: true }),
      'complete',
    );
    host.clock.advance({ seconds: 60 });
    const pending = await host.signedIn('anna');
    assertAt(await askForText(pending), 'challenge');
    const texted = phone.code();
    const pendingId = ((await stateOf(pending)) as Challenge).challengeId;
    const old = await host.mfa.issueTicket('anna');

    const { ticket } = await resetBy(host, nora);

    await assertLockedOut(anna.browser, 'signed_out');
    await assertLockedOut(trusting, 'signed_out');
    for (const factorId of [anna.factorId, phoneId])
      assertRefused(
        await pending.call(flow.verify, { challengeId: pendingId, factorId, code: texted }),
        'signed_out',
      );
    assertRefused(await anna.browser.call(admin.self), 'signed_out');
    // The password again, in the browser that was trusted: no challenge, no trust, a ticket.
    await trusting.post('/login', { userId: 'anna', password: 'correct horse battery staple' });
    assert.equal((await stateOf(trusting)).at, 'ticket');
    const later = await host.signedIn('anna');
    const guess = { factorId: anna.factorId, code: anna.app.code(host.clock.now()) };
    assertRefused(
      await later.call(flow.verify, { ...guess, challengeId: stepUp.challengeId }),
      'challenge_over',
    );
    assertRefused(await later.call(flow.recover, { code: anna.codes[0] }), 'challenge_over');
    assertRefused(await later.call(flow.ticket, { ticket: old }), 'code_wrong');
    assertRefused(await later.call(flow.begin, { kind: 'totp' }), 'ticket_required');
    assertAt(await later.call(flow.ticket, { ticket }), 'enrollment');
  });

  it('REQ-71 no secret of before is kept, and nothing waits to be used', async (test) => {
    const { host, anna, nora } = await annaAndNora(test);
    await stepUpWith(host, anna, { purpose: 'turn_off' });
    await answer(await host.signedIn('anna'), '000000', anna.factorId);
    assert.equal(value(host.file, `select count(*) from failure_counter where user_id = 'anna'`), 1);
    await resetBy(host, nora);
    const count = (rows: string) => value(host.file, `select count(*) from ${rows}`);
    assert.equal(count(`factor where user_id = 'anna' and (state != 'retired' or secret != '')`), 0);
    assert.equal(count(`factor where user_id = 'anna' and state = 'retired'`), 2);
    assert.equal(count(`recovery_set where user_id = 'anna' and state != 'void'`), 0);
    assert.equal(count(`step_up where user_id = 'anna'`), 0);
    assert.equal(count(`challenge where user_id = 'anna'`), 0);
    assert.equal(count(`challenge_code`), 0);
    assert.equal(count(`pending_login where user_id = 'anna' and ended is null`), 0);
    assert.equal(count(`failure_counter where user_id = 'anna'`), 0);
    assert.equal(count(`enrollment_ticket where user_id = 'anna'`), 1);
  });

  it('REQ-72 whoever has the password needs the ticket, which is good for once', async (test) => {
    const { host, nora } = await annaAndNora(test);
    const { ticket, expiresAt } = await resetBy(host, nora);
    assert.equal(expiresAt, host.clock.now() + 3600_000);
    const thief = await host.signedIn('anna');
    for (const [route, input] of [
      [flow.begin, { kind: 'totp' }],
      [flow.begin, { kind: 'phone', phone: '+4915100000001' }],
      [flow.enroll, {}],
      [flow.skip, {}],
      [flow.password, { password: 'correct horse battery staple' }],
    ] as const)
      assertRefused(await thief.call(route, input), 'ticket_required');
    const anna = await host.signedIn('anna');
    assertAt(await anna.call(flow.ticket, { ticket }), 'enrollment');
    assertRefused(await thief.call(flow.ticket, { ticket }), 'ticket_over');
    await enrol(host, 'anna', anna);
    await assertSignedIn(anna, 'anna');
    await assertLockedOut(thief);
  });

  it('REQ-72 the ticket is needed also where the person was let off', async (test) => {
    const { host, nora } = await annaAndNora(test, { policy: [] });
    await stepUpWith(host, nora);
    const leave = { userId: 'anna', until: host.clock.now() + 86_400_000, reason: REASON };
    for (const route of [admin.exempt, admin.extend])
      assert.equal((await nora.browser.call(route, leave)).status, 200);
    const { person } = await resetBy(host, nora);
    assert.deepEqual([person.exempt, person.extended], [undefined, undefined]);
    assert.equal((await stateOf(await host.signedIn('anna'))).at, 'ticket');
  });

  it('REQ-72 the ticket is guessed at five times', async (test) => {
    const { host, nora } = await annaAndNora(test);
    const { ticket } = await resetBy(host, nora);
    for (let left = 4; left >= 0; left--) {
      const refused = await (await host.signedIn('anna')).call(flow.ticket, { ticket: nobodys });
      assertRefused(refused, 'code_wrong');
      assert.equal(refused.body.triesLeft, left);
    }
    const anna = await host.signedIn('anna');
    assertRefused(await anna.call(flow.ticket, { ticket }), 'ticket_over');
  });

  it('S18 enrolling is asked for even where skipping was allowed: a ticket that was skipped with would be lost', async (test) => {
    const { host, nora } = await annaAndNora(test, { policy: () => ({ requirement: 'optional', skips: 3 }) });
    sql(host.file, `update user_state set skips = 3 where user_id = 'anna'`);
    const { ticket, person } = await resetBy(host, nora);
    // Grace is given anew, for when there is no factor once more.
    assert.equal(person.skipsLeft, 3);
    const anna = await host.signedIn('anna');
    const state = assertAt(await anna.call(flow.ticket, { ticket }), 'enrollment');
    assert(!state.actions.includes('skip'));
    assertRefused(await anna.call(flow.skip), 'skip_refused');
    await enrol(host, 'anna', anna);
    await assertSignedIn(anna, 'anna');
  });

  it('REQ-71 the console shows somebody without a factor, and a reason is in the audit', async (test) => {
    const { host, nora } = await annaAndNora(test);
    const { person, ticket } = await resetBy(host, nora);
    assert.deepEqual([person.coverage, person.factors, person.codesLeft], ['none', [], undefined]);
    assert(person.marks.includes('needs_ticket'));
    const [event] = sql(host.file, `select * from event where type = 'reset'`);
    const { user_id, actor_id, tenant, reason, outcome, detail } = event as Record<string, string>;
    assert.deepEqual(
      [user_id, actor_id, tenant, reason, outcome],
      ['anna', 'nora', 'northwind', REASON, 'done'],
    );
    assert.match(detail ?? '', /totp/);
    assert.match(detail ?? '', /phone …89/);
    for (const text of [JSON.stringify(dump(host.file)), host.log.join('\n')])
      assert.doesNotMatch(text, new RegExp(`${ticket}|${ticket.replaceAll('-', '')}|4915123456789`));
  });
});

describe('a reset is refused', () => {
  it('REQ-70 to whoever is no administrator, or one of another company', async (test) => {
    const { host, anna, nora } = await annaAndNora(test);
    const sven = await atConsole(host, 'sven');
    await proveForReset(host, sven);
    const bert = await enrol(host, 'bert');
    await proveForReset(host, bert);
    await unchanged(host, async () => {
      assertRefused(await askForReset({ ...nora, browser: host.browser() }, 'anna'), 'signed_out');
      assertRefused(await askForReset(bert, 'anna'), 'admin_only');
      assertRefused(await askForReset(anna, 'nora'), 'admin_only');
      assertRefused(await askForReset(sven, 'anna'), 'not_found');
    });
    const tried = sql(
      host.file,
      `select actor_id from event where type = 'admin_refused' and outcome = 'refused' order by actor_id`,
    );
    assert.deepEqual(
      tried.map(({ actor_id }) => actor_id),
      ['anna', 'bert', 'sven'],
    );
    await assertSignedIn(anna.browser, 'anna');
  });

  it('REQ-70 without a proof for it alone, and a second time', async (test) => {
    const { host, anna, nora } = await annaAndNora(test);
    // Fresh by signing in, which is not enough; a proof for something else is not either, nor one of before.
    const refused = await askForReset(nora, 'anna');
    assertRefused(refused, 'step_up_required');
    assert.equal(refused.body.purpose, 'admin_reset');
    await stepUpWith(host, nora, { purpose: 'turn_off' });
    assertRefused(await askForReset(nora, 'anna'), 'step_up_required');
    await proveForReset(host, nora);
    host.clock.advance({ minutes: 6 });
    assertRefused(await askForReset(nora, 'anna'), 'step_up_required');
    await assertSignedIn(anna.browser, 'anna');
    await resetBy(host, nora);
    assertRefused(await askForReset(nora, 'anna'), 'step_up_required');
  });

  it('REQ-70 by a proof older than five minutes, or than policy says, whatever the figures allow', async (test) => {
    const freshAs = [
      { stepUpSeconds: 900, figures: { freshSeconds: 900 }, after: 301 },
      { stepUpSeconds: 60, figures: {}, after: 61 },
    ];
    for (const { stepUpSeconds, figures, after } of freshAs) {
      const policy = () => ({ requirement: 'required' as const, stepUpSeconds });
      const { host, anna, nora } = await annaAndNora(test, { policy, figures });
      await proveForReset(host, nora);
      // A minute went by since the proof.
      host.clock.advance({ seconds: after - 60 });
      const refused = await askForReset(nora, 'anna');
      assertRefused(refused, 'step_up_required');
      assert.equal(refused.body.max_age, Math.min(stepUpSeconds, 300));
      await assertSignedIn(anna.browser, 'anna');
    }
  });

  it('REQ-70 after signing in by a recovery code, or in a trusted browser', async (test) => {
    const { host, nora } = await annaAndNora(test);
    const recovered = await host.signedIn('nora');
    const { challengeId } = (await stateOf(recovered)) as Challenge;
    assertAt(await recovered.call(flow.recover, { challengeId, code: nora.codes[0] }), 'complete');
    const trusted = await host.signedIn('nora');
    const state = assertAt(await trusted.call(flow.state), 'challenge');
    const code = nora.app.code(host.clock.now());
    const { factorId } = nora;
    await trusted.call(flow.verify, { challengeId: state.challengeId, factorId, code, trust: true });
    host.clock.advance({ seconds: 60 });
    const later = trusted.copy();
    for (const name of later.cookies.keys()) if (!name.includes('mfa-trust')) later.cookies.delete(name);
    await later.post('/login', { userId: 'nora', password: 'correct horse battery staple' });
    await assertSignedIn(later, 'nora', 1);
    await unchanged(host, async () => {
      assertRefused(await askForReset({ ...nora, browser: recovered }, 'anna'), 'reauthentication_required');
      assertRefused(await askForReset({ ...nora, browser: later }, 'anna'), 'step_up_required');
    });
  });

  it('S19 of oneself, and of somebody above', async (test) => {
    const { host, nora } = await annaAndNora(test);
    const boss = { id: 'rita', name: 'rita@harbour.example', displayName: 'Rita Reis', tenant: 'northwind' };
    host.users.set('rita', boss);
    await enrol(host, 'rita');
    await proveForReset(host, nora);
    await unchanged(host, async () => {
      assertRefused(await askForReset(nora, 'nora'), 'admin_only');
      const { browser } = nora;
      const above = { userId: 'rita', name: 'Rita Reis', reason: REASON };
      assertRefused(await browser.call(admin.reset, above), 'admin_only');
    });
    const tried = sql(
      host.file,
      `select user_id, actor_id from event where type = 'admin_refused' order by user_id`,
    );
    assert.deepEqual(tried, [
      { user_id: 'nora', actor_id: 'nora' },
      { user_id: 'rita', actor_id: 'nora' },
    ]);
  });

  it('S18 unless the name is typed as it is shown', async (test) => {
    const { host, nora } = await annaAndNora(test);
    await proveForReset(host, nora);
    await unchanged(host, async () => {
      for (const name of ['', 'yes', 'anna', 'anna@northwind.example', 'A***@n***.example'])
        assertRefused(await askForReset(nora, 'anna', name), 'confirmation_required');
      for (const reason of ['', '  ', 'x\ny'])
        assertRefused(
          await nora.browser.call(admin.reset, { userId: 'anna', name: SHOWN.anna, reason }),
          'request_malformed',
        );
    });
    assertTicketed(await askForReset(nora, 'anna', ` ${SHOWN.anna} `));
  });

  it('S18 but not to whoever gave themselves a name that nobody can type', async (test) => {
    const names = {
      'Anna\u200b Berg': 'Anna Berg',
      '\u202eAnna \t Berg\u0000': 'Anna Berg',
      'A\u0308nna\u00a0\u00a0Berg': 'Änna Berg',
      [`Anna ${'x'.repeat(300)}`]: `Anna ${'x'.repeat(300)}`,
    };
    const { host, nora } = await annaAndNora(test);
    for (const [displayName, typed] of Object.entries(names)) {
      host.users.set('anna', { ...host.users.get('anna')!, displayName });
      await proveForReset(host, nora);
      assertRefused(await askForReset(nora, 'anna', 'Anna'), 'confirmation_required');
      assertTicketed(await askForReset(nora, 'anna', typed));
    }
  });
});

describe('a reset in the middle of something', () => {
  it('REQ-71 changes nothing when it fails half-way', async (test) => {
    const meddler = new Meddler();
    const { host, anna, nora } = await annaAndNora(test, { through: meddler.between });
    await proveForReset(host, nora);
    const before = kept(host);
    let failed = 0;
    for (;;) {
      meddler.failAfter(failed);
      const answered = await askForReset(nora, 'anna');
      const isWhole = value(host.file, `select count(*) from event where type = 'reset'`) === 1;
      meddler.failAfter(Infinity);
      if (isWhole) break;
      assert.equal(answered.status >= 500, true, answered.text);
      assert.deepEqual(kept(host), before);
      await assertSignedIn(anna.browser, 'anna');
      failed += 1;
    }
    assert(failed > 20, `${failed} statements`);
    await assertLockedOut(anna.browser);
  });

  it('REQ-95 of two administrators at once leaves one ticket that works', async (test) => {
    const { host, nora } = await annaAndNora(test);
    const rita = await atConsole(host, 'rita');
    await proveForReset(host, nora);
    await proveForReset(host, rita);
    const both = await Promise.all([nora, rita].map((by) => askForReset(by, 'anna')));
    const tickets = both.map((answered) => assertTicketed(answered).ticket);
    assert.equal(value(host.file, `select count(*) from enrollment_ticket where user_id = 'anna'`), 1);
    const outcomes: string[] = [];
    for (const ticket of tickets) {
      const browser = await host.signedIn('anna');
      outcomes.push((await browser.call(flow.ticket, { ticket })).body.at ?? 'refused');
    }
    assert.deepEqual(outcomes.sort(), ['enrollment', 'refused']);
  });

  it('REQ-95 of one administrator in ten windows takes one proof and resets once', async (test) => {
    const { host, nora } = await annaAndNora(test);
    await proveForReset(host, nora);
    const answers = await Promise.all(Array.from({ length: 10 }, () => askForReset(nora, 'anna')));
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    assert.equal(value(host.file, `select count(*) from event where type = 'reset'`), 1);
  });

  it('REQ-71 undoes an enrolment that another browser is about to finish', async (test) => {
    const meddler = new Meddler();
    const { host, nora } = await annaAndNora(test, { through: meddler.between });
    const { ticket } = await resetBy(host, nora);
    const anna = await host.signedIn('anna');
    await anna.call(flow.ticket, { ticket });
    const { app, factorId } = await begin(anna);
    await proveForReset(host, nora);
    const hold = meddler.holdTransaction();
    const confirming = anna.call(flow.confirm, { factorId, code: app.code(host.clock.now()) });
    await hold.reached;
    await Promise.resolve();
    hold.release();
    const [confirmed, reset] = await Promise.all([confirming, askForReset(nora, 'anna')]);
    assertTicketed(reset);
    assert([200, 401, 410].includes(confirmed.status), confirmed.text);
    await assertLockedOut(anna);
    assert.equal(
      value(host.file, `select count(*) from factor where user_id = 'anna' and state = 'active'`),
      0,
    );
  });

  it('REQ-70 by an administrator who was signed out meanwhile does not happen', async (test) => {
    const meddler = new Meddler();
    const { host, anna, nora } = await annaAndNora(test, { through: meddler.between });
    await proveForReset(host, nora);
    const hold = meddler.holdTransaction();
    const held = askForReset(nora, 'anna');
    await hold.reached;
    sql(host.file, `update user_state set epoch = epoch + 1 where user_id = 'nora'`);
    hold.release();
    assertRefused(await held, 'signed_out');
    await assertSignedIn(anna.browser, 'anna');
  });
});
