/** `protect()` against the same application with the same session middleware and no guard. */
import { compare, print, startServer } from './measure.js';
import type { Shot } from './load.js';
import { enrolWithUs, fireAll } from './people.js';

const REQUESTS = 200;

const server = await startServer();
const [{ session } = { session: '' }] = await enrolWithUs(server, ['ada']);
const batch = (path: string) => {
  const shots = Array.from({ length: REQUESTS }, (): Shot => ({ method: 'GET', path, cookie: session }));
  return () => server.cost(() => fireAll(server.port, shots));
};
const { wall, cpu } = await compare({
  rounds: 75,
  warmUp: 25,
  ours: batch('/guarded'),
  baseline: batch('/plain'),
});
await server.stop();

print('guard', 'the same app without it', wall, '0.80');
print('', '… by processor time', cpu, '0.80');
