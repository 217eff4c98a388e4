/** What a new customer finds: two accounts and, so that the pages have something to show, a few weeks of living. */
import type { Customer } from './customers.js';
import type { Category, Ledger } from './ledger.js';

const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export function welcome(ledger: Ledger, customer: Customer, now: number): void {
  const everyday = ledger.open(customer.id, 'Everyday');
  const savings = ledger.open(customer.id, 'Rainy day');
  const gift = { at: now, category: 'bank' } as const;
  ledger.book(everyday.id, { ...gift, description: 'Welcome to Northwind', amountPence: 50_00 });
  ledger.book(savings.id, { ...gift, description: 'Opening deposit', amountPence: 10_00 });
}

/** Days ago, pounds and pence, for whom. Money in comes first, so that no balance falls below nothing. */
const weeks: readonly (readonly [number, Category, string, number])[] = [
  [34, 'pay', 'Fjordline Studio · salary', 2860_00],
  [34, 'home', 'Harbour Lettings · rent', -945_00],
  [34, 'food', 'Lark & Loaf', -6_40],
  [27, 'travel', 'Coastal Railways', -38_20],
  [27, 'food', 'Green Basket', -54_75],
  [18, 'shopping', 'Pennant Books', -23_98],
  [18, 'home', 'Beacon Energy', -71_30],
  [11, 'food', 'Green Basket', -48_12],
  [11, 'travel', 'City Cycles · monthly pass', -18_00],
  [4, 'pay', 'Fjordline Studio · salary', 2860_00],
  [4, 'home', 'Harbour Lettings · rent', -945_00],
  [4, 'shopping', 'Tern Outfitters · refund', 42_50],
  [1, 'food', 'The Anchorage', -31_60],
  [1, 'food', 'Lark & Loaf', -4_85],
  [0, 'travel', 'Coastal Railways', -12_40],
];

/** The accounts of somebody who has banked here for a while. */
export function settleIn(ledger: Ledger, customer: Customer, now: number): void {
  const everyday = ledger.open(customer.id, 'Everyday');
  const savings = ledger.open(customer.id, 'Rainy day');
  for (const [index, [daysAgo, category, description, amountPence]] of weeks.entries()) {
    const at = now - daysAgo * DAY_MS - (weeks.length - index) * MINUTE_MS;
    ledger.book(everyday.id, { at, category, description, amountPence });
  }
  const saved = { category: 'bank' } as const;
  ledger.book(savings.id, {
    ...saved,
    at: now - 60 * DAY_MS,
    description: 'Opening deposit',
    amountPence: 1200_00,
  });
  ledger.book(savings.id, { ...saved, at: now - 30 * DAY_MS, description: 'Interest', amountPence: 3_75 });
}
