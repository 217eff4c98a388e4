/** The operator's texts as the server would answer them, and a server that plays them. */
import { MfaError, texting, type Texting } from '@mfa-kit/contract';
import { consoleServer } from './console.js';
import type { FakeClient } from './fake-client.js';

const none = { sent: 0, delivered: 0, failed: 0, open: 0 };

export function textingOf(over: Partial<Texting> = {}): Texting {
  return {
    now: Date.now(),
    version: 3,
    since: Date.now() - 30 * 86_400_000,
    isAllowed: true,
    providers: [
      {
        name: 'twilio',
        isOn: true,
        sent: 12840,
        delivered: 12391,
        failed: 402,
        open: 47,
        failures: [
          { reason: 'unreachable', code: '30003', count: 311 },
          { reason: 'blocked', code: '30004', count: 91 },
        ],
      },
      { name: 'harbour-sms', isOn: true, ...none, sent: 310, delivered: 298, failed: 12, failures: [] },
      { name: 'backup', isOn: false, ...none, failures: [] },
    ],
    countries: [
      { country: 'GB', mode: 'on', sent: 11002, delivered: 10800, failed: 180, open: 22 },
      { country: 'NG', mode: 'watch', sent: 912, delivered: 610, failed: 280, open: 22 },
      { country: 'BD', mode: 'off', ...none },
    ],
    others: 'on',
    ...over,
  };
}

/** Answers every request about texts as if nothing needed a proof. */
export function textingServer(over: Partial<Texting> = {}): FakeClient {
  let now = textingOf(over);
  return consoleServer()
    .on(texting.state, () => now)
    .on(texting.providers, ({ providers, version }) => {
      if (version !== now.version) throw new MfaError('policy_changed');
      const known = (name: string) => now.providers.find((one) => one.name === name)!;
      const next = providers.map((place) => ({ ...known(place.name), ...place }));
      return (now = { ...now, version: version + 1, providers: next });
    })
    .on(texting.country, ({ country, mode }) => {
      const before = now.countries.find((one) => one.country === country);
      const row = { ...none, ...before, country, mode };
      const countries = before
        ? now.countries.map((one) => (one.country === country ? row : one))
        : [...now.countries, row];
      return (now = { ...now, countries });
    })
    .on(texting.test, ({ provider }) =>
      provider === 'backup'
        ? { now: Date.now(), outcome: 'failed' as const, reason: 'provider', code: '20003' }
        : { now: Date.now(), outcome: 'sent' as const },
    );
}
