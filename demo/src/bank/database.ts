/** The bank's own SQLite file: customers, money, sessions. The second factor keeps its data in a file of its own. */
import Database from 'better-sqlite3';

export type BankDatabase = Database.Database;

const tables = `
  create table if not exists customer (
    id text primary key,
    email text not null unique collate nocase,
    name text not null,
    password_hash text not null,
    created_at integer not null,
    company text collate nocase,
    role text,
    source text not null default 'local'
  ) strict;

  create table if not exists account (
    id text primary key,
    customer_id text not null references customer (id),
    name text not null,
    number text not null unique,
    balance_pence integer not null default 0 check (balance_pence >= 0)
  ) strict;
  create index if not exists account_customer on account (customer_id);

  create table if not exists entry (
    id integer primary key,
    account_id text not null references account (id),
    at integer not null,
    category text not null,
    description text not null,
    amount_pence integer not null
  ) strict;
  create index if not exists entry_account on entry (account_id, at desc);

  create table if not exists session (
    id text primary key,
    data text not null,
    expires_at integer not null
  ) strict;

  create table if not exists mailed_link (
    token_hash text primary key,
    purpose text not null,
    customer_id text not null references customer (id),
    expires_at integer not null
  ) strict;

  create table if not exists mailbox (
    id integer primary key,
    sent_at integer not null,
    recipient text not null,
    subject text not null,
    link text,
    body text
  ) strict;

  create table if not exists stage (
    key text primary key,
    value text not null
  ) strict;
`;

/** How lists of customers are read: by name, of a company, of a role. */
const indexes = `
  create index if not exists customer_name on customer (name collate nocase, id);
  create index if not exists customer_company on customer (company, name collate nocase, id);
  create index if not exists customer_role on customer (role, name collate nocase, id) where role is not null;
`;

/** Opens the file, makes what is missing in it, and brings data of before up to what the bank has become. */
export function openBankDatabase(file: string): BankDatabase {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('foreign_keys = ON');
  db.exec(tables);
  addCompanies(db);
  db.exec(indexes);
  return db;
}

/** Customers were people alone once: no company, no role, and a password each. */
function addCompanies(db: BankDatabase): void {
  const columns = db.pragma('table_info(customer)') as readonly { readonly name: string }[];
  if (columns.some(({ name }) => name === 'company')) return;
  db.exec(`
    alter table customer add column company text collate nocase;
    alter table customer add column role text;
    alter table customer add column source text not null default 'local';
  `);
}
