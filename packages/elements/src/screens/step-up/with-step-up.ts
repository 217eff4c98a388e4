/** `fetch` for pages whose server asks for a fresh proof. Nothing of the browser's own is replaced. */
import { askStepUp, type Wanted } from './page-step-up.js';

/**
 * A `fetch` that, where the answer is a problem of code `step_up_required`, opens the page's `<mfa-step-up>` and sends the
 * refused request once more, body and all, when the person has proved themselves. Whatever comes then is answered,
 * another refusal too. If they cancel, the refusal is. Requests refused at the same time share one dialog.
 */
export function withStepUp(send: typeof fetch = (input, init) => fetch(input, init)): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const again = request.clone();
    const response = await send(request);
    const wanted = await wantedBy(response);
    if (!wanted || !(await askStepUp(wanted))) return response;
    return send(again);
  };
}

async function wantedBy(response: Response): Promise<Wanted | undefined> {
  const type = response.headers.get('content-type') ?? '';
  if (response.status !== 401 || !type.startsWith('application/problem+json')) return undefined;
  const problem = (await response
    .clone()
    .json()
    .catch(() => null)) as ({ readonly code?: unknown } & Wanted) | null;
  return problem?.code === 'step_up_required'
    ? { purpose: problem.purpose, methods: problem.methods }
    : undefined;
}
