import type { Account, Entry } from '../src/bank/ledger.js';
import type { Shown } from '../src/bank/signed-in.js';
import { change, dayOf, money } from './shell/format.js';
import { read } from './shell/send.js';
import { byId, copyOf, dressPage, greet } from './shell/shell.js';

interface Overview {
  readonly customer: Shown;
  readonly accounts: readonly Account[];
  readonly entries: readonly Entry[];
}

dressPage();
const { customer, accounts, entries } = await read<Overview>('/api/account');
greet(customer);
byId('greeting').textContent = `${partOfDay()}, ${customer.name.split(' ')[0] ?? ''}`;
byId('proof').textContent = customer.email;
byId('accounts').append(...accounts.map(drawAccount));
byId('entries').append(...drawDays(entries, new Map(accounts.map(({ id, name }) => [id, name]))));
byId('main').removeAttribute('aria-busy');

function partOfDay(): string {
  const hour = new Date().getHours();
  if (hour < 5 || hour >= 18) return 'Good evening';
  return hour < 12 ? 'Good morning' : 'Good afternoon';
}

function drawAccount({ name, number, balancePence }: Account): HTMLElement {
  const { root, fill } = copyOf('account');
  fill('account-name', name);
  fill('account-number', `•••• ${number.slice(-4)}`);
  fill('account-balance', money(balancePence));
  return root;
}

function drawDays(list: readonly Entry[], names: ReadonlyMap<string, string>): HTMLElement[] {
  return [...Map.groupBy(list, ({ at }) => dayOf(at))].map(([day, ofDay]) => {
    const section = document.createElement('section');
    const heading = document.createElement('h3');
    const items = document.createElement('ul');
    heading.textContent = day;
    items.append(...ofDay.map((entry) => drawEntry(entry, names.get(entry.accountId) ?? '')));
    section.append(heading, items);
    return section;
  });
}

function drawEntry({ category, description, amountPence }: Entry, account: string): HTMLElement {
  const { root, fill } = copyOf('entry');
  root.querySelector('use')?.setAttribute('href', `/icons.svg#${category}`);
  fill('entry-what', description);
  fill('entry-where', account);
  fill('entry-amount', change(amountPence)).classList.toggle('in', amountPence > 0);
  return root;
}
