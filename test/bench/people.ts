/** Enrolled users on both sides, and their sign-ins. */
import { flow, recovery, type Enrollment, type TotpSetup, type RecoverySet } from '@mfa-kit/contract';
import { authenticator } from '../kit/authenticator.js';
import { codeOf } from './hand-written.js';
import { fire, type Hit, type Shot } from './load.js';
import type { Server } from './measure.js';

const STEP_MS = 30_000;

export interface Person {
  readonly userId: string;
  readonly factorId: string;
  code(now: number): string;
}

/** Fires, and fails unless every answer is a 200. */
export async function fireAll(port: number, shots: readonly Shot[]): Promise<Hit[]> {
  const hits = await fire(port, shots);
  const bad = hits.find(({ status }) => status !== 200);
  if (bad) throw new Error(`${bad.status}: ${bad.text}`);
  return hits;
}

const post = (path: string, body: object, cookie?: string): Shot => ({
  method: 'POST',
  path,
  body,
  ...(cookie && { cookie }),
});

/** Takes people through the kit's whole wizard. Their sessions come back too. */
export async function enrolWithUs(
  server: Server,
  ids: readonly string[],
): Promise<(Person & { session: string })[]> {
  const now = (await server.ask({})) as number;
  const pass = async (shots: Shot[]) => fireAll(server.port, shots);
  const cookies = (await pass(ids.map((userId) => post('/login', { userId })))).map((hit) =>
    hit.cookies.join('; '),
  );
  const begun = await pass(cookies.map((cookie) => post(`/mfa${flow.begin.path}`, { kind: 'totp' }, cookie)));
  const setups = begun.map(({ text }) => (JSON.parse(text) as Enrollment).setup as TotpSetup);
  const apps = setups.map(({ secret }) => authenticator(secret!));
  await pass(
    setups.map(({ factorId }, i) =>
      post(`/mfa${flow.confirm.path}`, { factorId, code: apps[i]!.code(now) }, cookies[i]),
    ),
  );
  const made = await pass(cookies.map((cookie) => post(`/mfa${recovery.begin.path}`, {}, cookie)));
  const saved = await pass(
    made.map(({ text }, i) =>
      post(`/mfa${recovery.confirm.path}`, { setId: (JSON.parse(text) as RecoverySet).setId }, cookies[i]),
    ),
  );
  return ids.map((userId, i) => ({
    userId,
    factorId: setups[i]!.factorId,
    code: (at) => apps[i]!.code(at),
    session: saved[i]!.cookies.filter((cookie) => cookie.startsWith('connect.sid')).join('; '),
  }));
}

export async function enrolByHand({ port }: Server, ids: readonly string[]): Promise<Person[]> {
  const seeded = await fireAll(
    port,
    ids.map((userId) => post('/hand/seed', { userId })),
  );
  return ids.map((userId, i) => {
    const { factorId, secret } = JSON.parse(seeded[i]!.text) as { factorId: string; secret: string };
    return { userId, factorId, code: (at) => codeOf(Buffer.from(secret, 'hex'), Math.floor(at / STEP_MS)) };
  });
}

/** The password was right: what is left is one code each. */
export async function challengedByUs({ port, ask }: Server, people: readonly Person[]): Promise<Shot[]> {
  const now = (await ask({})) as number;
  const hits = await fireAll(
    port,
    people.map(({ userId }) => post('/login', { userId })),
  );
  return people.map(({ factorId, code }, i) => {
    const { challengeId } = JSON.parse(hits[i]!.text) as { challengeId: string };
    return post(
      `/mfa${flow.verify.path}`,
      { challengeId, factorId, code: code(now) },
      hits[i]!.cookies.join('; '),
    );
  });
}

export async function challengedByHand({ port, ask }: Server, people: readonly Person[]): Promise<Shot[]> {
  const now = (await ask({})) as number;
  const hits = await fireAll(
    port,
    people.map(({ userId }) => post('/hand/login', { userId })),
  );
  return people.map(({ factorId, code }, i) =>
    post('/hand/verify', { factorId, code: code(now) }, hits[i]!.cookies.join('; ')),
  );
}
