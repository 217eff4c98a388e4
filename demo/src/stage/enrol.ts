/** Enrols somebody as a person would: over HTTP, through the published routes, with a code from an app or a text. */
import { createClient, flow, recovery, type Client, type State } from '@mfa-kit/contract';
import { generate } from 'otplib';
import { cookieJar } from './cookie-jar.js';
import type { Person } from './people.js';

/** How to reach the bank, and what a person can read there. */
export interface Desk {
  readonly url: string;
  /** The clock of the server: an authenticator's code has to be of its time. */
  readonly now: () => number;
  /** The newest text to a number. */
  readonly newestText: (number: string) => string;
}

/** The password, then a phone; answers the recovery codes that came with it. */
export async function enrolPhone(desk: Desk, person: Person, number: string): Promise<readonly string[]> {
  const { mfa, signOut, state } = await signIn(desk, person);
  expectAt('enrollment', state);
  const { setup } = expectAt('enrollment', await mfa.call(flow.begin, { kind: 'phone', phone: number }));
  if (setup?.kind !== 'phone') throw new Error('The set-up is no phone’s');
  const { factorId } = setup;
  expectAt('codes', await mfa.call(flow.confirm, { factorId, code: codeIn(desk.newestText(number)) }));
  const codes = await saveCodes(mfa);
  await signOut();
  return codes;
}

/** The password, then an authenticator as the first factor; answers what its QR code shows. */
export async function enrolApp(desk: Desk, person: Person): Promise<string> {
  const { mfa, signOut, state } = await signIn(desk, person);
  expectAt('enrollment', state);
  const uri = await addApp(desk, mfa, 'codes');
  await saveCodes(mfa);
  await signOut();
  return uri;
}

/** The password, a code by text, then an authenticator beside the phone. */
export async function enrolAppToo(desk: Desk, person: Person, number: string): Promise<string> {
  const { mfa, signOut, state } = await signIn(desk, person);
  await proveByText(desk, mfa, state, number);
  const uri = await addApp(desk, mfa, 'complete');
  await signOut();
  return uri;
}

async function addApp(desk: Desk, mfa: Client, leadsTo: 'codes' | 'complete'): Promise<string> {
  const { setup } = expectAt('enrollment', await mfa.call(flow.begin, { kind: 'totp' }));
  if (setup?.kind !== 'totp' || !setup.secret || !setup.uri)
    throw new Error('The set-up came without a secret');
  const { factorId, secret, uri } = setup;
  const code = await generate({ secret, epoch: Math.floor(desk.now() / 1000) });
  expectAt(leadsTo, await mfa.call(flow.confirm, { factorId, code }));
  return uri;
}

async function signIn({ url }: Desk, { email, password }: Person) {
  const browser = cookieJar(url);
  const login = await browser('/login', { method: 'POST', body: JSON.stringify({ email, password }) });
  return {
    mfa: createClient({ baseUrl: '/mfa', fetch: browser }),
    signOut: () => browser('/sign-out', { method: 'POST', body: '{}' }),
    state: (await login.json()) as State,
  };
}

async function proveByText({ newestText }: Desk, mfa: Client, asked: State, number: string): Promise<void> {
  const { challengeId = '', factors } = expectAt('challenge', asked);
  const factorId = factors.find(({ kind }) => kind === 'phone')?.id ?? '';
  expectAt('challenge', await mfa.call(flow.send, { challengeId, factorId }));
  const code = codeIn(newestText(number));
  expectAt('enrollment', await mfa.call(flow.verify, { challengeId, factorId, code }));
}

async function saveCodes(mfa: Client): Promise<readonly string[]> {
  const { setId, codes } = await mfa.call(recovery.begin, {});
  expectAt('complete', await mfa.call(recovery.confirm, { setId }));
  return codes;
}

function codeIn(text: string): string {
  return /#(\d+)$/.exec(text)?.[1] ?? '';
}

function expectAt<At extends State['at']>(at: At, state: State): Extract<State, { at: At }> {
  if (state.at !== at) throw new Error(`Expected to be at ${at}, not ${state.at}`);
  return state as Extract<State, { at: At }>;
}
