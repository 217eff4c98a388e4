/** REQ-95 and the console's texts: who may steer them, that one provider stays, and that a country that is off gets none. */
import { factors, flow, policy, texting, type PolicyView, type Texting } from '@mfa-kit/contract';
import { devOutbox, type SmsTransport } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { atConsole, companies } from '../kit/administering.js';
import type { Answer, Browser } from '../kit/browser.js';
import { assertAt, assertRefused } from '../kit/expect.js';
import { hostDuring } from '../kit/host.js';
import { stepUpWith } from '../kit/stepping-up.js';
import { assertUnchanged, sql, value } from '../kit/tables.js';
import { enrolPhone, typeNumber } from '../kit/texting.js';
import { virtualPhone } from '../kit/virtual-phone.js';

const NUMBER = '+447418343743';
const reason = 'as agreed';

/** Two providers, of which each keeps what it was given. */
async function texts(test: TestContext, countries = ['GB', 'DE']) {
  const [first, second] = [devOutbox(), devOutbox()];
  const sms: SmsTransport[] = [
    { ...first, name: 'first' },
    { ...second, name: 'second' },
  ];
  const host = await companies(test, { sms, countries });
  const phone = virtualPhone(NUMBER, () => [...first.messages, ...second.messages]);
  return { host, sms, first, second, phone };
}

async function stateOf(browser: Browser): Promise<Texting> {
  return shown(await browser.call(texting.state));
}

function shown({ status, text, body }: Answer): Texting {
  assert.equal(status, 200, text);
  return body as unknown as Texting;
}

const order = (...names: readonly string[]) =>
  names.map((name) => ({ name: name.replace('-', ''), isOn: !name.startsWith('-') }));

describe('who sends texts', () => {
  it('is for administrators of all companies, fresh for every change', async (test) => {
    const { host } = await texts(test);
    const { browser: rita } = await atConsole(host, 'rita');
    const { browser: root } = await atConsole(host, 'root');
    const writes = [
      [texting.providers, { providers: order('second', 'first'), version: 0, reason }],
      [texting.country, { country: 'GB', mode: 'off', reason }],
      [texting.test, { provider: 'first', phone: NUMBER }],
    ] as const;
    assertRefused(await rita.call(texting.state), 'admin_only');
    for (const [route, input] of writes) assertRefused(await rita.call(route, input), 'admin_only');
    host.clock.advance({ minutes: 6 });
    for (const [route, input] of writes)
      await assertUnchanged(host.file, async () =>
        assertRefused(await root.call(route, input), 'step_up_required'),
      );
    assert.equal((await root.call(texting.state)).status, 200);
  });

  it('is as it was set, from the next text on, in every process', async (test) => {
    const { host, sms, first, second, phone } = await texts(test);
    const other = await hostDuring(test, { folder: host.folder, clock: host.clock, sms, countries: ['GB'] });
    await enrolPhone(other, phone, { userId: 'grace' });
    assert.deepEqual([first.messages.length, second.messages.length], [1, 0]);
    const { browser } = await atConsole(host, 'root');
    const { version } = await stateOf(browser);
    const input = { providers: order('second', '-first'), version, reason };
    const after = shown(await browser.call(texting.providers, input));
    assert.deepEqual(
      after.providers.map(({ name, isOn }) => [name, isOn]),
      [
        ['second', true],
        ['first', false],
      ],
    );
    await enrolPhone(other, phone, { userId: 'mallory' });
    assert.deepEqual([first.messages.length, second.messages.length], [1, 1]);
    const [row] = sql(host.file, "select actor_id, reason, detail from event where type = 'providers_set'");
    assert.deepEqual([row?.['actor_id'], row?.['reason']], ['root', reason]);
    assert.match(String(row?.['detail']), /"what":"first","before":"1 on","after":"2 off"/);
    assertRefused(await browser.call(texting.providers, input), 'policy_changed');
  });

  it('REQ-95 is one at least, however many switch off at once', async (test) => {
    const { host } = await texts(test);
    const { browser } = await atConsole(host, 'root');
    const { version, isAllowed } = await stateOf(browser);
    assert.equal(isAllowed, true);
    const both = { providers: order('-first', '-second'), version, reason };
    await assertUnchanged(host.file, async () =>
      assertRefused(await browser.call(texting.providers, both), 'would_strand'),
    );
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        browser.call(texting.providers, {
          providers: i % 2 === 0 ? order('-first', 'second') : order('first', '-second'),
          version,
          reason,
        }),
      ),
    );
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    for (const answer of answers.filter(({ status }) => status !== 200))
      assertRefused(answer, 'policy_changed');
    assert.equal(value(host.file, 'select sum(is_on) from sms_provider'), 1);
  });

  it('REQ-95 is one at least for whoever has nothing but texts, and before texts are allowed again', async (test) => {
    const { host, phone } = await texts(test);
    const rule = { for: {}, locked: false, priority: 0, methods: ['totp' as const] };
    const root = await atConsole(host, 'root');
    const { browser } = root;
    assert.equal((await browser.call(policy.save, { rule, version: 0, reason, accepted: [] })).status, 200);
    const off = async () =>
      browser.call(texting.providers, {
        providers: order('-first', '-second'),
        version: (await stateOf(browser)).version,
        reason,
      });
    const allow = async () => {
      const { version, rules } = (await browser.call(policy.rules)).body as unknown as PolicyView;
      return browser.call(policy.remove, { ruleId: rules[0]!.id, version, reason, accepted: [] });
    };
    shown(await off());
    await stepUpWith(host, root, { purpose: 'loosen_policy' });
    await assertUnchanged(host.file, async () => assertRefused(await allow(), 'would_strand'));
    shown(
      await browser.call(texting.providers, {
        providers: order('first', 'second'),
        version: (await stateOf(browser)).version,
        reason,
      }),
    );
    assert.equal((await allow()).status, 200);
    await enrolPhone(host, phone, { userId: 'grace' });
    await stepUpWith(host, root);
    const { version } = await stateOf(browser);
    assert.equal((await browser.call(policy.save, { rule, version, reason, accepted: [] })).status, 200);
    await assertUnchanged(host.file, async () => assertRefused(await off(), 'would_strand'));
  });

  it('is nobody that the application does not know, and all that it does', async (test) => {
    const { host } = await texts(test);
    const { browser } = await atConsole(host, 'root');
    const { version } = await stateOf(browser);
    const call = (providers: ReturnType<typeof order>) =>
      browser.call(texting.providers, { providers, version, reason });
    assertRefused(await call(order('first', 'second', 'third')), 'not_found');
    for (const some of [order('first'), order('first', 'first'), []])
      assertRefused(await call(some), 'request_malformed');
    assert.equal((await stateOf(browser)).version, version);
  });
});

