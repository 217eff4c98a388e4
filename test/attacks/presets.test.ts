/** Preset numbers: proved before they count, told to nobody, and no way around a ticket, a password or a limit. */
import { admin, flow, type Enrollment } from '@mfa-kit/contract';
import { devOutbox } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { assertPerson, atConsole, companies } from '../kit/administering.js';
import { assertAt, assertRefused, assertSignedIn, stateOf } from '../kit/expect.js';
import type { HostOptions } from '../kit/host.js';
import { begin, enrol } from '../kit/people.js';
import { presetBy, REASON, resetBy } from '../kit/resetting.js';
import { sql, value } from '../kit/tables.js';
import { typeNumber } from '../kit/texting.js';
import { virtualPhone } from '../kit/virtual-phone.js';

const GIVEN = '+4915123456789';
const OTHER = '+4915198765432';

async function northwind(test: TestContext, options: HostOptions = {}) {
  const outbox = devOutbox();
  const policy = () => ({ requirement: 'required' as const });
  const host = await companies(test, { sms: [outbox], policy, ...options });
  const nora = await atConsole(host, 'nora');
  const given = virtualPhone(GIVEN, () => outbox.messages);
  const other = virtualPhone(OTHER, () => outbox.messages);
  return { host, nora, given, other, texts: () => outbox.messages.length };
}

const withoutNumber = { kind: 'phone' } as const;

