/** The codes that each route may fail with. For servers, tests and OpenAPI; a page has no use for the list, and does not load it. */
import { activity } from './activity.js';
import { admin } from './admin.js';
import { audit } from './audit.js';
import { devices } from './devices.js';
import type { ErrorCode } from './errors.js';
import { factors } from './factors.js';
import { flow } from './flow.js';
import { policy } from './policy.js';
import { recovery } from './recovery.js';
import type { Route } from './route.js';
import { stepUp } from './step-up.js';
import { texting } from './texting.js';

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
    'number_preset',
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
    'number_preset',
  ],
  skip: [...pending, 'skip_refused', 'factor_exists', 'ticket_required'],
  cancel: ['signed_out', 'pending_expired'],
};

/** What anything inside a session may meet: no session, or one that has not proved what it needs to. */
const session = ['signed_out', 'mfa_required', 'enrollment_required'] as const satisfies readonly ErrorCode[];

const texts = [
  'send_limited',
  'phone_invalid',
  'phone_unsupported',
  'country_blocked',
  'sms_unavailable',
] as const satisfies readonly ErrorCode[];

const ofRecovery: Failures<typeof recovery> = {
  status: [...session],
  begin: [
    ...pending,
    'enrollment_required',
    'factor_exists',
    'ticket_required',
    'mfa_required',
    'step_up_required',
  ],
  confirm: [...pending, 'mfa_required', 'enrollment_required', 'factor_exists', 'ticket_required'],
};

const ofStepUp: Failures<typeof stepUp> = {
  begin: [...session, 'factor_not_allowed'],
  state: [...session, 'challenge_over'],
  send: [...session, 'challenge_over', 'factor_locked', ...texts],
  verify: [...session, 'challenge_over', 'code_wrong', 'code_expired', 'factor_locked'],
  cancel: [...session, 'challenge_over'],
};

const change = [...session, 'step_up_required', 'not_found'] as const satisfies readonly ErrorCode[];

const ofFactors: Failures<typeof factors> = {
  list: [...session],
  add: [...change, 'factor_not_allowed', 'factor_limit', 'number_known', ...texts],
  send: [...change, 'challenge_over', ...texts],
  confirm: [
    ...change,
    'challenge_over',
    'code_wrong',
    'code_expired',
    'factor_limit',
    'factor_not_allowed',
    'number_known',
  ],
  abandon: [...session, 'challenge_over'],
  rename: [...change],
  makeDefault: [...change],
  remove: [...change, 'last_factor'],
};

const ofDevices: Failures<typeof devices> = {
  list: [...session],
  revoke: [...change],
  revokeAll: [...session, 'step_up_required'],
};

const ofActivity: Failures<typeof activity> = {
  list: [...session],
  disown: [...session, 'not_found'],
};

/** An administrator has proved a factor in this session, and reaches whom the request is about. */
const administering = [
  ...session,
  'step_up_required',
  'reauthentication_required',
  'admin_only',
] as const satisfies readonly ErrorCode[];
const person = [...administering, 'not_found'] as const satisfies readonly ErrorCode[];

const ofAdmin: Failures<typeof admin> = {
  self: [...administering],
  overview: [...administering],
  people: [...administering],
  person: [...person],
  require: [...person, 'would_strand'],
  preset: [
    ...person,
    'phone_invalid',
    'phone_unsupported',
    'country_blocked',
    'factor_exists',
    'factor_not_allowed',
  ],
  exempt: [...person, 'policy_too_weak'],
  extend: [...person, 'policy_too_weak'],
  reset: [...person, 'confirmation_required'],
  ticket: [...person, 'factor_exists'],
  unlock: [...person],
};

const policyChange = [
  ...administering,
  'not_found',
  'policy_changed',
  'policy_too_weak',
  'would_strand',
  'confirmation_required',
] as const satisfies readonly ErrorCode[];

const ofPolicy: Failures<typeof policy> = {
  rules: [...administering],
  preview: [...administering, 'not_found', 'policy_too_weak'],
  save: [...policyChange],
  remove: [...policyChange],
  explain: [...person],
};

const ofTexting: Failures<typeof texting> = {
  state: [...administering],
  providers: [...administering, 'not_found', 'policy_changed', 'would_strand'],
  country: [...administering],
  test: [...administering, 'not_found', ...texts],
};

const ofAudit: Failures<typeof audit> = {
  list: [...administering],
  verify: [...administering],
};

const own = new Map<unknown, readonly ErrorCode[]>([
  ...pairs(flow, ofFlow),
  ...pairs(recovery, ofRecovery),
  ...pairs(stepUp, ofStepUp),
  ...pairs(factors, ofFactors),
  ...pairs(devices, ofDevices),
  ...pairs(activity, ofActivity),
  ...pairs(admin, ofAdmin),
  ...pairs(policy, ofPolicy),
  ...pairs(texting, ofTexting),
  ...pairs(audit, ofAudit),
]);

function pairs<Feature extends object>(routes: Feature, failures: Failures<Feature>) {
  const names = Object.keys(routes) as (keyof Feature)[];
  return names.map((name) => [routes[name], failures[name]] as const);
}

/** Every code that a route may answer. */
export function failuresOf<Input, Output>(route: Route<Input, Output>): readonly ErrorCode[] {
  return [...common, ...(own.get(route) ?? [])];
}
