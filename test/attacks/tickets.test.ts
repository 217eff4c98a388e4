/** Tickets: for people whose password alone may be in other hands by now. */
import { flow, type Ticket } from '@mfa-kit/contract';
import type { Verdict } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import type { Browser } from '../kit/browser.js';
import { assertAt, assertLockedOut, assertRefused, assertSignedIn, stateOf } from '../kit/expect.js';
import { hostDuring, type Host } from '../kit/host.js';
import { Meddler } from '../kit/meddler.js';
import { begin } from '../kit/people.js';
import { assertUnchanged, dump, sql } from '../kit/tables.js';

/** Of the format, right in its check character, and nobody's. */
const nobodys = '0000-0000-0000-0000';

/** Ada as an administrator's reset leaves her, with the password in somebody's hands. */
async function reset(test: TestContext, options: Parameters<typeof hostDuring>[1] = {}) {
  const host = await hostDuring(test, options);
  await host.signedIn();
  sql(host.file, `update user_state set needs_ticket = 1 where user_id = 'ada'`);
  return { host, browser: await host.signedIn() };
}

/** Ada as she is seen again after a hundred days. */
async function dormant(test: TestContext, verdict: Verdict) {
  const host = await hostDuring(test, { policy: () => ({ requirement: 'off' }) });
  await host.signedIn();
  host.clock.advance({ days: 100 });
  const later = await hostDuring(test, {
    folder: host.folder,
    clock: host.clock,
    policy: () => verdict,
  });
  return { host: later, browser: await later.signedIn() };
}

async function assertNoWayToEnrol(host: Host, browser: Browser): Promise<void> {
  await assertUnchanged(host.file, async () => {
    for (const [route, input] of [
      [flow.enroll, {}],
      [flow.begin, { kind: 'totp' }],
      [flow.confirm, { factorId: 'none', code: '123456' }],
      [flow.password, { password: 'correct horse battery staple' }],
      [flow.skip, {}],
    ] as const)
      assertRefused(await browser.call(route, input), 'ticket_required');
  });
  await assertLockedOut(browser);
}

describe('a password alone', () => {
  it('REQ-32 does not enrol somebody whom an administrator reset, and skips nothing', async (test) => {
    for (const requirement of ['optional', 'required'] as const) {
      const { host, browser } = await reset(test, { policy: () => ({ requirement }) });
      assertAt(await browser.call(flow.state), 'ticket');
      await assertNoWayToEnrol(host, browser);
    }
  });

  it('REQ-32 does not enrol somebody not seen for ninety days, where a factor is required', async (test) => {
    const { host, browser } = await dormant(test, { requirement: 'required' });
    assertAt(await browser.call(flow.state), 'ticket');
    await assertNoWayToEnrol(host, browser);
  });

  it('REQ-32 signs in somebody not seen for long where it is optional, and enrols nobody', async (test) => {
    const { host, browser } = await dormant(test, { requirement: 'optional' });
    await assertSignedIn(browser, 'ada', 1);
    assertAt(await browser.call(flow.enroll), 'ticket');
    for (const [route, input] of [
      [flow.begin, { kind: 'totp' }],
      [flow.password, { password: 'correct horse battery staple' }],
    ] as const)
      assertRefused(await browser.call(route, input), 'ticket_required');
    await browser.call(flow.cancel);
    // Being signed in does not make anybody less dormant.
    assertAt(await (await host.signedIn()).call(flow.enroll), 'ticket');
  });

  it('REQ-32 enrols somebody never seen before, and somebody seen lately', async (test) => {
    const host = await hostDuring(test, { policy: () => ({ requirement: 'required' }) });
    await begin(await host.signedIn('ada'));
    const { browser } = await dormant(test, { requirement: 'optional' });
    assert.equal(browser.cookies.size > 0, true);
    host.clock.advance({ days: 200 });
    await begin(await host.signedIn('ada'));
  });
});

