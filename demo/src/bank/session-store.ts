/** express-session kept in the bank's SQLite file, so that a restart signs nobody out. */
import session, { type SessionData } from 'express-session';
import type { BankDatabase } from './database.js';

export const SESSION_MS = 8 * 60 * 60 * 1000;

export class SqliteSessionStore extends session.Store {
  readonly #now: () => number;
  readonly #find;
  readonly #save;
  readonly #extend;
  readonly #drop;

  constructor(db: BankDatabase, now: () => number) {
    super();
    this.#now = now;
    this.#find = db.prepare<[string, number], { data: string }>(
      'select data from session where id = ? and expires_at > ?',
    );
    this.#save = db.prepare<[string, string, number]>(
      `insert into session (id, data, expires_at) values (?, ?, ?)
       on conflict (id) do update set data = excluded.data, expires_at = excluded.expires_at`,
    );
    this.#extend = db.prepare<[number, string]>('update session set expires_at = ? where id = ?');
    this.#drop = db.prepare<[string]>('delete from session where id = ?');
    db.prepare<[number]>('delete from session where expires_at <= ?').run(now());
  }

  override get(id: string, done: (error: unknown, data?: SessionData | null) => void): void {
    settle(done, () => {
      const row = this.#find.get(id, this.#now());
      return row ? (JSON.parse(row.data) as SessionData) : null;
    });
  }

  override set(id: string, data: SessionData, done: (error?: unknown) => void = () => {}): void {
    settle(done, () => void this.#save.run(id, JSON.stringify(data), this.#now() + SESSION_MS));
  }

  override touch(id: string, _data: SessionData, done: (error?: unknown) => void = () => {}): void {
    settle(done, () => void this.#extend.run(this.#now() + SESSION_MS, id));
  }

  override destroy(id: string, done: (error?: unknown) => void = () => {}): void {
    settle(done, () => void this.#drop.run(id));
  }
}

/** express-session wants callbacks; better-sqlite3 answers at once. What `done` itself throws is not the store's error. */
function settle<T>(done: (error: unknown, value?: T) => void, work: () => T): void {
  let value: T;
  try {
    value = work();
  } catch (error) {
    done(error);
    return;
  }
  done(null, value);
}
