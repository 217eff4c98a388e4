/** Other processes at the same database, started and told what to do by a test. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Order } from './racer.js';

export interface Racer {
  /** @returns how many of so many at once have won */
  run(order: Order): Promise<number>;
  stop(): Promise<void>;
}

export async function startRacer(database: string, address: string): Promise<Racer> {
  const child: ChildProcess = fork(fileURLToPath(new URL('racer.ts', import.meta.url)), [database, address], {
    execArgv: ['--import', 'tsx'],
  });
  await once(child, 'message');
  return {
    async run(order) {
      child.send(order);
      const [{ won, failure }] = (await once(child, 'message')) as [{ won: number; failure?: string }];
      if (failure) throw new Error(failure);
      return won;
    },
    async stop() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
