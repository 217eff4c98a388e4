/** A person's settings as the server would answer them, and a server that plays them. */
import {
  activity,
  devices,
  factors,
  flow,
  MfaError,
  recovery,
  stepUp,
  type Factors,
  type FactorView,
  type Happening,
  type TrustedBrowser,
} from '@mfa-kit/contract';
import { savedCodes } from './codes.js';
import { FakeClient } from './fake-client.js';
import { complete, phoneSetup, sending, setup, signedOut, steppingUp } from './states.js';

const DAY = 86_400_000;
const ago = (days: number): number => Date.now() - days * DAY;

export function factorView(over: Partial<FactorView> = {}): FactorView {
  return {
    id: 'factor-1',
    kind: 'totp',
    ordinal: 1,
    name: '',
    isDefault: true,
    addedAt: ago(240),
    lastUsedAt: ago(0),
    isAllowed: true,
    removal: 'free',
    ...over,
  };
}

export const phoneView = factorView({
  id: 'phone-1',
  kind: 'phone',
  hint: '56',
  isDefault: false,
  addedAt: ago(90),
  lastUsedAt: ago(1),
});

const { lastUsedAt: _never, ...unused } = factorView();
const secondApp: FactorView = { ...unused, id: 'factor-2', ordinal: 2, isDefault: false, addedAt: ago(12) };

export function factorsOf(over: Partial<Factors> = {}): Factors {
  return {
    now: Date.now(),
    factors: [factorView(), phoneView, secondApp],
    kinds: ['totp', 'phone'],
    countries: ['GB', 'IE', 'FR'],
    room: 7,
    requirement: 'optional',
    ...over,
  };
}

export const browsers: readonly TrustedBrowser[] = [
  {
    id: 'device-1',
    browser: 'Chrome',
    system: 'macOS',
    firstSeen: ago(20),
    lastSeen: ago(0),
    expiresAt: ago(-10),
    isThis: true,
  },
  {
    id: 'device-2',
    browser: 'Firefox',
    system: 'Windows',
    firstSeen: ago(60),
    lastSeen: ago(9),
    expiresAt: ago(-21),
    isThis: false,
  },
  { id: 'device-3', firstSeen: ago(5), lastSeen: ago(4), expiresAt: ago(-26), isThis: false },
];

const app = { kind: 'totp', ordinal: 1, name: '' } as const;
const text = { kind: 'phone', ordinal: 1, name: '', hint: '56' } as const;
const home = { browser: 'Chrome', system: 'macOS', address: '203.0.113.7' };

export const happenings: readonly Happening[] = [
  { id: 'event-6', type: 'signed_in', at: ago(0), ...home, factor: app },
  {
    id: 'event-5',
    type: 'code_wrong',
    at: ago(1),
    browser: 'Firefox',
    address: '198.51.100.24',
    factor: text,
  },
  {
    id: 'event-4',
    type: 'factor_added',
    at: ago(12),
    ...home,
    factor: { kind: 'totp', ordinal: 2, name: 'Work phone' },
  },
  {
    id: 'event-3',
    type: 'recovery_used',
    at: ago(13),
    browser: 'Safari',
    system: 'iOS',
    address: '2001:db8::7334:1',
  },
];
const older: readonly Happening[] = [
  { id: 'event-2', type: 'browser_trusted', at: ago(20), ...home },
  { id: 'event-1', type: 'factor_enrolled', at: ago(240), ...home, factor: app },
];

/** Answers every request of the settings as if nothing needed a proof. */
export function settingsServer(mine: Partial<Factors> = {}): FakeClient {
  let now = factorsOf(mine);
  const turn = (next: Partial<Factors>): Factors => (now = { ...now, now: Date.now(), ...next });
  const without = (id: string) => now.factors.filter((factor) => factor.id !== id);
  let trusted = [...browsers];
  const devicesNow = () => ({ now: Date.now(), days: 30, browsers: trusted });
  return new FakeClient()
    .on(factors.list, () => ({ ...now, now: Date.now() }))
    .on(factors.rename, ({ factorId, name }) =>
      turn({ factors: now.factors.map((factor) => (factor.id === factorId ? { ...factor, name } : factor)) }),
    )
    .on(factors.makeDefault, ({ factorId }) =>
      turn({ factors: now.factors.map((factor) => ({ ...factor, isDefault: factor.id === factorId })) }),
    )
    .on(factors.remove, ({ factorId }) => turn({ factors: without(factorId) }))
    .on(factors.add, ({ kind }) =>
      turn({
        setup:
          kind === 'totp'
            ? { ...setup, factorId: 'factor-3', expiresAt: ago(-1) }
            : phoneSetup({ factorId: 'phone-2', sent: sending({ delivery: 'delivered' }) }),
      }),
    )
    .on(factors.send, () => now)
    .on(factors.confirm, ({ factorId, code }) => {
      if (code !== '123456') throw new MfaError('code_wrong', { triesLeft: code === '000000' ? 0 : 4 });
      const kind = now.setup!.kind;
      const { setup: _setup, ...rest } = now;
      const added = { ...unused, id: factorId, kind, ordinal: 3, isDefault: false, addedAt: Date.now() };
      return (now = { ...rest, now: Date.now(), factors: [...now.factors, added] });
    })
    .on(factors.abandon, () => {
      const { setup: _setup, ...rest } = now;
      return (now = rest);
    })
    .on(recovery.status, { now: Date.now(), left: 8, total: 10, madeAt: ago(240), lastUsedAt: ago(13) })
    .on(recovery.begin, {
      setId: 'set-2',
      codes: [...savedCodes],
      issuer: setup.issuer,
      account: setup.account,
      madeAt: Date.now(),
      state: complete(),
    })
    .on(recovery.confirm, complete())
    .on(devices.list, devicesNow)
    .on(devices.revoke, ({ deviceId }) => {
      trusted = trusted.filter(({ id }) => id !== deviceId);
      return devicesNow();
    })
    .on(devices.revokeAll, () => {
      trusted = [];
      return devicesNow();
    })
    .on(activity.list, ({ before }) => ({
      now: Date.now(),
      events: [...(before ? older : happenings)],
      more: !before,
    }))
    .on(activity.disown, signedOut())
    .on(flow.state, complete({ level: 1, amr: ['pwd'], actions: ['enroll'] }))
    .on(stepUp.begin, ({ purpose }) => steppingUp(purpose ? { purpose } : {}))
    .on(stepUp.cancel, { at: 'over', now: Date.now(), reason: 'cancelled' })
    .on(stepUp.verify, { at: 'fresh', now: Date.now(), until: ago(-1) });
}
