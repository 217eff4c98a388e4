/** So many people at once, put into the tables as the kit would have: nobody enrols a hundred thousand in a test. */
import Sqlite from 'better-sqlite3';
import type { Host } from './host.js';

const FIRST =
  'Anna Bea Bert Carl Dora Emil Frida Gina Hans Ida Jon Kaja Lars Mina Nils Olga Per Quin Rosa Sven'.split(
    ' ',
  );
const LAST =
  'Aas Berg Dahl Eide Foss Gran Haug Iversen Jensen Krog Lund Moe Ness Olsen Prytz Quist Rud Sand'.split(' ');
const COMPANIES = 10;

export const companyOf = (i: number): string => `company-${i % COMPANIES}`;
export const COMPANY_NAMES: readonly string[] = Array.from({ length: COMPANIES }, (_, i) => companyOf(i));

/** Of each hundred twenty have nothing, twenty texts alone; five are locked, five wait for a ticket, one is exempt. */
export function addCrowd({ file, clock }: Pick<Host, 'file' | 'clock'>, size: number): void {
  const database = new Sqlite(file, { timeout: 5_000 });
  const now = clock.now();
  const insert = (table: string, columns: string) =>
    database.prepare(
      `insert into ${table} (${columns}) values (${columns
        .split(', ')
        .map(() => '?')
        .join(', ')})`,
    );
  const person = insert(
    'person',
    'user_id, name, sort_name, account, mail, tenant, roles, coverage, kinds, codes_left, codes_low, found_at',
  );
  const role = insert('person_role', 'user_id, role, tenant, sort_name, coverage, codes_low');
  const term = insert('person_term', 'user_id, term, tenant');
  const state = insert('user_state', 'user_id, version, epoch, device_epoch, skips, needs_ticket, last_seen');
  const failure = insert(
    'failure_counter',
    'user_id, factor_id, in_row, day_count, last_at, lock_level, locked_until',
  );
  const settings = insert('user_policy', 'user_id, exempt_until, preset_changeable, marks');

  function add(i: number): void {
    const userId = `u-${i}`;
    const name = `${FIRST[(i * 7) % FIRST.length]} ${LAST[(i * 11) % LAST.length]} ${i}`;
    const sortName = name.toLowerCase();
    const account = `user.${i}@crowd.example`;
    const tenant = companyOf(i);
    const share = Math.floor(i / COMPANIES) % 100;
    const coverage = share < 20 ? 'none' : share < 40 ? 'phone' : 'app';
    const kinds = { none: '[]', phone: '["phone"]', app: '["totp"]' }[coverage];
    const left = coverage === 'none' ? null : share % 10 === 0 ? 2 : 10;
    const low = left === 2 ? 1 : 0;
    const roles = share % 10 === 1 ? ['teller', 'clerk'] : ['teller'];
    person.run(
      userId,
      name,
      sortName,
      account,
      account,
      tenant,
      JSON.stringify(roles),
      coverage,
      kinds,
      left,
      low,
      now,
    );
    for (const one of roles) role.run(userId, one, tenant, sortName, coverage, low);
    for (const word of new Set([sortName, ...sortName.split(' '), account, userId]))
      term.run(userId, word, tenant);
    state.run(userId, 1, 1, 1, 0, share < 5 ? 1 : 0, now);
    if (share >= 50 && share < 55) failure.run(userId, 'recovery', 5, 5, now, 1, now + 864e5);
    if (share === 70) settings.run(userId, now + 864e5, 0, '{"exempt":{"reason":"away","at":0}}');
  }

  database.transaction(() => {
    for (let i = 0; i < size; i++) add(i);
  })();
  database.close();
}
