/** Interleaved rounds, warmed up, and the median of the ratios within each round: all that is worth reading on a busy machine. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Cost {
  /** Of the wall clock, in milliseconds. */
  readonly wall: number;
  /** Of the server's processor, in milliseconds. */
  readonly cpu: number;
}

export interface Contest {
  readonly rounds: number;
  readonly warmUp: number;
  ours(): Promise<Cost>;
  baseline(): Promise<Cost>;
}

/** How fast ours is, as a share of the baseline, round by round. */
export async function compare({
  rounds,
  warmUp,
  ours,
  baseline,
}: Contest): Promise<Record<keyof Cost, Spread>> {
  const ratios: Record<keyof Cost, number[]> = { wall: [], cpu: [] };
  for (let round = 0; round < warmUp + rounds; round++) {
    // Whoever goes second finds a warmer machine: they take turns.
    const first = round % 2 === 0 ? await ours() : await baseline();
    const second = round % 2 === 0 ? await baseline() : await ours();
    const [mine, theirs] = round % 2 === 0 ? [first, second] : [second, first];
    if (round < warmUp) continue;
    ratios.wall.push(theirs.wall / mine.wall);
    ratios.cpu.push(theirs.cpu / mine.cpu);
  }
  return { wall: spreadOf(ratios.wall), cpu: spreadOf(ratios.cpu) };
}

export interface Spread {
  readonly median: number;
  /** Half of all rounds lie between these. */
  readonly low: number;
  readonly high: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? NaN;
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}

export function print(name: string, what: string, { median, low, high }: Spread, aim: string): void {
  const figure = median.toFixed(2);
  console.log(
    `${name.padEnd(8)} ${figure} of ${what} (half of the rounds ${low.toFixed(2)}–${high.toFixed(2)}; aim ${aim})`,
  );
}

export interface Server {
  readonly port: number;
  /** Runs the work and says what it cost. */
  cost(work: () => Promise<unknown>): Promise<Cost>;
  ask(order: object): Promise<unknown>;
  stop(): Promise<void>;
}

/** Another process, so that the client's own work is not counted. */
export async function startServer(): Promise<Server> {
  const child = fork(fileURLToPath(new URL('server.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] });
  const port = (await answerOf(child)) as number;
  const ask = (order: object) => {
    child.send(order);
    return answerOf(child);
  };
  return {
    port,
    ask,
    async cost(work) {
      await ask({ collect: true });
      const started = performance.now();
      await work();
      const wall = performance.now() - started;
      return { wall, cpu: (await ask({ spent: true })) as number };
    },
    async stop() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const [answer] = (await once(child, 'message')) as [unknown];
  return answer;
}
