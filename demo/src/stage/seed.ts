/** Peoples the bank at its first start. Nobody is let in until this is done. */
import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openBankDatabase } from '../bank/database.js';
import { openCustomers } from '../bank/customers.js';
import { openLedger } from '../bank/ledger.js';
import { settleIn } from '../bank/welcome.js';
import { openBank } from '../bank.js';
import { enrol } from './enrol.js';
import { people } from './people.js';
import { openProps } from './props.js';

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
  await enrolGrace(dataDir, now, (belongings) => props.set('belongings', belongings));
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
 * On a port of its own, before the real one opens, with a policy that lets her enrol whatever the real one says.
 * An hour ago, so that the code she proves herself with is not the one her phone shows to the first visitor.
 */
async function enrolGrace(
  dataDir: string,
  now: () => number,
  keep: (belongings: Awaited<ReturnType<typeof enrol>>) => void,
): Promise<void> {
  const anHourAgo = () => now() - 60 * 60 * 1000;
  const bank = await openBank({ port: 0, dataDir, requirement: 'optional', now: anHourAgo });
  try {
    for (const person of people) if (person.enrolled) keep(await enrol(bank.url, person, anHourAgo));
  } finally {
    await bank.close();
  }
}
