/** Peoples the bank at its first start. Nobody is let in until this is done. */
import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '@mfa-kit/express';
import { openBankDatabase } from '../bank/database.js';
import { openCustomers } from '../bank/customers.js';
import { openLedger } from '../bank/ledger.js';
import { settleIn } from '../bank/welcome.js';
import { openBank } from '../bank.js';
import { openTexts } from '../texts.js';
import { enrolApp, enrolPhone, type Desk } from './enrol.js';
import { people } from './people.js';
import { openProps, type Belongings } from './props.js';

export async function seed(dataDir: string, now: () => number): Promise<void> {
  if (isSeeded(dataDir)) return;
  // A start that was cut short left half of it, and nobody has been let in yet: begin again.
  for (const file of ['bank.db', 'mfa.db']) {
    for (const ending of ['', '-wal', '-shm']) rmSync(join(dataDir, file + ending), { force: true });
  }

  const db = openBankDatabase(join(dataDir, 'bank.db'));
  const customers = openCustomers(db, now);
  const ledger = openLedger(db, now);
  for (const { name, email, password } of people) {
    const customer = await customers.register(name, email, password);
    if (customer) settleIn(ledger, customer, now());
  }
  const props = openProps(db);
  props.set('stageId', randomUUID());
  props.set('belongings', await enrolPeople(dataDir, now));
  props.set('ready', true);
  db.close();
}

function isSeeded(dataDir: string): boolean {
  if (!existsSync(join(dataDir, 'bank.db'))) return false;
  const db = openBankDatabase(join(dataDir, 'bank.db'));
  const ready = openProps(db).get('ready') === true;
  db.close();
  return ready;
}

/**
 * On a port of its own, before the real one opens, with a policy that lets people enrol whatever the real one says; their
 * texts go nowhere. An hour ago, so that the code they prove themselves with is not the one a phone shows to the first
 * visitor.
 */
async function enrolPeople(dataDir: string, now: () => number): Promise<Belongings> {
  const anHourAgo = () => now() - 60 * 60 * 1000;
  const texts = openTexts();
  let methods: Verdict['methods'];
  const bank = await openBank({
    ...{ port: 0, dataDir, texts, now: anHourAgo, requirement: 'optional' },
    policy: () => ({ requirement: 'optional', ...(methods && { methods }) }),
  });
  const desk: Desk = {
    url: bank.url,
    now: anHourAgo,
    newestText: (number) => texts.messages.findLast(({ to }) => to === number)?.body ?? '',
  };
  try {
    for (const { phone, app, ...person } of people) if (phone && !app) await enrolPhone(desk, person, phone);
    const { phone = '', ...owner } = people.find(({ app }) => app)!;
    const recoveryCodes = await enrolPhone(desk, owner, phone);
    // Who has a phone is led to an authenticator only where a phone is not enough.
    methods = ['totp'];
    return { email: owner.email, uri: await enrolApp(desk, owner, phone), recoveryCodes };
  } finally {
    await bank.close();
  }
}
