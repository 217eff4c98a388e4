/** The codes that each route may fail with. For servers, tests and OpenAPI; a page has no use for the list, and does not load it. */
import type { ErrorCode } from './errors.js';
import { flow } from './flow.js';
import { recovery } from './recovery.js';
import type { Route } from './route.js';

/** What any route may answer, whatever it does. */
const common = [
  'request_malformed',
  'origin_refused',
  'verb_refused',
  'too_large',
  'json_only',
  'too_many_requests',
  'unavailable',
] as const satisfies readonly ErrorCode[];

/** What any step of signing in may meet: nobody is signing in here, it took too long, or it is over. */
const pending = ['signed_out', 'pending_expired', 'challenge_over'] as const satisfies readonly ErrorCode[];

type Failures<Feature> = Readonly<Record<keyof Feature, readonly ErrorCode[]>>;

const ofFlow: Failures<typeof flow> = {
  state: ['signed_out'],
  send: [
    ...pending,
    'factor_locked',
    'factor_not_allowed',
    'send_limited',
    'phone_invalid',
    'phone_unsupported',
    'country_blocked',
    'sms_unavailable',
  ],
  verify: [...pending, 'code_wrong', 'code_expired', 'factor_locked'],
  recover: [...pending, 'code_mistyped', 'code_wrong', 'factor_locked'],
  ticket: [...pending, 'code_mistyped', 'code_wrong', 'ticket_over', 'factor_exists'],
  password: [
    ...pending,
    'password_wrong',
    'reauthentication_required',
    'factor_exists',
    'factor_locked',
    'ticket_required',
  ],
  enroll: [...pending, 'factor_exists', 'ticket_required', 'factor_not_allowed'],
  begin: [
    ...pending,
    'reauthentication_required',
    'factor_exists',
    'factor_not_allowed',
    'ticket_required',
    'factor_limit',
    'number_known',
    'send_limited',
    'phone_invalid',
    'phone_unsupported',
    'country_blocked',
    'sms_unavailable',
  ],
  confirm: [
    ...pending,
    'code_wrong',
    'code_expired',
    'factor_exists',
    'ticket_required',
    'reauthentication_required',
    'factor_limit',
    'factor_not_allowed',
  ],
  skip: [...pending, 'skip_refused', 'factor_exists', 'ticket_required'],
  cancel: ['signed_out', 'pending_expired'],
};

const ofRecovery: Failures<typeof recovery> = {
  begin: [...pending, 'enrollment_required', 'factor_exists', 'ticket_required'],
  confirm: [...pending, 'enrollment_required', 'factor_exists', 'ticket_required'],
};

const own = new Map<unknown, readonly ErrorCode[]>([...pairs(flow, ofFlow), ...pairs(recovery, ofRecovery)]);

function pairs<Feature extends object>(routes: Feature, failures: Failures<Feature>) {
  const names = Object.keys(routes) as (keyof Feature)[];
  return names.map((name) => [routes[name], failures[name]] as const);
}

/** Every code that a route may answer. */
export function failuresOf<Input, Output>(route: Route<Input, Output>): readonly ErrorCode[] {
  return [...common, ...(own.get(route) ?? [])];
}
