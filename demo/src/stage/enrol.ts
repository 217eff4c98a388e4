/** Enrols somebody as a person would: over HTTP, through the published routes, with a code from an authenticator. */
import { createClient, flow, recovery, type State } from '@mfa-kit/contract';
import { generate } from 'otplib';
import type { Person } from './people.js';
import type { Belongings } from './props.js';

/** @param now the clock of the server that is asked: the code has to be of its time. */
export async function enrol(
  url: string,
  { email, password }: Person,
  now: () => number,
): Promise<Belongings> {
  const browser = cookieJar(url);
  const login = await browser('/login', { method: 'POST', body: JSON.stringify({ email, password }) });
  expectAt('enrollment', (await login.json()) as State);

  const mfa = createClient({ baseUrl: '/mfa', fetch: browser });
  const begun = expectAt('enrollment', await mfa.call(flow.begin, { kind: 'totp' }));
  const { setup } = begun;
  if (setup?.kind !== 'totp' || !setup.secret || !setup.uri)
    throw new Error('The set-up came without a secret');
  const { factorId, secret, uri } = setup;
  const code = await generate({ secret, epoch: Math.floor(now() / 1000) });
  expectAt('codes', await mfa.call(flow.confirm, { factorId, code }));
  const { setId, codes } = await mfa.call(recovery.begin, {});
  expectAt('complete', await mfa.call(recovery.confirm, { setId }));
  await browser('/sign-out', { method: 'POST', body: '{}' });
  return { email, uri, recoveryCodes: codes };
}

/** A fetch that keeps cookies and says which page it comes from, as a browser does. */
function cookieJar(url: string): typeof fetch {
  const cookies = new Map<string, string>();
  return async (path, init) => {
    const response = await fetch(new URL(path as string, url), {
      ...init,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        origin: url,
        'sec-fetch-site': 'same-origin',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const split = pair.indexOf('=');
      cookies.set(pair.slice(0, split), pair.slice(split + 1));
    }
    return response;
  };
}

function expectAt<At extends State['at']>(at: At, state: State): Extract<State, { at: At }> {
  if (state.at !== at) throw new Error(`Expected to be at ${at}, not ${state.at}`);
  return state as Extract<State, { at: At }>;
}
