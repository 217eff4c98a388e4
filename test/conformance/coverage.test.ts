/** What a list says somebody has: the same as a count of it, after every change there is. */
import { factors, flow, recovery } from '@mfa-kit/contract';
import { devOutbox } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { companies } from '../kit/administering.js';
import type { Host } from '../kit/host.js';
import { addAnother, addPhone, repairing } from '../kit/own-factors.js';
import { begin, enrol, saveCodes } from '../kit/people.js';
import { stepUpWith } from '../kit/stepping-up.js';
import { sql } from '../kit/tables.js';
import { virtualPhone } from '../kit/virtual-phone.js';

/** As the row says, and as the tables of factors and codes are counted. */
function has({ file }: Host, userId: string) {
  const [row] = sql(
    file,
    'select coverage, kinds, codes_left, codes_low from person where user_id = ?',
    userId,
  );
  const under = sql(file, 'select coverage, codes_low from person_role where user_id = ?', userId);
  const active = sql(file, `select kind from factor where user_id = ? and state = 'active'`, userId);
  const kinds = new Set(active.map(({ kind }) => kind as string));
  const sets = sql(file, `select id from recovery_set where user_id = ? and state = 'confirmed'`, userId);
  const left = sets.map(
    ({ id }) => sql(file, 'select mac from recovery_code where set_id = ? and used_at is null', id).length,
  );
  return {
    kept: {
      coverage: row?.['coverage'],
      kinds: (JSON.parse(row?.['kinds'] as string) as string[]).sort(),
      left: row?.['codes_left'],
      low: row?.['codes_low'],
      under,
    },
    counted: {
      coverage: kinds.has('totp') ? 'app' : kinds.has('phone') ? 'phone' : 'none',
      kinds: [...kinds].sort(),
      left: left[0] ?? null,
      low: Number((left[0] ?? 99) <= 3),
    },
  };
}

function assertRight(host: Host, expected: { coverage: string; left: number | null }): void {
  const { kept, counted } = has(host, 'bert');
  const under = Array(2).fill({ coverage: counted.coverage, codes_low: counted.low }) as unknown[];
  assert.deepEqual(kept, { ...counted, under });
  assert.deepEqual({ coverage: kept.coverage, left: kept.left }, expected);
}

async function withPhones(test: TestContext) {
  const outbox = devOutbox();
  const host = await companies(test, { sms: [outbox] });
  return { host, phone: virtualPhone('+447418243743', () => outbox.messages) };
}

describe('what a person has', () => {
  it('is said rightly through enrolling, adding, replacing, removing and turning off', async (test) => {
    const { host, phone } = await withPhones(test);
    const browser = await host.signedIn('bert');
    assertRight(host, { coverage: 'none', left: null });
    const { app, factorId } = await begin(browser);
    assertRight(host, { coverage: 'none', left: null });
    await browser.call(flow.confirm, { factorId, code: app.code(host.clock.now()) });
    assertRight(host, { coverage: 'app', left: null });
    const codes = await saveCodes(browser);
    assertRight(host, { coverage: 'app', left: 10 });
    host.clock.advance({ seconds: 60 });
    const bert = { browser, app, factorId, codes };

    const phoneId = await addPhone(host, bert, phone);
    assertRight(host, { coverage: 'app', left: 10 });
    const second = { browser, ...(await addAnother(host, bert, factorId)) };
    assertRight(host, { coverage: 'app', left: 10 });
    await stepUpWith(host, second);
    await browser.call(factors.remove, { factorId: second.factorId });
    assertRight(host, { coverage: 'phone', left: 10 });

    const repairer = await repairing(host, codes[0], 'bert');
    assertRight(host, { coverage: 'phone', left: 9 });
    const added = (await repairer.call(factors.add, { kind: 'totp' })).body as { setup?: { secret: string } };
    assert(added.setup);
    assertRight(host, { coverage: 'phone', left: 9 });
    await repairer.call(factors.remove, { factorId: phoneId });
    assertRight(host, { coverage: 'phone', left: 9 });
  });

  it('is nothing when it was turned off, and no row when it was forgotten', async (test) => {
    const { host } = await withPhones(test);
    const bert = await enrol(host, 'bert');
    await stepUpWith(host, bert, { purpose: 'turn_off' });
    await bert.browser.call(factors.remove, { factorId: bert.factorId });
    assertRight(host, { coverage: 'none', left: null });
    await host.mfa.erase('bert');
    for (const table of ['person', 'person_role', 'person_term'])
      assert.deepEqual(sql(host.file, `select * from ${table} where user_id = 'bert'`), [], table);
  });

  it('is few codes from the third on, and many once a new set is saved', async (test) => {
    const { host } = await withPhones(test);
    const bert = await enrol(host, 'bert');
    for (const [used, code] of bert.codes.slice(0, 7).entries()) {
      await repairing(host, code, 'bert');
      assertRight(host, { coverage: 'app', left: 9 - used });
      host.clock.advance({ minutes: 1 });
    }
    assert.equal(has(host, 'bert').kept.low, 1);
    const repairer = await repairing(host, bert.codes[7], 'bert');
    const { setId } = (await repairer.call(recovery.begin)).body as { setId?: string };
    assertRight(host, { coverage: 'app', left: 2 });
    await repairer.call(recovery.confirm, { setId });
    assertRight(host, { coverage: 'app', left: 10 });
  });

  it('is counted of whoever enrolled before they were known by name', async (test) => {
    const { host } = await withPhones(test);
    await enrol(host, 'bert');
    for (const table of ['person', 'person_role', 'person_term'])
      sql(host.file, `delete from ${table} where user_id = 'bert'`);
    await host.mfa.refresh('bert');
    assertRight(host, { coverage: 'app', left: 10 });
  });

  it('follows the application: another name, company and role, and nobody where it knows nobody', async (test) => {
    const { host } = await withPhones(test);
    await enrol(host, 'bert');
    const bert = {
      ...host.users.get('bert')!,
      displayName: 'Bert Borg',
      tenant: 'northwind',
      roles: ['clerk'],
    };
    host.users.set('bert', bert);
    await host.mfa.refresh('bert');
    const [row] = sql(host.file, `select name, tenant, coverage from person where user_id = 'bert'`);
    assert.deepEqual(row, { name: 'Bert Borg', tenant: 'northwind', coverage: 'app' });
    assert.deepEqual(
      sql(host.file, `select role, tenant, coverage from person_role where user_id = 'bert'`),
      [{ role: 'clerk', tenant: 'northwind', coverage: 'app' }],
    );
    const terms = sql(host.file, `select term, tenant from person_term where user_id = 'bert' order by term`);
    assert.deepEqual(
      terms.map(({ term }) => term),
      ['bert', 'bert borg', 'bert.berg@southwind.example', 'borg'],
    );
    assert(terms.every(({ tenant }) => tenant === 'northwind'));
    host.users.delete('bert');
    await host.mfa.refresh('bert');
    assert.deepEqual(sql(host.file, `select * from person where user_id = 'bert'`), []);
  });
});
