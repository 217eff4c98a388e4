/** Which screen a state is shown by, and the modules that not every sign-in needs. */
import type { State } from '@mfa-kit/contract';

/** `entered`: nothing is left to show. */
export type Place =
  'loading' | 'challenge' | 'ticket' | 'enrollment' | 'codes' | 'used-code' | 'entered' | 'signed-out';

/** `wizard`: the person came through enrolling; `fresh`: they proved themselves on this page. */
export function placeOf(
  state: State | undefined,
  { wizard, fresh }: { wizard: boolean; fresh: boolean },
): Place {
  if (!state) return 'loading';
  if (state.at === 'codes') return wizard || state.enrolled.length > 0 ? 'enrollment' : 'codes';
  if (state.at !== 'complete') return state.at;
  if (state.enrolled.length > 0) return 'enrollment';
  return fresh && state.repairUntil !== undefined ? 'used-code' : 'entered';
}

/** Most people come for their code and go: the rest is loaded when somebody gets there. */
export const modules: Partial<Record<Place, () => Promise<unknown>>> = {
  ticket: () => import('../ticket/index.js'),
  enrollment: () => import('../enrollment/index.js'),
  codes: () => import('../recovery-codes/index.js'),
  'used-code': () => import('./used-code.js'),
};

/** The application's own page to go on to; anything of another origin is its front page. */
export function destination(returnTo: string, baseUrl: string): string {
  const server = new URL(baseUrl, location.href);
  const url = URL.canParse(returnTo, server) ? new URL(returnTo, server) : server;
  return url.origin === server.origin && url !== server ? url.href : new URL('/', server).href;
}
