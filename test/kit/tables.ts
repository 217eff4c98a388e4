/** What the database file holds, as somebody with a copy of it would read it. */
import Sqlite from 'better-sqlite3';
import assert from 'node:assert/strict';

type Row = Record<string, unknown>;

/** Runs one statement on the file, beside the kit: an intruder in the database, or a test that looks. */
export function sql(file: string, statement: string, ...parameters: unknown[]): Row[] {
  const database = new Sqlite(file, { timeout: 5_000 });
  try {
    const prepared = database.prepare(statement);
    if (prepared.reader) return prepared.all(...parameters) as Row[];
    prepared.run(...parameters);
    return [];
  } finally {
    database.close();
  }
}

/** Every table with every row; `but` leaves tables out. */
export function dump(file: string, { but = [] }: { but?: readonly string[] } = {}): Record<string, Row[]> {
  const names = sql(file, `select name from sqlite_master where type = 'table' order by name`);
  const kept = names.map(({ name }) => name as string).filter((name) => !but.includes(name));
  return Object.fromEntries(kept.map((name) => [name, sql(file, `select * from "${name}" order by rowid`)]));
}

/** The kit's tables are the same after the act as before it, the audit trail too; but it is sealed in a while of its own. */
export async function assertUnchanged(file: string, act: () => Promise<unknown>): Promise<void> {
  const before = unsealed(file);
  await act();
  assert.deepEqual(unsealed(file), before);
}

function unsealed(file: string): Record<string, Row[]> {
  const { event = [], ...rest } = dump(file, { but: ['audit_head'] });
  return { ...rest, event: event.map(({ seq: _seq, seal: _seal, ...row }) => row) };
}

/** One value of one row. */
export function value(file: string, statement: string, ...parameters: unknown[]): unknown {
  const [row] = sql(file, statement, ...parameters);
  return row && Object.values(row)[0];
}
