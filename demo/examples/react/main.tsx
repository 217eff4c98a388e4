/** Signing in with React 19: the gate as a component, the settings as a tag. */
import '@mfa-kit/elements/define/settings';
import type {} from '@mfa-kit/elements/jsx';
import { MfaGate } from '@mfa-kit/elements/react/gate';
import { useState, type SyntheticEvent } from 'react';
import { createRoot } from 'react-dom/client';

type Place = 'password' | 'second step' | 'inside';

function App() {
  const [place, setPlace] = useState<Place>('password');

  async function signIn(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = JSON.stringify(Object.fromEntries(new FormData(event.currentTarget)));
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch('/login', { method: 'POST', headers, body });
    const { at } = (await answer.json()) as { at: string };
    if (answer.ok) setPlace(at === 'complete' ? 'inside' : 'second step');
  }

  if (place === 'password')
    return (
      <form onSubmit={(event) => void signIn(event)}>
        <label>
          Name <input name="name" autoComplete="username" />
        </label>
        <label>
          Password <input name="password" type="password" autoComplete="current-password" />
        </label>
        <button>Sign in</button>
      </form>
    );
  if (place === 'second step')
    return (
      <MfaGate
        signInUrl="/react/"
        onMfaSignedIn={(event) => {
          event.preventDefault(); // or it goes where the server says
          setPlace('inside');
        }}
      />
    );
  return (
    <>
      <h1>Signed in</h1>
      <mfa-settings sign-in-url="/react/" onmfa-state={() => setPlace('password')} />
    </>
  );
}

createRoot(document.getElementById('app')!).render(<App />);
