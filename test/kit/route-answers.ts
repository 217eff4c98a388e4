/** What each route answers to each caller: the state it leads to, or the code it is refused with. */
import * as contract from '@mfa-kit/contract';
import type { Route } from '@mfa-kit/contract';
import type { CallerName } from './callers.js';

/** Every route that the contract exports, by its feature and name. */
export function routes(): [string, Route<never, unknown>][] {
  return Object.entries(contract).flatMap(([feature, table]) =>
    typeof table === 'object'
      ? Object.entries(table)
          .filter(([, route]) => typeof (route as { path?: unknown }).path === 'string')
          .map(([name, route]): [string, Route<never, unknown>] => [
            `${feature}.${name}`,
            route as Route<never, unknown>,
          ])
      : [],
  );
}

const all = (outcome: string, inside = outcome): Record<string, string> =>
  Object.fromEntries(routes().map(([name]) => [name, isInside(name) ? inside : outcome]));

/** What belongs to a session, and to no login. */
function isInside(name: string): boolean {
  return !name.startsWith('flow.') && name !== 'recovery.begin' && name !== 'recovery.confirm';
}

/** The routes of administrators: their reads, then what changes something. */
const reads = names({
  admin: 'self overview people person',
  policy: 'rules preview explain',
  texting: 'state',
  audit: 'list verify',
});
const writes = names({
  admin: 'require preset exempt extend reset ticket unlock',
  policy: 'save remove',
  texting: 'providers country test',
});

function names(by: Record<string, string>): string[] {
  return Object.entries(by).flatMap(([feature, list]) => list.split(' ').map((name) => `${feature}.${name}`));
}

const inConsole = (read: string, write = read): Record<string, string> => ({
  ...each(reads, read),
  ...each(writes, write),
});

function each(list: readonly string[], outcome: string): Record<string, string> {
  return Object.fromEntries(list.map((name): [string, string] => [name, outcome]));
}

/** What whoever has a session and a factor is told, until they prove it again. */
const stale = {
  ...all('challenge_over', 'step_up_required'),
  ...inConsole('admin_only'),
  'flow.state': 'complete',
  'flow.enroll': 'factor_exists',
  'flow.cancel': 'complete',
  'recovery.status': 'ok',
  'recovery.begin': 'step_up_required',
  'stepUp.begin': 'step-up',
  'stepUp.state': 'challenge_over',
  'stepUp.send': 'challenge_over',
  'stepUp.verify': 'challenge_over',
  'stepUp.cancel': 'challenge_over',
  'factors.list': 'ok',
  'factors.abandon': 'challenge_over',
  'devices.list': 'ok',
  'activity.list': 'ok',
  'activity.disown': 'not_found',
};

const challenged = {
  ...all('factor_exists', 'mfa_required'),
  'flow.state': 'challenge',
  'flow.send': 'challenge_over',
  'flow.verify': 'complete',
  'flow.recover': 'complete',
  'flow.cancel': 'signed-out',
};

const enrolling = {
  ...all('enrollment_required', 'mfa_required'),
  'flow.state': 'enrollment',
  'flow.send': 'challenge_over',
  'flow.verify': 'challenge_over',
  'flow.recover': 'challenge_over',
  'flow.ticket': 'ticket_over',
  'flow.password': 'enrollment',
  'flow.enroll': 'enrollment',
  'flow.begin': 'enrollment',
  'flow.confirm': 'codes',
  'flow.skip': 'complete',
  'flow.cancel': 'signed-out',
};

const level1 = {
  ...all('challenge_over', 'enrollment_required'),
  'flow.state': 'complete',
  'flow.enroll': 'enrollment',
  'flow.cancel': 'complete',
  'recovery.begin': 'enrollment_required',
  'recovery.confirm': 'enrollment_required',
  'recovery.status': 'ok',
  'stepUp.state': 'challenge_over',
  'stepUp.send': 'challenge_over',
  'stepUp.verify': 'challenge_over',
  'stepUp.cancel': 'challenge_over',
  'factors.list': 'ok',
  'factors.abandon': 'challenge_over',
  'devices.list': 'ok',
  'devices.revoke': 'step_up_required',
  'devices.revokeAll': 'step_up_required',
  'activity.list': 'ok',
  'activity.disown': 'not_found',
};

