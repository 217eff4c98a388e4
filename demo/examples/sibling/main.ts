/** Signing in to an application on another origin of the same site: cookies go along, and the server names this page's origin. */
import '@mfa-kit/elements/define/gate';

const api = document.querySelector<HTMLMetaElement>('meta[name=api]')!.content;
const form = document.querySelector('form')!;

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void signIn();
});

async function signIn(): Promise<void> {
  const answer = await fetch(`${api}/login`, {
    method: 'POST',
    credentials: 'include',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(Object.fromEntries(new FormData(form))),
  });
  if (!answer.ok) return;
  const gate = document.createElement('mfa-gate');
  gate.baseUrl = `${api}/mfa`;
  gate.signInUrl = location.href;
  gate.addEventListener('mfa-signed-in', (event) => {
    event.preventDefault(); // or it goes to the other origin
    void welcome(gate);
  });
  form.replaceWith(gate);
}

async function welcome(gate: HTMLElement): Promise<void> {
  const { name } = (await (await fetch(`${api}/me`, { credentials: 'include' })).json()) as { name: string };
  const heading = document.createElement('h1');
  heading.textContent = `Signed in as ${name}`;
  gate.replaceWith(heading);
}
