/** Fills the bank with made-up customers, to look at long lists with: they bank for companies, and none of them can sign in. */
import { join } from 'node:path';
import { reseller } from '../bank/companies.js';
import { openBankDatabase } from '../bank/database.js';

const given =
  'Ines Tomás Maren Oskar Leila Bjarne Noor Pavel Amara Silas Yuki Rosa Emeka Freya Anders Mei'.split(' ');
const middle = 'Abel Blythe Corwin Dale Esker Finch Garth Hale Ives Jarl Keel Lund Moss Nye Orme Pike'.split(
  ' ',
);
const family =
  'Adler Berg Castell Drake Engel Ferro Grant Holm Ibsen Jansen Kaya Lindt Moreau Novak Okoye Petit'.split(
    ' ',
  );
const companies = [...reseller.companies, 'Tern Outfitters', 'Beacon Energy', 'Lark & Loaf', null];
const roles = ['driver', 'dispatcher', 'clerk', 'treasurer', null, null];

/** Adds people until there are that many; those of an earlier start count. */
export function fillUp(dataDir: string, most: number, now: number): void {
  if (most === 0) return;
  const db = openBankDatabase(join(dataDir, 'bank.db'));
  const { here } = db.prepare<[], { here: number }>('select count(*) as here from customer').get()!;
  const add = db.prepare<[string, string, string, string | null, string | null, number]>(
    `insert into customer (id, email, name, company, role, source, password_hash, created_at)
     values (?, ?, ?, ?, ?, 'gale', '', ?)`,
  );
  db.transaction(() => {
    for (let n = here; n < most; n++) {
      const id = `made-up-${n}`;
      add.run(
        id,
        `${id}@crowd.example`,
        nameOf(n),
        pick(companies, n * 7),
        pick(roles, n * 5 + (n >> 3)),
        now,
      );
    }
  }).immediate();
  db.close();
}

/** Neighbours in number have unlike names. */
function nameOf(n: number): string {
  const born = pick(family, (n >> 8) + n * 3);
  return `${pick(given, n)} ${pick(middle, n >> 4)} ${born}-${pick(family, n >> 12)}`;
}

function pick<T>(list: readonly T[], n: number): T {
  return list[n % list.length]!;
}
