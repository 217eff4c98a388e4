/** One code tried on many people: what one address may do, and how it tries to look like many. */
import { flow, type Challenge } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Sending } from '../kit/browser.js';
import { assertAt, assertLockedOut, assertRefused } from '../kit/expect.js';
import { hostDuring, type Host, type HostOptions } from '../kit/host.js';
import { answer, enrol, type Enrolled } from '../kit/people.js';
import { sql } from '../kit/tables.js';

/** A host that takes five failures from an address, and people enough to fail on. */
async function manyPeople(test: TestContext, options: HostOptions = {}) {
  const host = await hostDuring(test, { figures: { failuresPerAddress: 5 }, ...options });
  const people: Enrolled[] = [];
  for (const userId of ['ada', 'grace', 'mallory']) people.push(await enrol(host, userId));
  return { host, people };
}

/** A guess at one person after another, each from where `sending` says. */
async function spray(host: Host, people: readonly Enrolled[], from: (i: number) => Sending, times = 8) {
  const codes: (string | undefined)[] = [];
  for (let i = 0; i < times; i++) {
    const userId = [...host.users.keys()][i % people.length];
    const browser = await host.signedIn(userId);
    const state = (await browser.call(flow.state)).body as unknown as Challenge;
    const input = {
      challengeId: state.challengeId,
      factorId: state.factors[0]?.id,
      code: people[i % people.length]?.app.wrongCode(host.clock.now()),
    };
    codes.push((await browser.call(flow.verify, input, from(i))).body.code);
  }
  return codes;
}

const five = [...Array<string>(5).fill('code_wrong'), ...Array<string>(3).fill('too_many_requests')];

describe('an address that fails on many people', () => {
  it('REQ-26 is refused after its share, with the right code too, and let in again later', async (test) => {
    const { host, people } = await manyPeople(test);
    assert.deepEqual(await spray(host, people, () => ({})), five);
    const browser = await host.signedIn('ada');
    const refused = await answer(browser, people[0]?.app.code(host.clock.now()) ?? '');
    assertRefused(refused, 'too_many_requests');
    assert(Number(refused.headers.get('retry-after')) > 0);
    await assertLockedOut(browser);
    host.clock.advance({ minutes: 15, seconds: 1 });
    assertAt(
      await answer(await host.signedIn('ada'), people[0]?.app.code(host.clock.now()) ?? ''),
      'complete',
    );
  });

  it('REQ-26 is not another one by what it writes into a header', async (test) => {
    const { host, people } = await manyPeople(test);
    for (const name of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'cf-connecting-ip', 'true-client-ip']) {
      const forged = (i: number) => ({
        headers: { [name]: name === 'forwarded' ? `for=203.0.113.${i}` : `203.0.113.${i}` },
      });
      assert.deepEqual(await spray(host, people, forged), five, name);
      host.clock.advance({ minutes: 15, seconds: 1 });
      sql(host.file, 'delete from failure_counter');
    }
  });

  it('REQ-26 is not another one where the host trusts every proxy there is', async (test) => {
    const { host, people } = await manyPeople(test, { trustProxy: true });
    const forged = (i: number) => ({ headers: { 'x-forwarded-for': `203.0.113.${i}, 198.51.100.${i}` } });
    assert.deepEqual(await spray(host, people, forged), five);
  });

  it('REQ-26 is the one that a trusted proxy names, whatever the client wrote before it', async (test) => {
    const { host, people } = await manyPeople(test, { trustProxy: 1 });
    const forged = (i: number) => ({ headers: { 'x-forwarded-for': `198.51.100.${i}, 203.0.113.7` } });
    assert.deepEqual(await spray(host, people, forged), five);
    const honest = await spray(host, people, () => ({ headers: { 'x-forwarded-for': '203.0.113.8' } }), 1);
    assert.notDeepEqual(honest, ['too_many_requests']);
  });

  it('REQ-26 is one, in every spelling: an IPv6 network of 64 bits, an IPv4 address mapped into IPv6', async (test) => {
    const { host, people } = await manyPeople(test, { trustProxy: 1 });
    for (const spellings of [
      [
        '2001:db8:0:1::1',
        '2001:0db8:0000:0001:0000:0000:0000:0002',
        '2001:DB8:0:1:FFFF:FFFF:FFFF:FFFF',
        '2001:db8::1:0:0:0:3',
        '2001:db8:0:1::1.2.3.4',
      ],
      ['203.0.113.7', '::ffff:203.0.113.7', '::FFFF:cb00:7107', '0:0:0:0:0:ffff:203.0.113.7'],
    ]) {
      const from = (i: number) => ({ headers: { 'x-forwarded-for': spellings[i % spellings.length] ?? '' } });
      assert.deepEqual(await spray(host, people, from), five);
      sql(host.file, 'delete from failure_counter');
    }
  });
});
