/** A second process at the same database. Told what to run and how often at once, it answers how many won. */
import { migrate } from '../../packages/express/src/db/migrations.js';
import { bumpVersion, findUserState } from '../../packages/express/src/users/users.store.js';
import type { Db } from '../../packages/express/src/context.js';
import { connect, databaseNamed } from './database.js';
import { races } from './races.js';

export interface Order {
  /** A race, or `migrate` or `readThenWrite`. */
  readonly run: string;
  readonly id: string;
  readonly times: number;
}

const [, , name, address = ''] = process.argv;
const db = await connect(databaseNamed(name), address);

const others: Readonly<Record<string, (db: Db, id: string) => Promise<boolean>>> = {
  async migrate(at) {
    await migrate(at);
    return true;
  },
  /** Loses an update, unless whoever comes second waits for the first. */
  async readThenWrite(at, id) {
    await at.transaction().execute(async (transaction) => {
      await bumpVersion(transaction, id);
      const { skips } = await findUserState(transaction, id);
      await new Promise(setImmediate);
      await transaction
        .updateTable('user_state')
        .set({ skips: skips + 1 })
        .where('user_id', '=', id)
        .execute();
    });
    return true;
  },
};

process.on('message', ({ run, id, times }: Order) => {
  const one = races[run]?.run ?? others[run]!;
  Promise.all(Array.from({ length: times }, () => one(db, id))).then(
    (won) => process.send?.({ won: won.filter(Boolean).length }),
    (failure: unknown) => process.send?.({ failure: String(failure) }),
  );
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
