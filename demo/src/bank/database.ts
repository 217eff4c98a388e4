/** The bank's own SQLite file: customers, money, sessions. The second factor keeps its data in a file of its own. */
import Database from 'better-sqlite3';

export type BankDatabase = Database.Database;

const tables = `
  create table if not exists customer (
    id text primary key,
    email text not null unique collate nocase,
    name text not null,
    password_hash text not null,
    created_at integer not null
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

/** Opens the file and makes what is missing in it. */
export function openBankDatabase(file: string): BankDatabase {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('foreign_keys = ON');
  db.exec(tables);
  return db;
}
