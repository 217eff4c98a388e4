import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SessionData } from 'express-session';
import { openBankDatabase } from './database.js';
import { SESSION_MS, SqliteSessionStore } from './session-store.js';

const ada = { customerId: 'ada', cookie: { originalMaxAge: null } } as unknown as SessionData;

function fixture() {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const db = openBankDatabase(':memory:');
  const open = () => new SqliteSessionStore(db, () => clock.now);
  const read = (store: SqliteSessionStore, id: string) => {
    let found: SessionData | null | undefined;
    store.get(id, (_error, data) => (found = data));
    return found ?? undefined;
  };
  return { clock, db, open, read };
}

describe('the session store', () => {
  it('finds after a restart what was saved before', () => {
    const { open, read } = fixture();
    open().set('one', ada);
    assert.deepEqual(read(open(), 'one'), ada);
  });

  it('forgets a session whose time is over, and one that was ended', () => {
    const { clock, open, read } = fixture();
    const store = open();
    store.set('old', ada);
    store.set('ended', ada);
    store.destroy('ended');
    clock.now += SESSION_MS;
    assert.equal(read(store, 'old'), undefined);
    assert.equal(read(store, 'ended'), undefined);
  });

  it('keeps a session that is in use, and never revives one by touching it', () => {
    const { clock, open, read } = fixture();
    const store = open();
    store.set('used', ada);
    clock.now += SESSION_MS - 1;
    store.touch('used', ada);
    store.touch('never', ada);
    clock.now += SESSION_MS - 1;
    assert.deepEqual(read(store, 'used'), ada);
    assert.equal(read(store, 'never'), undefined);
  });

  it('hands a fault of the database to the caller', () => {
    const { db, open } = fixture();
    const store = open();
    db.close();
    let fault: unknown;
    store.get('one', (error) => (fault = error));
    assert.ok(fault instanceof Error);
  });
});
