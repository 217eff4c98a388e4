/** The people who bank here, on their own or for a company. The kit never sees this table: it asks through `mfa.ts`. */
import { randomUUID } from 'node:crypto';
import type { BankDatabase } from './database.js';
import { hashPassword, passwordMatches } from './passwords.js';

/** What somebody may do beside banking; everybody else has no role. */
export type Role = 'operator' | 'reseller' | 'company administrator';

export interface Customer {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly company: string | null;
  /** One of `Role`, or what a company calls somebody's work. */
  readonly role: string | null;
  /** Who vouches for them: we ourselves, by a password, or Gale. */
  readonly source: 'local' | 'gale';
}

export interface Newcomer {
  readonly name: string;
  readonly email: string;
  /** Nobody has one here whom Gale vouches for. */
  readonly password?: string;
  readonly company?: string | undefined;
  readonly role?: Role | undefined;
}

interface Row extends Customer {
  /** Empty where Gale vouches. */
  readonly password_hash: string;
}

export type Customers = ReturnType<typeof openCustomers>;

const columns = 'id, email, name, company, role, source, password_hash';

export function openCustomers(db: BankDatabase, now: () => number) {
  const insert = db.prepare<[Row & { at: number }]>(
    `insert into customer (id, email, name, company, role, source, password_hash, created_at)
     values (@id, @email, @name, @company, @role, @source, @password_hash, @at) on conflict do nothing`,
  );
  const byId = db.prepare<[string], Row>(`select ${columns} from customer where id = ?`);
  const byEmail = db.prepare<[string], Row>(`select ${columns} from customer where email = ?`);
  const setHash = db.prepare<[string, string]>('update customer set password_hash = ? where id = ?');
  const setRole = db.prepare<[Role, string]>('update customer set role = ? where email = ?');
  const inCompany = db.prepare<[string]>('select 1 from customer where company = ? limit 1');

  return {
    find: (id: string): Customer | undefined => known(byId.get(id)),
    findByEmail: (email: string): Customer | undefined => known(byEmail.get(email)),
    banksHere: (company: string): boolean => inCompany.get(company) !== undefined,

    /** Undefined if the address is taken. */
    async register({ name, email, password, company, role }: Newcomer): Promise<Customer | undefined> {
      const customer: Customer = {
        ...{ id: randomUUID(), email, name, company: company ?? null, role: role ?? null },
        source: password === undefined ? 'gale' : 'local',
      };
      const password_hash = password === undefined ? '' : await hashPassword(password);
      const added = insert.run({ ...customer, password_hash, at: now() });
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

    appoint(email: string, role: Role): void {
      setRole.run(role, email);
    },
  };
}

function known(row: Row | undefined): Customer | undefined {
  if (!row) return undefined;
  const { password_hash: _hash, ...customer } = row;
  return customer;
}