describe('a country', () => {
  it('that is off gets nothing: neither for a new number nor for one that was proved', async (test) => {
    const { host, first, phone } = await texts(test);
    await enrolPhone(host, phone, { userId: 'grace' });
    const { browser } = await atConsole(host, 'root');
    await browser.call(texting.country, { country: 'GB', mode: 'off', reason });
    const ada = await host.signedIn('ada');
    assertRefused(await typeNumber(ada, NUMBER), 'country_blocked');
    assert.deepEqual(assertAt(await ada.call(flow.state), 'enrollment').countries, ['DE']);
    const grace = await host.signedIn('grace');
    const { challengeId, factors: known } = assertAt(await grace.call(flow.state), 'challenge');
    const asked = { challengeId, factorId: known[0]?.id };
    assertRefused(await grace.call(flow.send, asked), 'country_blocked');
    assert.equal(first.messages.length, 1);
    await browser.call(texting.country, { country: 'GB', mode: 'watch', reason });
    for (let i = 0; i < 2; i++) {
      assertAt(await grace.call(flow.send, asked), 'challenge');
      host.clock.advance({ minutes: 2 });
    }
    assert.equal(host.log.filter((line) => line.includes('watched')).length, 1);
    const { countries, others } = await stateOf(browser);
    assert.equal(others, 'off');
    assert.deepEqual(
      countries.map(({ country, mode, sent }) => [country, mode, sent]),
      [
        ['DE', 'on', 0],
        ['GB', 'watch', 3],
      ],
    );
    assert.equal(value(host.file, "select count(*) from event where type = 'country_set'"), 2);
  });

  it('is in the list of a person’s own settings as it is now', async (test) => {
    const { host } = await texts(test);
    const { browser } = await atConsole(host, 'root');
    await browser.call(texting.country, { country: 'FR', mode: 'on', reason });
    const { body } = await browser.call(factors.list);
    assert.deepEqual(body['countries'], ['GB', 'DE', 'FR']);
  });
});

describe('a test', () => {
  it('says that it is one, by a provider that is off too, and no number is in the audit', async (test) => {
    const { host, second } = await texts(test);
    const { browser } = await atConsole(host, 'root');
    const { version } = await stateOf(browser);
    await browser.call(texting.providers, { providers: order('first', '-second'), version, reason });
    const answer = await browser.call(texting.test, { provider: 'second', phone: NUMBER });
    assert.equal(answer.body['outcome'], 'sent');
    assert.match(second.messages[0]?.body ?? '', /test message from Northwind/);
    const detail = value(host.file, "select detail from event where type = 'test_sent'");
    assert.match(String(detail), /"what":"second","after":"GB …43"/);
    assert(!JSON.stringify(sql(host.file, 'select * from event')).includes('7418343743'));
    assertRefused(await browser.call(texting.test, { provider: 'third', phone: NUMBER }), 'not_found');
    const abroad = { provider: 'first', phone: '+33612345678' };
    assertRefused(await browser.call(texting.test, abroad), 'country_blocked');
  });

  it('is within the limits of texts', async (test) => {
    const { host, first } = await texts(test);
    const { browser } = await atConsole(host, 'root');
    for (let i = 0; i < 5; i++) await browser.call(texting.test, { provider: 'first', phone: NUMBER });
    assertRefused(await browser.call(texting.test, { provider: 'first', phone: NUMBER }), 'send_limited');
    assert.equal(first.messages.length, 5);
  });
});
