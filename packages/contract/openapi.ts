/** Prints openapi.json from the routes and schemas: `npm run openapi`. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { writeFileSync } from 'node:fs';
import type { GenericSchema } from 'valibot';
import * as contract from './src/index.js';
import * as schemas from './src/schemas.js';
import manifest from './package.json' with { type: 'json' };

/** Route, input and answer of one operation; a mismatch does not compile. */
interface Operation {
  readonly id: string;
  readonly route: contract.Route<never, unknown>;
  readonly input: GenericSchema;
  readonly answer: GenericSchema;
}

function operation<Input, Output>(
  id: string,
  route: contract.Route<Input, Output>,
  input: GenericSchema<unknown, NoInfer<Input>>,
  answer: GenericSchema<NoInfer<Output>>,
): Operation {
  return {
    id,
    route,
    input,
    answer,
  };
}

const { activity, admin, audit, devices, factors, flow, policy, recovery, stepUp, texting } = contract;
const operations: readonly Operation[] = [
  operation('flow.state', flow.state, schemas.nothing, schemas.state),
  operation('flow.send', flow.send, schemas.sendCode, schemas.state),
  operation('flow.verify', flow.verify, schemas.verifyCode, schemas.state),
  operation('flow.recover', flow.recover, schemas.recoverWithCode, schemas.state),
  operation('flow.ticket', flow.ticket, schemas.redeemTicket, schemas.state),
  operation('flow.password', flow.password, schemas.givePassword, schemas.state),
  operation('flow.enroll', flow.enroll, schemas.nothing, schemas.state),
  operation('flow.begin', flow.begin, schemas.beginKind, schemas.state),
  operation('flow.confirm', flow.confirm, schemas.confirmFactor, schemas.state),
  operation('flow.skip', flow.skip, schemas.nothing, schemas.state),
  operation('flow.cancel', flow.cancel, schemas.nothing, schemas.state),
  operation('recovery.begin', recovery.begin, schemas.nothing, schemas.recoverySet),
  operation('recovery.status', recovery.status, schemas.nothing, schemas.recoveryStatus),
  operation('recovery.confirm', recovery.confirm, schemas.confirmCodes, schemas.state),
  operation('stepUp.begin', stepUp.begin, schemas.beginStepUp, schemas.stepUp),
  operation('stepUp.state', stepUp.state, schemas.stepUpChallenge, schemas.stepUp),
  operation('stepUp.send', stepUp.send, schemas.sendStepUp, schemas.stepUp),
  operation('stepUp.verify', stepUp.verify, schemas.verifyStepUp, schemas.stepUp),
  operation('stepUp.cancel', stepUp.cancel, schemas.stepUpChallenge, schemas.stepUp),
  operation('factors.list', factors.list, schemas.nothing, schemas.factors),
  operation('factors.add', factors.add, schemas.addFactor, schemas.factors),
  operation('factors.send', factors.send, schemas.oneFactor, schemas.factors),
  operation('factors.confirm', factors.confirm, schemas.confirmFactor, schemas.factors),
  operation('factors.abandon', factors.abandon, schemas.oneFactor, schemas.factors),
  operation('factors.rename', factors.rename, schemas.renameFactor, schemas.factors),
  operation('factors.makeDefault', factors.makeDefault, schemas.oneFactor, schemas.factors),
  operation('factors.remove', factors.remove, schemas.oneFactor, schemas.factors),
  operation('devices.list', devices.list, schemas.nothing, schemas.devices),
  operation('devices.revoke', devices.revoke, schemas.oneDevice, schemas.devices),
  operation('devices.revokeAll', devices.revokeAll, schemas.nothing, schemas.devices),
  operation('activity.list', activity.list, schemas.listActivity, schemas.activity),
  operation('activity.disown', activity.disown, schemas.disownEvent, schemas.state),
  operation('admin.self', admin.self, schemas.nothing, schemas.administrator),
  operation('admin.overview', admin.overview, schemas.showOverview, schemas.overview),
  operation('admin.people', admin.people, schemas.listPeople, schemas.people),
  operation('admin.person', admin.person, schemas.onePerson, schemas.person),
  operation('admin.require', admin.require, schemas.requireForOne, schemas.person),
  operation('admin.preset', admin.preset, schemas.presetPhone, schemas.person),
  operation('admin.exempt', admin.exempt, schemas.untilThen, schemas.person),
  operation('admin.extend', admin.extend, schemas.untilThen, schemas.person),
  operation('admin.reset', admin.reset, schemas.resetPerson, schemas.ticketed),
  operation('admin.ticket', admin.ticket, schemas.withReason, schemas.ticketed),
  operation('admin.unlock', admin.unlock, schemas.withReason, schemas.person),
  operation('policy.rules', policy.rules, schemas.nothing, schemas.policyView),
  operation('policy.preview', policy.preview, schemas.previewPolicy, schemas.policyPreview),
  operation('policy.save', policy.save, schemas.saveRule, schemas.policyView),
  operation('policy.remove', policy.remove, schemas.removeRule, schemas.policyView),
  operation('policy.explain', policy.explain, schemas.explainPolicy, schemas.explanation),
  operation('texting.state', texting.state, schemas.nothing, schemas.texting),
  operation('texting.providers', texting.providers, schemas.setProviders, schemas.texting),
  operation('texting.country', texting.country, schemas.setCountry, schemas.texting),
  operation('texting.test', texting.test, schemas.testText, schemas.testedText),
  operation('audit.list', audit.list, schemas.listAudit, schemas.auditPage),
  operation('audit.verify', audit.verify, schemas.nothing, schemas.auditCheck),
];

