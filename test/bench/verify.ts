/** Verifying a TOTP code at sign-in against a route written by hand with the same reads, writes and commits. */
import { compare, print, startServer, type Server } from './measure.js';
import type { Shot } from './load.js';
import {
  challengedByHand,
  challengedByUs,
  enrolByHand,
  enrolWithUs,
  fireAll,
  type Person,
} from './people.js';

const PEOPLE = 100;

const server = await startServer();
const ids = Array.from({ length: PEOPLE }, (_, i) => `user-${i}`);

type Challenge = (server: Server, people: readonly Person[]) => Promise<Shot[]>;

/** Signing in is not measured, nor is a code of a step that was not used yet. */
const batch = (people: readonly Person[], challenge: Challenge) => async () => {
  await server.ask({ advanceMs: 60_000 });
  const shots = await challenge(server, people);
  return server.cost(() => fireAll(server.port, shots));
};
const { wall, cpu } = await compare({
  rounds: 30,
  warmUp: 10,
  ours: batch(await enrolWithUs(server, ids), challengedByUs),
  baseline: batch(await enrolByHand(server, ids), challengedByHand),
});
await server.stop();

print('verify', 'a hand-written route with the same reads and writes', wall, '0.70');
print('', '… by processor time', cpu, '0.70');
