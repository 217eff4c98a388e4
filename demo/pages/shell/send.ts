/** Talks to the bank. Where the bank says that somebody has yet to prove themselves, the page follows. */

export interface Refusal {
  readonly error: string;
  readonly fields?: readonly string[];
}

export type Reply<T> =
  { readonly ok: true; readonly data: T } | { readonly ok: false; readonly refusal: Refusal };

/** Never settles: the page is being left, or cannot be drawn. */
const leaving = new Promise<never>(() => {});

/** What a page cannot be drawn without; if it does not come, the page says so and goes no further. */
export async function read<T>(path: string): Promise<T> {
  const reply = await exchange<T>(path, {});
  if (reply.ok) return reply.data;
  const alert = document.createElement('p');
  alert.className = 'alert';
  alert.role = 'alert';
  alert.textContent = 'The bank cannot be reached just now. Reload the page to try again.';
  document.querySelector('main')?.prepend(alert);
  return leaving;
}

interface Manner {
  /** A fetch that does more than the browser's: one that asks for a fresh code where the bank wants one. */
  readonly by?: typeof fetch;
  /** The kit's codes that this page has words of its own for. */
  readonly stayFor?: readonly string[];
}

export async function send<T>(path: string, body: object = {}, manner: Manner = {}): Promise<Reply<T>> {
  const headers = { 'content-type': 'application/json' };
  return exchange<T>(path, { method: 'POST', headers, body: JSON.stringify(body) }, manner);
}

async function exchange<T>(
  path: string,
  init: RequestInit,
  { by = fetch, stayFor = [] }: Manner = {},
): Promise<Reply<T>> {
  const response = await by(path, { ...init, cache: 'no-store' }).catch(() => undefined);
  if (!response) return { ok: false, refusal: { error: 'offline' } };
  const answer = (await response.json().catch(() => ({}))) as T & Partial<Refusal> & { code?: string };
  if (response.ok) return { ok: true, data: answer };
  const elsewhere = stayFor.includes(answer.code ?? '') ? undefined : whereTo(answer.code);
  if (!elsewhere)
    return { ok: false, refusal: { ...answer, error: answer.error ?? answer.code ?? 'unavailable' } };
  location.assign(elsewhere);
  return leaving;
}

/** The kit's problems that only another page can solve. */
function whereTo(code: string | undefined): string | undefined {
  if (code === 'mfa_required' || code === 'enrollment_required') return '/second-step';
  if (code === 'signed_out' || code === 'pending_expired') return '/sign-in';
  return undefined;
}
