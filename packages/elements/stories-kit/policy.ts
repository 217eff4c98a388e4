/** Rules as the server would answer them, and a server that plays them. */
import {
  MfaError,
  policy,
  type Explanation,
  type PolicyPreview,
  type PolicyRule,
  type PolicyView,
} from '@mfa-kit/contract';
import { consoleServer } from './console.js';
import type { FakeClient } from './fake-client.js';

const DAY = 86_400_000;

export const rules: readonly PolicyRule[] = [
  {
    id: 'rule-1',
    for: {},
    requirement: 'optional',
    skips: 3,
    trustDays: 30,
    locked: false,
    priority: 0,
    by: 'Northwind Bank',
    setAt: Date.now() - 90 * DAY,
    isEditable: true,
  },
  {
    id: 'rule-2',
    for: { tenant: 'Harbour Bikes', source: 'local' },
    requirement: 'required',
    methods: ['totp'],
    stepUpSeconds: 300,
    locked: true,
    priority: 0,
    note: 'Agreed with Harbour in spring.',
    by: 'Harbour Resellers',
    setAt: Date.now() - 12 * DAY,
    isEditable: false,
  },
  {
    id: 'rule-3',
    for: { application: 'web', form: 'register-business' },
    requirement: 'required',
    skipUntil: Date.now() + 9 * DAY,
    locked: false,
    priority: 5,
    by: 'Northwind Bank',
    setAt: Date.now(),
    isEditable: true,
  },
];

export function policyOf(over: Partial<PolicyView> = {}): PolicyView {
  return {
    now: Date.now(),
    version: 7,
    from: 'database',
    rules: [...rules],
    known: {
      role: ['teller', 'manager'],
      source: ['local', 'entra'],
      form: ['sign-in', 'register-business', 'register-private'],
      application: ['web', 'trading'],
      tenant: ['Harbour Bikes', 'Meadow & Sons'],
    },
    kinds: ['totp', 'phone'],
    ...over,
  };
}

const nobody = { count: 0, names: [] };

export function previewOf(over: Partial<PolicyPreview> = {}): PolicyPreview {
  return {
    now: Date.now(),
    version: 7,
    prompted: { count: 14, names: ['Amina Abara', 'Björn Beck', 'Chiara Costa'] },
    blocked: nobody,
    released: nobody,
    unaffected: 1274,
    stranded: nobody,
    warnings: [],
    ...over,
  };
}

const explanationOf = (over: Partial<Explanation> = {}): Explanation => ({
  now: Date.now(),
  at: 'enrollment',
  requirement: 'required',
  methods: ['totp'],
  trustDays: 30,
  stepUpSeconds: 300,
  reasons: [
    {
      rule: 'rule-1',
      part: 'requirement',
      effect: 'overruled',
      by: 'rule-2',
      scope: 'everywhere',
      names: {},
      setBy: 'Northwind Bank',
      isLocked: false,
      says: '"optional"',
    },
    {
      rule: 'rule-2',
      part: 'requirement',
      effect: 'counts',
      scope: 'source',
      names: { tenant: 'Harbour Bikes', source: 'local' },
      setBy: 'Harbour Resellers',
      isLocked: true,
      says: '"required"',
    },
    {
      rule: 'rule-4',
      part: 'requirement',
      effect: 'held_by_lock',
      by: 'rule-2',
      scope: 'role',
      names: { role: 'teller' },
      isLocked: false,
      says: '"off"',
    },
  ],
  ...over,
});

/** Answers every request about rules as if nothing needed a proof. */
export function policyServer(over: Partial<PolicyView> = {}, preview = previewOf()): FakeClient {
  let now = policyOf(over);
  const turn = (next: readonly PolicyRule[]) =>
    (now = { ...now, now: Date.now(), version: now.version + 1, rules: [...next] });
  const current = (version: number) => {
    if (version !== now.version) throw new MfaError('policy_changed');
  };
  return consoleServer()
    .instead(policy.rules, () => now)
    .on(policy.preview, () => ({ ...preview, version: now.version }))
    .on(policy.save, ({ rule, version }) => {
      current(version);
      const id = rule.id ?? `rule-${now.rules.length + 1}`;
      const saved: PolicyRule = { ...rule, id, by: 'Northwind Bank', setAt: Date.now(), isEditable: true };
      const others = now.rules.filter((one) => one.id !== id);
      return turn(rule.id ? now.rules.map((one) => (one.id === id ? saved : one)) : [...others, saved]);
    })
    .on(policy.remove, ({ ruleId, version }) => {
      current(version);
      return turn(now.rules.filter(({ id }) => id !== ruleId));
    })
    .instead(policy.explain, ({ userId }) => {
      if (userId === 'nobody') throw new MfaError('not_found');
      return explanationOf();
    });
}
