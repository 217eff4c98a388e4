import './shell/language.js';
import { withStepUp } from '@mfa-kit/elements/define/step-up';
import type { Account } from '../src/bank/ledger.js';
import type { Shown } from '../src/bank/signed-in.js';
import { initialsOf, money } from './shell/format.js';
import { onSubmit } from './shell/form.js';
import { read, send } from './shell/send.js';
import { byId, copyOf, dressPage, greet, stage } from './shell/shell.js';

interface Sent {
  readonly to: string;
  readonly amountPence: number;
  readonly accounts: readonly Account[];
}

const form = byId<HTMLFormElement>('transfer');
const from = byId<HTMLSelectElement>('from');
const to = byId<HTMLInputElement>('to');
/** Sending money asks for a fresh code: the dialog opens by itself, and the transfer is sent once more after it. */
const by = withStepUp();
const words = {
  fields: {
    from: 'Choose an account.',
    to: 'Enter who the money is for.',
    amount: 'Enter an amount, like 12.50.',
  },
  refusals: {
    payee: 'Nobody here has that address, and no other account of yours that name.',
    enrollment_required: 'Sending money asks for a second step. Set one up under Security, then come back.',
    step_up_required: 'Nothing was sent: it takes a code to send money.',
    funds: 'There is not enough money in that account.',
  },
};

dressPage();
const { customer, accounts } = await read<{ customer: Shown; accounts: Account[] }>('/api/account');
greet(customer);
drawAccounts(accounts);
void stage.then(({ people }) => {
  for (const { name } of accounts.slice(1)) drawPayee(name, 'Your own account', name);
  for (const { name, email } of people) if (email !== customer.email) drawPayee(name, email, email);
});

onSubmit(form, words, async (values) => {
  const own = accounts.find(({ name }) => name.toLowerCase() === values['to']?.trim().toLowerCase());
  const amount = values['amount']?.replace(/[£,\s]/g, '') ?? '';
  const wish = { ...values, amount, to: own?.id ?? values['to'] };
  const reply = await send<Sent>('/api/transfer', wish, { by, stayFor: ['enrollment_required'] });
  if (!reply.ok) return reply.refusal;
  drawAccounts(reply.data.accounts);
  byId('done-title').textContent = `${money(reply.data.amountPence)} is on its way`;
  byId('done-words').textContent = `To ${reply.data.to}. It arrives at once: this is make-believe.`;
  turn(true);
  byId('done-title').focus();
  return undefined;
});

byId('again').addEventListener('click', () => {
  form.reset();
  turn(false);
  from.focus();
});

function drawAccounts(list: readonly Account[]): void {
  from.replaceChildren(
    ...list.map(({ id, name, balancePence }) => new Option(`${name} · ${money(balancePence)}`, id)),
  );
}

function drawPayee(name: string, about: string, value: string): void {
  const { root, fill } = copyOf('person');
  fill('avatar', initialsOf(name));
  fill('person-name', name);
  fill('person-about', about);
  root.querySelector('button')?.addEventListener('click', () => {
    to.value = value;
    to.dispatchEvent(new Event('input', { bubbles: true }));
    byId('amount').focus();
  });
  byId('people').append(root);
}

function turn(done: boolean): void {
  form.hidden = done;
  byId('payees-beside').hidden = done;
  byId('done').hidden = !done;
}