const level2 = {
  ...stale,
  'factors.add': 'ok',
  'factors.send': 'challenge_over',
  'factors.confirm': 'challenge_over',
  'factors.rename': 'ok',
  'factors.makeDefault': 'ok',
  'devices.revoke': 'not_found',
  'devices.revokeAll': 'ok',
};

const repairing = {
  ...stale,
  'factors.add': 'ok',
  'factors.send': 'challenge_over',
  'factors.confirm': 'challenge_over',
  'recovery.begin': 'complete',
};

/** The state it leads to, or the code it is refused with. A route that is missing here is refused to be tested. */
export const expected: Record<CallerName, Record<string, string>> = {
  nobody: { ...all('signed_out'), 'flow.state': 'signed-out' },
  'pending challenge': challenged,
  'pending ticket': {
    ...all('ticket_required', 'mfa_required'),
    'flow.state': 'ticket',
    'flow.send': 'challenge_over',
    'flow.verify': 'challenge_over',
    'flow.recover': 'challenge_over',
    'flow.ticket': 'enrollment',
    'flow.cancel': 'signed-out',
  },
  'pending enrollment': enrolling,
  'pending challenge, texted': { ...challenged, 'flow.send': 'challenge' },
  'pending enrollment, texted': { ...enrolling, 'flow.send': 'enrollment' },
  codes: {
    ...all('factor_exists', 'mfa_required'),
    'flow.state': 'codes',
    'flow.send': 'challenge_over',
    'flow.verify': 'challenge_over',
    'flow.recover': 'challenge_over',
    'flow.ticket': 'ticket_over',
    'flow.cancel': 'signed-out',
    'recovery.begin': 'codes',
    'recovery.confirm': 'complete',
  },
  'unproved, enrolled': challenged,
  'unproved, nothing enrolled': {
    ...all('enrollment_required', 'enrollment_required'),
    'flow.state': 'enrollment',
    'flow.send': 'challenge_over',
    'flow.verify': 'challenge_over',
    'flow.recover': 'challenge_over',
    'flow.ticket': 'ticket_over',
    'flow.password': 'enrollment',
    'flow.enroll': 'enrollment',
    'flow.begin': 'reauthentication_required',
    'flow.confirm': 'challenge_over',
    'flow.skip': 'complete',
    'flow.cancel': 'signed-out',
  },
  'full, level 1': { ...level1, ...inConsole('admin_only') },
  'full, level 2': level2,
  'full, stale': {
    ...stale,
    'stepUp.state': 'step-up',
    'stepUp.verify': 'fresh',
    'stepUp.cancel': 'over',
  },
  'full, repairing': repairing,
  'administrator, level 1': { ...level1, ...inConsole('enrollment_required') },
  // Whom they ask about they have reset by then.
  administrator: { ...level2, ...inConsole('ok'), 'policy.explain': 'ticket' },
  'administrator, stale': {
    ...stale,
    ...inConsole('ok', 'step_up_required'),
    'policy.explain': 'enrollment',
    'devices.revoke': 'step_up_required',
  },
  'administrator, repairing': { ...repairing, ...inConsole('reauthentication_required') },
  // Their own is empty, and what is of everybody is not theirs.
  'administrator of another company': {
    ...level2,
    ...inConsole('ok', 'not_found'),
    'admin.person': 'not_found',
    'policy.preview': 'admin_only',
    'policy.save': 'admin_only',
    'policy.remove': 'admin_only',
    'policy.explain': 'not_found',
    ...each(
      [...reads, ...writes].filter((name) => /^(texting|audit)/.test(name)),
      'admin_only',
    ),
  },
  'pending, expired': { ...all('pending_expired', 'signed_out'), 'flow.state': 'signed-out' },
  'pending, too many tries': {
    ...all('challenge_over', 'signed_out'),
    'flow.state': 'signed-out',
    'flow.verify': 'factor_locked',
    'flow.cancel': 'signed_out',
  },
};
