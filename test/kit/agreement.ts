/** Holds what came back against the contract: the schema of the answer, the shape of a problem, the codes a route may fail with. */
import {
  activity,
  admin,
  audit,
  devices,
  errors,
  factors,
  policy,
  recovery,
  stepUp,
  texting,
  type ErrorCode,
  type Route,
} from '@mfa-kit/contract';
import * as schemas from '@mfa-kit/contract/schemas';
import assert from 'node:assert/strict';
import * as v from 'valibot';
import type { Answer } from './browser.js';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Strict: a field that nobody agreed on is a leak until somebody did. */
const problem = v.strictObject({
  type: v.pipe(v.string(), v.regex(/^urn:mfa-kit:error:\w+$/)),
  title: v.string(),
  status: v.number(),
  code: v.picklist(Object.keys(errors) as ErrorCode[]),
  instance: v.pipe(v.string(), v.regex(/^urn:uuid:[0-9a-f-]{36}$/)),
  retryAfter: v.optional(count),
  triesLeft: v.optional(count),
  fields: v.optional(v.array(v.string())),
  state: v.optional(schemas.state),
  stepUp: v.optional(schemas.stepUp),
  acr_values: v.optional(v.string()),
  max_age: v.optional(count),
  methods: v.optional(v.array(schemas.kind)),
  purpose: v.optional(schemas.purpose),
});

/** Routes that answer something else than a state. */
const answers = new Map<string, v.GenericSchema>([
  [recovery.begin.path, schemas.recoverySet],
  [recovery.status.path, schemas.recoveryStatus],
  ...Object.values(stepUp).map(({ path }) => [path, schemas.stepUp] as const),
  ...Object.values(factors).map(({ path }) => [path, schemas.factors] as const),
  ...Object.values(devices).map(({ path }) => [path, schemas.devices] as const),
  [activity.list.path, schemas.activity],
  ...Object.values(admin).map(({ path }) => [path, schemas.person] as const),
  [admin.self.path, schemas.administrator],
  [admin.overview.path, schemas.overview],
  [admin.people.path, schemas.people],
  [admin.reset.path, schemas.ticketed],
  [admin.ticket.path, schemas.ticketed],
  ...Object.values(policy).map(({ path }) => [path, schemas.policyView] as const),
  [policy.preview.path, schemas.policyPreview],
  [policy.explain.path, schemas.explanation],
  ...Object.values(texting).map(({ path }) => [path, schemas.texting] as const),
  [texting.test.path, schemas.testedText],
  [audit.list.path, schemas.auditPage],
  [audit.verify.path, schemas.auditCheck],
]);

/** Every answer of a contract route comes through here, whichever test asked for it. */
export function holdToContract(route: Route<never, unknown>, answer: Answer): void {
  const name = `${route.method} ${route.path}`;
  holdHeaders(name, answer);
  if (answer.status === 200) return holdShape(name, answers.get(route.path) ?? schemas.state, answer);
  const code = holdProblem(name, answer);
  assert(
    schemas.failuresOf(route).includes(code),
    `${name} answered ${code}, which the contract does not list for it`,
  );
}

/** A problem as RFC 9457 has it: the type, the status on the wire and in the body, and nothing beside what is agreed. */
export function holdProblem(name: string, answer: Answer): ErrorCode {
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/, name);
  holdShape(name, problem, answer);
  const { code, status, type, title, retryAfter } = answer.body;
  assert(code, name);
  const [agreed, line] = errors[code];
  assert.deepEqual([answer.status, status, title], [agreed, agreed, line], name);
  assert.equal(type, `urn:mfa-kit:error:${code}`, name);
  assert.equal(answer.headers.get('retry-after') ?? undefined, retryAfter?.toString(), name);
  return code;
}

function holdShape(name: string, schema: v.GenericSchema, { body, text }: Answer): void {
  const { success, issues } = v.safeParse(schema, body);
  assert(
    success,
    `${name} answered ${text}\n${(issues ?? []).map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`).join('\n')}`,
  );
}

/** REQ-64 holds for every answer, not for those that a test thought of. */
export function holdHeaders(name: string, { headers }: Answer): void {
  assert.equal(headers.get('cache-control'), 'no-store', name);
  assert.equal(headers.get('x-content-type-options'), 'nosniff', name);
  assert.equal(headers.get('referrer-policy'), 'no-referrer', name);
}