describe('a preset number', () => {
  it('is texted to without being typed, is proved by its owner, and is gone then', async (test) => {
    const { host, nora, given } = await northwind(test);
    const set = await presetBy(host, nora, '+49 151 23456789');
    assert.equal(assertPerson(set).preset?.hint, '89');
    const anna = await host.signedIn('anna');
    const { preset, kinds } = assertAt(await anna.call(flow.state), 'enrollment');
    assert.deepEqual(preset, { hint: '89', isChangeable: false });
    assert.deepEqual(kinds, ['phone'], 'the number that was given, and nothing beside it');
    const { setup } = assertAt(await anna.call(flow.begin, withoutNumber), 'enrollment');
    assert(setup?.kind === 'phone');
    assert.equal(
      value(host.file, `select count(*) from factor where user_id = 'anna' and state = 'active'`),
      0,
    );
    const code = given.code();
    assertAt(await anna.call(flow.confirm, { factorId: setup.factorId, code }), 'codes');
    assert.equal(value(host.file, `select preset_phone from user_policy where user_id = 'anna'`), null);
    for (const text of [...anna.seen, ...nora.browser.seen, host.log.join('\n')])
      assert.doesNotMatch(text, /4915123456789|151 23456789/);
    assertRefused(await presetBy(host, nora, OTHER), 'factor_exists');
  });

  it('that is fixed refuses every typed one, the right one too, and texts nobody', async (test) => {
    const { host, nora, texts } = await northwind(test);
    await presetBy(host, nora, GIVEN);
    const thief = await host.signedIn('anna');
    for (const number of [OTHER, GIVEN, 'nonsense'])
      assertRefused(await typeNumber(thief, number), 'number_preset');
    assert.equal(texts(), 0);
  });

  it('that is fixed is not passed by: a thief of the password enrols no authenticator of their own', async (test) => {
    const { host, nora } = await northwind(test);
    const early = await host.signedIn('anna');
    const begun = await begin(early);
    await presetBy(host, nora, GIVEN);
    const thief = await host.signedIn('anna');
    assert.deepEqual(assertAt(await thief.call(flow.state), 'enrollment').kinds, ['phone']);
    assertRefused(await thief.call(flow.begin, { kind: 'totp' }), 'number_preset');
    const code = begun.app.code(host.clock.now());
    assertRefused(await early.call(flow.confirm, { factorId: begun.factorId, code }), 'number_preset');
    assert.equal(
      value(host.file, `select count(*) from factor where state = 'active' and user_id = 'anna'`),
      0,
    );
  });

  it('that is fixed leaves another way where policy allows no phones', async (test) => {
    const policy = () => ({ requirement: 'required' as const, methods: ['totp' as const] });
    const { host, nora } = await northwind(test, { policy });
    await presetBy(host, nora, GIVEN);
    const anna = await host.signedIn('anna');
    assert.deepEqual(assertAt(await anna.call(flow.state), 'enrollment').kinds, ['totp']);
    await enrol(host, 'anna', anna);
    await assertSignedIn(anna, 'anna');
  });

  it('REQ-71 is gone with a reset: nothing that was set before waits for the ticket', async (test) => {
    const { host, nora } = await northwind(test);
    await presetBy(host, nora, GIVEN, { isChangeable: true });
    await resetBy(host, nora);
    const left = sql(host.file, `select preset_phone, preset_hint from user_policy where user_id = 'anna'`);
    assert.deepEqual(left, [{ preset_phone: null, preset_hint: null }]);
  });

  it('that may be changed gives way to another, and that is written down', async (test) => {
    const { host, nora, other } = await northwind(test);
    await presetBy(host, nora, GIVEN, { isChangeable: true });
    const anna = await host.signedIn('anna');
    const { setup, kinds } = assertAt(await typeNumber(anna, OTHER), 'enrollment');
    assert.deepEqual(kinds, ['phone', 'totp'], 'the number that was given is suggested first');
    const factorId = setup?.factorId ?? 'none';
    assertAt(await anna.call(flow.confirm, { factorId, code: other.code() }), 'codes');
    const types = sql(
      host.file,
      `select type from event where user_id = 'anna' and type like 'preset%' order by type desc`,
    );
    assert.deepEqual(types, [{ type: 'preset_set' }, { type: 'preset_changed' }]);
  });

  it('that is replaced or taken back ends what was begun with it', async (test) => {
    for (const next of [OTHER, null]) {
      const { host, nora, given } = await northwind(test);
      await presetBy(host, nora, GIVEN);
      const anna = await host.signedIn('anna');
      const { setup } = assertAt(await anna.call(flow.begin, withoutNumber), 'enrollment');
      await presetBy(host, nora, next);
      const confirming = { factorId: setup?.factorId ?? 'none', code: given.code() };
      assertRefused(await anna.call(flow.confirm, confirming), 'challenge_over');
    }
  });

  it('that was set while another number was under way refuses that one at its proof', async (test) => {
    const { host, nora, other } = await northwind(test);
    const thief = await host.signedIn('anna');
    const { setup } = assertAt(await typeNumber(thief, OTHER), 'enrollment');
    const row = sql(host.file, `select * from factor where id = ?`, setup?.factorId)[0]!;
    await presetBy(host, nora, GIVEN);
    // As if it had been saved the moment after: begun before, seen by nobody.
    const columns = Object.keys(row);
    sql(
      host.file,
      `insert into factor (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
      ...Object.values(row),
    );
    const confirming = { factorId: setup?.factorId ?? 'none', code: other.code() };
    assertRefused(await thief.call(flow.confirm, confirming), 'number_preset');
    assert.equal(
      value(host.file, `select count(*) from factor where user_id = 'anna' and state = 'active'`),
      0,
    );
  });

  it('REQ-72 opens nothing without the ticket, and is not hinted at before it', async (test) => {
    const { host, nora, texts } = await northwind(test);
    await enrol(host, 'anna');
    const { ticket } = await resetBy(host, nora);
    await presetBy(host, nora, GIVEN);
    const thief = await host.signedIn('anna');
    assert.equal('preset' in (await stateOf(thief)), false);
    assertRefused(await thief.call(flow.begin, withoutNumber), 'ticket_required');
    assert.equal(texts(), 0);
    assertAt(await thief.call(flow.ticket, { ticket }), 'enrollment');
  });

  it('REQ-32 takes the password again where that is asked for, and is not hinted at before it', async (test) => {
    const { host, nora, texts } = await northwind(test);
    await presetBy(host, nora, GIVEN);
    const thief = await host.signedIn('anna');
    host.clock.advance({ minutes: 11 });
    assert.equal(((await stateOf(thief)) as Enrollment).preset, undefined);
    assertRefused(await thief.call(flow.begin, withoutNumber), 'reauthentication_required');
    assert.equal(texts(), 0);
    const told = await thief.call(flow.password, { password: 'correct horse battery staple' });
    assert.equal(assertAt(told, 'enrollment').preset?.hint, '89');
  });

  it('is bound to its person: in another row it opens nowhere, and nobody is texted', async (test) => {
    const { host, nora, texts } = await northwind(test);
    host.users.set('mallory', { id: 'mallory', name: 'mallory', tenant: 'northwind' });
    await presetBy(host, nora, GIVEN);
    sql(host.file, `update user_policy set user_id = 'mallory'`);
    const mallory = await host.signedIn('mallory');
    assert((await mallory.call(flow.begin, withoutNumber)).status >= 500);
    assert.equal(texts(), 0);
  });

  it('REQ-20 is within the limits of any other: presetting over and over sends no more', async (test) => {
    const { host, nora, texts } = await northwind(test);
    for (let i = 0; i < 20; i++) {
      await presetBy(host, nora, `+49151234567${10 + i}`);
      await (await host.signedIn('anna')).call(flow.begin, withoutNumber);
    }
    assert(texts() <= 10, `${texts()} texts`);
  });

  it('REQ-70 is set by fresh administrators of that company alone, for nobody above', async (test) => {
    const { host, nora } = await northwind(test);
    host.users.set('rita', { id: 'rita', name: 'rita', displayName: 'Rita Reis', tenant: 'northwind' });
    const sven = await atConsole(host, 'sven');
    const bert = await enrol(host, 'bert');
    const asked = { userId: 'anna', phone: OTHER, isChangeable: false, reason: REASON };
    assertRefused(await bert.browser.call(admin.preset, asked), 'admin_only');
    assertRefused(await sven.browser.call(admin.preset, asked), 'not_found');
    assertRefused(await presetBy(host, nora, OTHER, { userId: 'rita' }), 'admin_only');
    assertRefused(await presetBy(host, nora, OTHER, { userId: 'nora' }), 'admin_only');
    assertRefused(await presetBy(host, nora, '+49 900 1234567'), 'phone_unsupported');
    host.clock.advance({ minutes: 6 });
    assertRefused(await nora.browser.call(admin.preset, asked), 'step_up_required');
    assert.equal(value(host.file, `select count(*) from user_policy where preset_phone is not null`), 0);
  });
});