describe('a ticket', () => {
  it('REQ-72 enrols once', async (test) => {
    const { host, browser } = await reset(test);
    const ticket = await host.mfa.issueTicket('ada');
    const other = await host.signedIn();
    assertAt(await browser.call(flow.ticket, { ticket }), 'enrollment');
    for (const late of [ticket, nobodys])
      assertRefused(await other.call(flow.ticket, { ticket: late }), 'ticket_over');
    await assertNoWayToEnrol(host, other);
    await begin(browser);
  });

  it('REQ-72 enrols one of two that were both looking', async (test) => {
    const meddler = new Meddler();
    const { host, browser } = await reset(test);
    const late = await hostDuring(test, { folder: host.folder, clock: host.clock, through: meddler.between });
    const ticket = await host.mfa.issueTicket('ada');
    const other = await late.signedIn();
    const hold = meddler.holdTransaction();
    const held = other.call(flow.ticket, { ticket });
    await hold.reached;
    assertAt(await browser.call(flow.ticket, { ticket }), 'enrollment');
    hold.release();
    assertRefused(await held, 'ticket_over');
    assertRefused(await other.call(flow.begin, { kind: 'totp' }), 'ticket_required');
  });

  it('REQ-72 is guessed at five times, over all browsers, and then is no more', async (test) => {
    const { host, browser } = await reset(test);
    const ticket = await host.mfa.issueTicket('ada');
    for (const triesLeft of [4, 3, 2]) {
      const { body } = await browser.call(flow.ticket, { ticket: nobodys });
      assert.deepEqual([body.code, body.triesLeft], ['code_wrong', triesLeft]);
    }
    const other = await host.signedIn();
    assert.equal(((await stateOf(other)) as Ticket).triesLeft, 2);
    await other.call(flow.ticket, { ticket: nobodys });
    const fifth = await other.call(flow.ticket, { ticket: nobodys });
    assert.deepEqual([fifth.body.code, fifth.body.triesLeft], ['code_wrong', 0]);
    assertAt(await other.call(flow.state), 'signed-out');
    assertRefused(await browser.call(flow.ticket, { ticket }), 'ticket_over');
    await assertNoWayToEnrol(host, browser);
  });

  it('REQ-72 is guessed at five times, however many arrive at once', async (test) => {
    const { host, browser } = await reset(test);
    await host.mfa.issueTicket('ada');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => browser.copy().call(flow.ticket, { ticket: nobodys })),
    );
    assert.equal(answers.filter(({ body }) => body.code === 'code_wrong').length, 5);
  });

  it('REQ-72 lives an hour', async (test) => {
    const { host } = await reset(test);
    const ticket = await host.mfa.issueTicket('ada');
    host.clock.advance({ hours: 1 });
    const browser = await host.signedIn();
    assertRefused(await browser.call(flow.ticket, { ticket }), 'ticket_over');
    await assertNoWayToEnrol(host, browser);
  });

  it('REQ-72 is void when another is made, and worth nothing to another user', async (test) => {
    const { host, browser } = await reset(test);
    const first = await host.mfa.issueTicket('ada');
    const foreign = await host.mfa.issueTicket('mallory');
    await host.mfa.issueTicket('ada');
    for (const ticket of [first, foreign])
      assertRefused(await browser.call(flow.ticket, { ticket }), 'code_wrong');
    await assertNoWayToEnrol(host, browser);
  });

  it('REQ-72 is bound to its user in its digest: a row given to another user opens nothing', async (test) => {
    const { host, browser } = await reset(test);
    const foreign = await host.mfa.issueTicket('mallory');
    sql(host.file, `update enrollment_ticket set user_id = 'ada'`);
    assertRefused(await browser.call(flow.ticket, { ticket: foreign }), 'code_wrong');
    await assertNoWayToEnrol(host, browser);
  });

  it('REQ-72 that was mistyped costs nothing', async (test) => {
    const { host, browser } = await reset(test);
    const ticket = await host.mfa.issueTicket('ada');
    const typo = ticket.slice(0, -1) + (ticket.endsWith('7') ? '8' : '7');
    await assertUnchanged(host.file, async () => {
      for (const typed of [typo, 'x', '-'.repeat(64), '0'.repeat(16).slice(1)])
        assertRefused(await browser.call(flow.ticket, { ticket: typed }), 'code_mistyped');
      for (const typed of ['', null, 7, [ticket], '0'.repeat(65)])
        assertRefused(await browser.call(flow.ticket, { ticket: typed }), 'request_malformed');
    });
    assertAt(await browser.call(flow.ticket, { ticket: ticket.toLowerCase() }), 'enrollment');
  });

  it('REQ-72 stands in the database as a keyed digest', async (test) => {
    const { host } = await reset(test);
    const ticket = await host.mfa.issueTicket('ada');
    const kept = JSON.stringify(dump(host.file));
    for (const form of [ticket, ticket.replaceAll('-', '')]) {
      assert(!kept.includes(form));
      for (const said of [form, `ada|${form}`])
        for (const encoding of ['hex', 'base64', 'base64url'] as const)
          assert(!kept.includes(createHash('sha256').update(said).digest(encoding)));
    }
  });
});
