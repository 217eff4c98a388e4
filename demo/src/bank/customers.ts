/** The people who bank here. The kit never sees this table: it asks `findCustomer` and `checkPassword`. */
import { randomUUID } from 'node:crypto';
import type { BankDatabase } from './database.js';
import { hashPassword, passwordMatches } from './passwords.js';

export interface Customer {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

interface Row extends Customer {
  readonly password_hash: string;
}

export type Customers = ReturnType<typeof openCustomers>;

export function openCustomers(db: BankDatabase, now: () => number) {
  const insert = db.prepare<[string, string, string, string, number]>(
    'insert into customer (id, email, name, password_hash, created_at) values (?, ?, ?, ?, ?) on conflict do nothing',
  );
  const byId = db.prepare<[string], Row>('select id, email, name, password_hash from customer where id = ?');
  const byEmail = db.prepare<[string], Row>(
    'select id, email, name, password_hash from customer where email = ?',
  );
  const setHash = db.prepare<[string, string]>('update customer set password_hash = ? where id = ?');

  return {
    find: (id: string): Customer | undefined => known(byId.get(id)),
    findByEmail: (email: string): Customer | undefined => known(byEmail.get(email)),

    /** Undefined if the address is taken. */
    async register(name: string, email: string, password: string): Promise<Customer | undefined> {
      const customer = { id: randomUUID(), email, name };
      const added = insert.run(customer.id, email, name, await hashPassword(password), now());
      return added.changes === 1 ? customer : undefined;
    },

    /** Who this is, if the password is right. */
    async signIn(email: string, password: string): Promise<Customer | undefined> {
      const row = byEmail.get(email);
      const right = await passwordMatches(password, row?.password_hash);
      return right ? known(row) : undefined;
    },

    async checkPassword(id: string, password: string): Promise<boolean> {
      return passwordMatches(password, byId.get(id)?.password_hash);
    },

    async changePassword(id: string, password: string): Promise<void> {
      setHash.run(await hashPassword(password), id);
    },
  };
}

function known(row: Row | undefined): Customer | undefined {
  return row && { id: row.id, email: row.email, name: row.name };
}
