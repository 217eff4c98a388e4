/** The preview of a rule: the same one among 1,000 people and among 100,000, and for how long nobody else is answered. */
import { policy } from '@mfa-kit/contract';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { addCrowd } from '../kit/crowd.js';
import { startHost, type Host } from '../kit/host.js';
import { enrol } from '../kit/people.js';
import { fire, type Shot } from './load.js';

const SIZES = [1_000, 100_000] as const;
const ROUNDS = 5;

const rules = {
  everybody: { for: {}, locked: false, priority: 0, requirement: 'required' },
  'one company': { for: { tenant: 'company-5' }, locked: false, priority: 0, requirement: 'required' },
};

interface Side {
  readonly size: number;
  readonly host: Host;
  readonly cookie: string;
}

async function startWith(size: number): Promise<Side> {
  const host = await startHost({
    admin: ({ id }) => (id === 'root' ? { tenants: 'all', rank: 9 } : undefined),
  });
  host.users.set('root', { id: 'root', name: 'root' });
  const { browser } = await enrol(host, 'root');
  addCrowd(host, size);
  return { size, host, cookie: [...browser.cookies].map((pair) => pair.join('=')).join('; ') };
}

/** An answer that is no preview of everybody fails the run: what is fast may not be what was meant. */
async function preview({ host, cookie, size }: Side, rule: object): Promise<void> {
  const shot: Shot = { method: 'POST', path: `/mfa${policy.preview.path}`, body: { rule }, cookie };
  const [hit] = await fire(Number(new URL(host.origin).port), [shot]);
  if (hit?.status !== 200) throw new Error(hit?.text);
  const counts = JSON.parse(hit.text) as Record<string, { count: number }> & { unaffected: number };
  const groups = ['prompted', 'blocked', 'released', 'stranded'].map((group) => counts[group]!.count);
  const total = groups.reduce((sum, count) => sum + count, counts.unaffected);
  if (total < size) throw new Error(`${total} of ${size} people were judged`);
}

const middle = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/** Both in milliseconds: how long it took, and the longest that the event loop stood still meanwhile. */
async function timeOf(work: () => Promise<void>): Promise<{ took: number; pause: number }> {
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const started = performance.now();
  await work();
  const took = performance.now() - started;
  loop.disable();
  return { took, pause: loop.max / 1e6 };
}

/** What the same process pauses while it has nothing to do, for as long as a preview of the fewer takes. */
const idle = () => timeOf(() => new Promise((resolve) => setTimeout(resolve, 100)));

// The server is in this process, so the loop that is watched is the one that answers.
const sides = await Promise.all(SIZES.map(startWith));
console.log(
  `preview of a rule: ms among ${SIZES.join(' and ')} people, and the longest pause of the event loop`,
);
const pauses: number[] = [];
for (let round = 0; round < ROUNDS; round++) pauses.push((await idle()).pause);
console.log(`${'nothing at all'.padEnd(24)} pause ${middle(pauses).toFixed(1)} ms`);
for (const [name, rule] of Object.entries(rules)) {
  const times = sides.map(() => ({ took: [] as number[], pause: [] as number[] }));
  for (let round = -1; round < ROUNDS; round++)
    for (const [i, side] of sides.entries()) {
      const { took, pause } = await timeOf(() => preview(side, rule));
      if (round < 0) continue;
      times[i]!.took.push(took);
      times[i]!.pause.push(pause);
    }
  const told = times.map(
    ({ took, pause }) => `${middle(took).toFixed(0)} ms, pause ${Math.max(...pause).toFixed(1)} ms`,
  );
  const [small, large] = times.map(({ took }) => middle(took));
  console.log(`${name.padEnd(24)} ${told.join(' · ')} · ${(large! / small!).toFixed(1)}×`);
}
for (const { host } of sides) await host.close();
