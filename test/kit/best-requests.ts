/** The best request of each route: what is asked for exists, and every secret in it is right. */
import {
  activity,
  admin,
  devices,
  factors,
  flow,
  policy,
  recovery,
  stepUp,
  texting,
  type Route,
} from '@mfa-kit/contract';
import { devOutbox } from '@mfa-kit/express';
import type { Caller } from './callers.js';
import { stateOf } from './expect.js';
import type { Host } from './host.js';
import { sql, value } from './tables.js';

/** The best request that this person could make of each route. */
export async function bestInput(
  host: Host,
  route: Route<never, unknown>,
  person: Caller & { userId: string },
) {
  const state = await stateOf(person.browser);
  const challengeId = state.at === 'challenge' ? state.challengeId : 'none';
  const { userId, factorId, app, setId = 'none', stepUpId = 'none', codes } = person;
  const code = app.code(host.clock.now());
  switch (route.path) {
    case flow.send.path:
      return { ...(challengeId && { challengeId }), factorId };
    case flow.verify.path:
      return { ...(challengeId && { challengeId }), factorId, code };
    case flow.recover.path:
      return { ...(challengeId && { challengeId }), code: codes[0] };
    case flow.ticket.path:
      return { ticket: await host.mfa.issueTicket(userId) };
    case flow.password.path:
      return { password: 'correct horse battery staple' };
    case flow.begin.path:
      return { kind: 'totp' };
    case flow.confirm.path:
      return { factorId, code };
    case recovery.confirm.path:
      return { setId };
    case stepUp.state.path:
    case stepUp.cancel.path:
      return { challengeId: stepUpId };
    case stepUp.send.path:
      return { challengeId: stepUpId, factorId };
    case stepUp.verify.path:
      return { challengeId: stepUpId, factorId, code };
    case factors.add.path:
      return { kind: 'totp' };
    case factors.confirm.path:
      return { factorId, code };
    case factors.rename.path:
      return { factorId, name: 'Mine' };
    case factors.send.path:
    case factors.abandon.path:
    case factors.makeDefault.path:
    case factors.remove.path:
      return { factorId };
    case devices.revoke.path:
      return { deviceId: 'none' };
    case activity.disown.path:
      return { eventId: 'none' };
    default:
      return bestOfConsole(host, route);
  }
}

/** Somebody of northwind whom an administrator can do anything about, and a rule that asks for nothing. */
const somebody = { id: 'olga', name: 'Olga Ohlsen', tenant: 'northwind' };
const RULE = 'planted-rule';

/** Puts both there. */
export async function plant(host: Host): Promise<void> {
  host.users.set(somebody.id, somebody);
  await host.signedIn(somebody.id);
  sql(host.file, 'insert into policy_state (id, version) values (1, 1)');
  sql(
    host.file,
    `insert into policy_rule (id, scope, parts, locked, priority, note, set_rank, set_at)
     values (?, '{}', '{}', 0, 0, '', 0, 0)`,
    RULE,
  );
}

/** As the best of administrators would ask. */
function bestOfConsole(host: Host, { path }: Route<never, unknown>) {
  const reason = 'because';
  const version = value(host.file, 'select version from policy_state');
  const { id: userId, name } = somebody;
  const rule = { for: {}, locked: false, priority: 0, requirement: 'optional' };
  const accepted = ['strands', 'unchallenged'];
  const provider = devOutbox().name;
  switch (path) {
    case admin.person.path:
    case policy.explain.path:
      return { userId };
    case admin.require.path:
      return { userId, requirement: 'required', reason };
    case admin.preset.path:
      return { userId, phone: '+4915123456789', isChangeable: true, reason };
    case admin.exempt.path:
    case admin.extend.path:
      return { userId, until: host.clock.now() + 3600_000, reason };
    case admin.reset.path:
      return { userId, name, reason };
    case admin.ticket.path:
    case admin.unlock.path:
      return { userId, reason };
    case policy.preview.path:
      return { rule };
    case policy.save.path:
      return { rule, version, reason, accepted };
    case policy.remove.path:
      return { ruleId: RULE, version, reason, accepted };
    case texting.providers.path:
      return { providers: [{ name: provider, isOn: true }], version, reason };
    case texting.country.path:
      return { country: 'DE', mode: 'watch', reason };
    case texting.test.path:
      return { provider, phone: '+4915123456789' };
    default:
      return {};
  }
}
