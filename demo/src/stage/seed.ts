/** Peoples the bank at its first start, and data of before with those who have come since. Nobody is let in until this is done. */
import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '@mfa-kit/express';
import { openBankDatabase, type BankDatabase } from '../bank/database.js';
import { openCustomers } from '../bank/customers.js';
import { openLedger } from '../bank/ledger.js';
import { settleIn } from '../bank/welcome.js';
import { openBank } from '../bank.js';
import { openTexts } from '../texts.js';
import { enrolApp, enrolAppToo, enrolPhone, type Desk } from './enrol.js';
import { people, type Person } from './people.js';
import { openProps, type App } from './props.js';

export async function seed(dataDir: string, now: () => number): Promise<void> {
  const props = readProps(dataDir);
  if (props.companies) return;
  // A start that was cut short left half of it, and nobody has been let in yet: begin again.
  if (!props.ready)
    for (const file of ['bank.db', 'mfa.db']) {
      for (const ending of ['', '-wal', '-shm']) rmSync(join(dataDir, file + ending), { force: true });
    }

  const db = openBankDatabase(join(dataDir, 'bank.db'));
  const newcomers = await settle(db, now);
  const stage = openProps(db);
  if (!props.ready) stage.set('stageId', randomUUID());
  await enrolPeople({ db, dataDir, now, newcomers });
  if (!props.ready) stage.set('ready', true);
  stage.set('companies', true);
  db.close();
}

function readProps(dataDir: string): { ready: boolean; companies: boolean } {
  if (!existsSync(join(dataDir, 'bank.db'))) return { ready: false, companies: false };
  const db = openBankDatabase(join(dataDir, 'bank.db'));
  const props = openProps(db);
  const found = { ready: props.get('ready') === true, companies: props.get('companies') === true };
  db.close();
  return found;
}

/** Everybody who is not here yet; who was here before is given the role that people of the first bank had none of. */
async function settle(db: BankDatabase, now: () => number): Promise<readonly Person[]> {
  const customers = openCustomers(db, now);
  const ledger = openLedger(db, now);
  const came = await Promise.all(
    people.map(async (person) => ({ person, customer: await customers.register(person) })),
  );
  for (const { person, customer } of came) {
    if (customer) settleIn(ledger, customer, now());
    else if (person.role) customers.appoint(person.email, person.role);
  }
  return came.flatMap(({ person, customer }) => (customer ? [person] : []));
}

interface Arrival {
  readonly db: BankDatabase;
  readonly dataDir: string;
  readonly now: () => number;
  readonly newcomers: readonly Person[];
}

/**
 * On a port of its own, before the real one opens, with a policy that lets people enrol whatever the real one says; their
 * texts go nowhere. An hour ago, so that the code they prove themselves with is not the one a phone shows to the first
 * visitor.
 */
async function enrolPeople({ db, dataDir, now, newcomers }: Arrival): Promise<void> {
  const anHourAgo = () => now() - 60 * 60 * 1000;
  const texts = openTexts();
  let methods: Verdict['methods'];
  const bank = await openBank({
    ...{ port: 0, dataDir, texts, now: anHourAgo },
    policy: () => ({ requirement: 'optional', ...(methods && { methods }) }),
  });
  const desk: Desk = {
    url: bank.url,
    now: anHourAgo,
    newestText: (number) => texts.messages.findLast(({ to }) => to === number)?.body ?? '',
  };
  const props = openProps(db);
  const apps: App[] = [];
  try {
    for (const person of newcomers) {
      methods = undefined;
      const { phone, app, email } = person;
      const recoveryCodes = phone && (await enrolPhone(desk, person, phone));
      // Who has a phone is led to an authenticator only where a phone is not enough.
      methods = ['totp'];
      if (app && !phone) apps.push({ email, uri: await enrolApp(desk, person) });
      else if (app && recoveryCodes)
        props.set('belongings', { email, uri: await enrolAppToo(desk, person, phone), recoveryCodes });
    }
    props.set('apps', apps);
  } finally {
    await bank.close();
  }
}
