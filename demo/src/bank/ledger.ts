/** Accounts, what went through them, and moving money: pretend money, kept honestly. */
import { randomInt, randomUUID } from 'node:crypto';
import type { BankDatabase } from './database.js';

export type Category = 'pay' | 'home' | 'food' | 'travel' | 'shopping' | 'transfer' | 'bank';

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly balancePence: number;
}

export interface Entry {
  readonly id: number;
  readonly accountId: string;
  readonly at: number;
  readonly category: Category;
  readonly description: string;
  readonly amountPence: number;
}

interface Movement {
  readonly from: Account;
  readonly to: Account;
  readonly amountPence: number;
  /** What each side reads in its list. */
  readonly outgoing: string;
  readonly incoming: string;
}

export interface Ledger {
  open(customerId: string, name: string): Account;
  accountsOf(customerId: string): Account[];
  find(id: string, customerId: string): Account | undefined;
  latest(customerId: string): Entry[];
  /** What came from outside, or went there. */
  book(accountId: string, entry: Omit<Entry, 'id' | 'accountId'>): void;
  /** False if there is not enough money. */
  move(movement: Movement): boolean;
}

const LATEST = 40;

export function openLedger(db: BankDatabase, now: () => number): Ledger {
  const columns = 'id, name, number, balance_pence as balancePence';
  const insertAccount = db.prepare<[string, string, string, string]>(
    'insert into account (id, customer_id, name, number) values (?, ?, ?, ?)',
  );
  const ofCustomer = db.prepare<[string], Account>(
    `select ${columns} from account where customer_id = ? order by rowid`,
  );
  const owned = db.prepare<[string, string], Account>(
    `select ${columns} from account where id = ? and customer_id = ?`,
  );
  const latest = db.prepare<[string, number], Entry>(
    `select entry.id, account_id as accountId, at, category, description, amount_pence as amountPence
     from entry join account on account.id = entry.account_id
     where customer_id = ? order by at desc, entry.id desc limit ?`,
  );
  const insertEntry = db.prepare<[string, number, Category, string, number]>(
    'insert into entry (account_id, at, category, description, amount_pence) values (?, ?, ?, ?, ?)',
  );
  const credit = db.prepare<[number, string]>(
    'update account set balance_pence = balance_pence + ? where id = ?',
  );
  // The condition is what keeps two transfers at once from spending the same money.
  const debit = db.prepare<[number, string, number]>(
    'update account set balance_pence = balance_pence - ? where id = ? and balance_pence >= ?',
  );

  const book = db.transaction(
    (accountId: string, { at, category, description, amountPence }: Omit<Entry, 'id' | 'accountId'>) => {
      insertEntry.run(accountId, at, category, description, amountPence);
      credit.run(amountPence, accountId);
    },
  );

  const move = db.transaction(({ from, to, amountPence, outgoing, incoming }: Movement): boolean => {
    if (debit.run(amountPence, from.id, amountPence).changes === 0) return false;
    credit.run(amountPence, to.id);
    insertEntry.run(from.id, now(), 'transfer', outgoing, -amountPence);
    insertEntry.run(to.id, now(), 'transfer', incoming, amountPence);
    return true;
  });

  return {
    open(customerId, name) {
      const id = randomUUID();
      const number = String(randomInt(10_000_000, 100_000_000));
      insertAccount.run(id, customerId, name, number);
      return { id, name, number, balancePence: 0 };
    },
    accountsOf: (customerId) => ofCustomer.all(customerId),
    find: (id, customerId) => owned.get(id, customerId),
    latest: (customerId) => latest.all(customerId, LATEST),
    book: (accountId, entry) => book.immediate(accountId, entry),
    move: (movement) => move.immediate(movement),
  };
}
