/** The bank's customers as a list: what the kit's console pages through, by name. */
import type { User, UserPage, UserSearch } from '@mfa-kit/express';
import type { Customer } from './customers.js';
import type { BankDatabase } from './database.js';

/** After the last one of a page. Said so that the index finds the place: a comparison of rows would read all before it. */
export const beyond = 'name collate nocase >= @name and (name collate nocase > @name or id > @id)';

export function openDirectory(db: BankDatabase, asUser: (customer: Customer) => User) {
  return {
    /** A page goes on after the last name of the one before, so that the thousandth costs what the first one does. */
    search: ({ text, tenants, role, after, limit }: UserSearch): UserPage => {
      const last = after === undefined ? undefined : readPlace(after);
      const page = db
        .prepare<[Record<string, string | number>], Customer>(
          `select id, email, name, company, role, source from customer
           where ${[
             'true',
             tenants !== 'all' && 'company in (select value from json_each(@companies))',
             role !== undefined && 'role = @role',
             text && `id in (${['id', 'name', 'email'].map(beginning).join(' union ')})`,
             last && beyond,
           ]
             .filter(Boolean)
             .join(' and ')}
           order by name collate nocase, id limit @most`,
        )
        .all({
          most: limit + 1,
          ...(tenants !== 'all' && { companies: JSON.stringify(tenants) }),
          ...(role !== undefined && { role }),
          ...(text && { text: `${text.replace(/[\\%_]/g, '\\$&')}%` }),
          ...last,
        });
      const shown = page.slice(0, limit);
      const end = page.length > limit ? shown.at(-1) : undefined;
      return { users: shown.map(asUser), ...(end && { next: placeOf(end) }) };
    },
  };
}

function beginning(column: string): string {
  return `select id from customer where ${column} like @text escape '\\'`;
}

function placeOf({ name, id }: Customer): string {
  return Buffer.from(JSON.stringify([name, id])).toString('base64url');
}

function readPlace(place: string): { name: string; id: string } {
  const [name, id] = JSON.parse(Buffer.from(place, 'base64url').toString()) as [string, string];
  return { name, id };
}
