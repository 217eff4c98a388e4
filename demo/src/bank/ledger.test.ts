import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openBankDatabase } from './database.js';
import { openLedger } from './ledger.js';

function fixture() {
  const db = openBankDatabase(':memory:');
  for (const id of ['ada', 'grace']) {
    db.prepare(
      "insert into customer (id, email, name, password_hash, created_at) values (?, ?, ?, '', 0)",
    ).run(id, `${id}@northwind.example`, id);
  }
  const ledger = openLedger(db, () => 5);
  const from = ledger.open('ada', 'Everyday');
  const to = ledger.open('grace', 'Everyday');
  ledger.book(from.id, { at: 1, category: 'pay', description: 'Salary', amountPence: 100 });
  const movement = { from, to, amountPence: 60, outgoing: 'To Grace', incoming: 'From Ada' };
  const balance = (id: string) => ledger.accountsOf(id)[0]?.balancePence;
  return { ledger, movement, balance };
}

describe('the ledger', () => {
  it('moves money once: both sides change, both lists say so', () => {
    const { ledger, movement, balance } = fixture();
    assert.equal(ledger.move(movement), true);
    assert.deepEqual([balance('ada'), balance('grace')], [40, 60]);
    assert.deepEqual(
      [...ledger.latest('ada'), ...ledger.latest('grace')].map(({ description }) => description),
      ['To Grace', 'Salary', 'From Ada'],
    );
  });

  it('moves nothing that is not there', () => {
    const { ledger, movement, balance } = fixture();
    ledger.move(movement);
    assert.equal(ledger.move(movement), false);
    assert.deepEqual([balance('ada'), balance('grace')], [40, 60]);
  });

  it('shows an account to its owner only', () => {
    const { ledger, movement } = fixture();
    assert.equal(ledger.find(movement.from.id, 'grace'), undefined);
  });
});
