/** What lies about on the demo's stage: a key and value table beside the bank's own. */
import type { BankDatabase } from '../bank/database.js';

/** An authenticator that the phone beside the page has a copy of. */
export interface App {
  readonly email: string;
  readonly uri: string;
}

/** What Grace would have on her phone and in her drawer. */
export interface Belongings extends App {
  readonly recoveryCodes: readonly string[];
}

export interface Props {
  /** Names this set of data: a phone that remembers another one starts afresh. */
  stageId: string;
  belongings: Belongings;
  /** Those of administrators. Data of before the companies have none. */
  apps: readonly App[];
  /** Written last: data without it were left by a start that was cut short. */
  ready: true;
  /** The companies have come. */
  companies: true;
}

export function openProps(db: BankDatabase) {
  const find = db.prepare<[string], { value: string }>('select value from stage where key = ?');
  const save = db.prepare<[string, string]>('insert into stage (key, value) values (?, ?)');
  return {
    get<Key extends keyof Props>(key: Key): Props[Key] | undefined {
      const row = find.get(key);
      return row && (JSON.parse(row.value) as Props[Key]);
    },
    set<Key extends keyof Props>(key: Key, value: Props[Key]): void {
      save.run(key, JSON.stringify(value));
    },
  };
}