/** Named once in the document, referred to everywhere else. */
const definitions = { State: schemas.state, StepUp: schemas.stepUp };

/** The schema of what is sent, before normalising: OpenAPI has no word for a transform. */
function asJson(schema: GenericSchema): object {
  const { $schema, $defs, ...rest } = toJsonSchema(schema, {
    typeMode: 'input',
    errorMode: 'ignore',
    definitions,
    overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  });
  return rest;
}

const problem = {
  type: 'object',
  description: 'An RFC 9457 problem. From a flow route it carries `state`, where the person stands after it.',
  required: ['type', 'title', 'status', 'code', 'instance'],
  properties: {
    type: { type: 'string', pattern: '^urn:mfa-kit:error:' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { enum: Object.keys(contract.errors) },
    instance: { type: 'string' },
    retryAfter: { type: 'integer', description: 'Seconds.' },
    triesLeft: { type: 'integer' },
    fields: { type: 'array', items: { type: 'string' } },
    state: { $ref: '#/components/schemas/State' },
    stepUp: { $ref: '#/components/schemas/StepUp' },
    acr_values: { type: 'string', description: 'RFC 9470 section 3.' },
    max_age: { type: 'integer', description: 'Seconds.' },
    methods: { type: 'array', items: { type: 'string' } },
    purpose: { type: 'string' },
  },
};

function responses(fails: readonly contract.ErrorCode[]) {
  const byStatus = new Map<number, contract.ErrorCode[]>();
  for (const code of fails) {
    const [status] = contract.errors[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, codes]) => [
        status,
        {
          description: codes.map((code) => `\`${code}\`: ${contract.errors[code][1]}`).join(' '),
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      ]),
  );
}

function describe({ id, route, input, answer }: Operation) {
  return {
    operationId: id,
    ...(route.method === 'POST' && {
      requestBody: { required: true, content: { 'application/json': { schema: asJson(input) } } },
    }),
    responses: {
      200: { description: 'Done.', content: { 'application/json': { schema: asJson(answer) } } },
      ...responses(schemas.failuresOf(route)),
    },
  };
}

const document = {
  openapi: '3.1.0',
  info: {
    title: 'mfa-kit',
    version: manifest.version,
    description: 'Paths are relative to where the application mounts the router.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  paths: Object.fromEntries(
    operations.map((op) => [op.route.path, { [op.route.method.toLowerCase()]: describe(op) }]),
  ),
  components: {
    schemas: {
      Problem: problem,
      State: toJsonSchema(schemas.state, { typeMode: 'input', errorMode: 'ignore' }),
      StepUp: toJsonSchema(schemas.stepUp, { typeMode: 'input', errorMode: 'ignore' }),
    },
  },
};

writeFileSync(new URL('openapi.json', import.meta.url), `${JSON.stringify(document, null, 2)}\n`);
