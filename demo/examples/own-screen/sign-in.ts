/** A whole sign-in without an element of the kit: the server says where the person stands, and this shows it. */
import {
  createClient,
  flow,
  MfaError,
  recovery,
  type Challenge,
  type Enrollment,
  type Route,
  type State,
} from '@mfa-kit/contract';

const app = document.getElementById('app')!;
const client = createClient(); // of '/mfa'; `createClient({ baseUrl })` where the router is elsewhere

/** Sends what was typed, and shows the state that the server answers; a refusal says why, and carries one too. */
async function go<Input>(route: Route<Input, State>, input: Input): Promise<void> {
  try {
    await show(await client.call(route, input));
  } catch (error) {
    if (!(error instanceof MfaError)) throw error;
    if (error.state) await show(error.state);
    app.querySelector('[role=alert]')!.textContent = words[error.code] ?? 'That did not work. Try again.';
  }
}

/** Every code is in the contract's `errors`; the server's own sentences are for developers. */
const words: Partial<Record<string, string>> = {
  code_wrong: 'That code is not right. Take the one that is shown now.',
  factor_locked: 'Too many wrong codes. Wait a while.',
  offline: 'You seem to be offline.',
};

/** One place for each of the states. */
async function show(state: State): Promise<void> {
  switch (state.at) {
    case 'signed-out':
      return showPassword();
    case 'challenge':
      return showChallenge(state);
    case 'enrollment':
      return showEnrollment(state);
    case 'codes':
      return showCodes();
    case 'ticket':
      return render('Ask your administrator for a set-up code', [field('ticket', 'Set-up code')], (typed) =>
        go(flow.ticket, { ticket: typed('ticket') }),
      );
    case 'complete':
      return render('Signed in', [line(`By ${state.amr.join(' and ')}.`)]);
  }
}

function showPassword(): void {
  const fields = [field('name', 'Name', 'username'), field('password', 'Password', 'current-password')];
  render('Sign in', fields, async (typed) => {
    const body = JSON.stringify({ name: typed('name'), password: typed('password') });
    await fetch('/login', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    await go(flow.state, {});
  });
}

function showChallenge({ challengeId, factors, triesLeft }: Challenge): void {
  const [factor] = factors; // the default one; a fuller screen lists them, and sends a text where `kind` is `phone`
  const parts = [field('code', 'Code', 'one-time-code'), line(`${triesLeft} tries left.`)];
  render('Enter your code', parts, (typed) =>
    go(flow.verify, { ...(challengeId && { challengeId }), factorId: factor!.id, code: typed('code') }),
  );
}

async function showEnrollment({ setup }: Enrollment): Promise<void> {
  // The secret comes once: after a reload, begin again.
  if (setup?.kind !== 'totp' || !setup.secret) return go(flow.begin, { kind: 'totp' });
  const secret = line(setup.secret);
  secret.translate = false;
  render('Add this key to your authenticator', [secret, field('code', 'Code', 'one-time-code')], (typed) =>
    go(flow.confirm, { factorId: setup.factorId, code: typed('code') }),
  );
}

/** In force only when the person says that they are saved. */
async function showCodes(): Promise<void> {
  const { setId, codes } = await client.call(recovery.begin, {});
  render('Save your recovery codes', codes.map(line), () => go(recovery.confirm, { setId }));
}

type Typed = (name: string) => string;

function render(title: string, parts: readonly Node[], send?: (typed: Typed) => Promise<void>): void {
  const heading = document.createElement('h1');
  heading.textContent = title;
  heading.tabIndex = -1;
  const form = document.createElement('form');
  const problem = line('');
  problem.role = 'alert';
  form.append(heading, ...parts, problem);
  if (send) form.append(document.createElement('button'));
  form.querySelector('button')?.append('Continue');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const data = new FormData(form);
    void send?.((name) => data.get(name) as string);
  });
  app.replaceChildren(form);
  heading.focus();
}

function line(text: string): HTMLElement {
  return Object.assign(document.createElement('p'), { textContent: text });
}

function field(name: string, label: string, autocomplete: AutoFill = 'off'): HTMLElement {
  const input = Object.assign(document.createElement('input'), { name, autocomplete, required: true });
  if (autocomplete === 'current-password') input.type = 'password';
  if (autocomplete === 'one-time-code') input.inputMode = 'numeric';
  const text = document.createElement('label');
  text.append(`${label} `, input);
  return text;
}

await go(flow.state, {});
