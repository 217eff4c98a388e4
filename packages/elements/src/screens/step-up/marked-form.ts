/** `<form data-mfa-step-up>`: sent by a script, so that it can be sent once more after a proof, and followed as a browser would. */
import { MfaResponseEvent } from '../../events.js';
import { withStepUp } from './with-step-up.js';

const busy = new WeakSet<HTMLFormElement>();
const send = withStepUp();

/** Takes over a submit of a marked form that posts to this origin; all others stay the browser's. */
export function onSubmit(event: SubmitEvent): void {
  const form = event.target;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || !form.matches('[data-mfa-step-up]'))
    return;
  const request = requestOf(form, event.submitter);
  if (!request) return;
  event.preventDefault();
  if (!busy.has(form)) void submit(form, request);
}

/** What the browser would send; nothing for what only a browser can send. */
function requestOf(form: HTMLFormElement, submitter: HTMLElement | null): Request | undefined {
  const said = (name: string) => submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? '';
  const url = new URL(said('action') || location.href, document.baseURI);
  const [method, target, type] = [said('method'), said('target'), said('enctype')].map((text) =>
    text.toLowerCase(),
  );
  if (method !== 'post' || url.origin !== location.origin || type === 'text/plain') return undefined;
  if (target && target !== '_self') return undefined;
  const data = new FormData(form, submitter);
  const fields = [...data].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]);
  return new Request(url, {
    method: 'POST',
    body: type === 'multipart/form-data' ? data : new URLSearchParams(fields),
    // A problem rather than a page: only that one can be answered by a proof.
    headers: { accept: 'application/problem+json, text/html;q=0.9, */*;q=0.8' },
  });
}

async function submit(form: HTMLFormElement, request: Request): Promise<void> {
  busy.add(form);
  form.ariaBusy = 'true';
  const response = await send(request).catch(() => Response.error());
  busy.delete(form);
  form.ariaBusy = null;
  if (!form.dispatchEvent(new MfaResponseEvent(response))) return;
  if (response.redirected || response.ok) location.assign(response.url);
}
