/** What people do in a session: prove their authenticator again, swap it, turn it off. */
import { factors, stepUp, type Factors, type Purpose, type StepUp } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { authenticator } from '../../kit/authenticator.js';
import type { Place, World } from './world.js';

const STEP_MS = 30_000;
const FRESH_MS = 300_000;

/** Steps up with the authenticator; a wrong code stands in for a guess. */
export async function proveAgain(
  world: World,
  place: Place,
  { purpose, isWrong = false }: { purpose?: Purpose; isWrong?: boolean } = {},
): Promise<void> {
  const { phone } = world;
  if (!phone) return;
  // A person waits for a code that was not used yet.
  if (phone.lastStep >= stepOf(world)) world.host.clock.advance({ seconds: 60 });
  const before = await world.stateOf(place);
  const begun = await place.browser.call(stepUp.begin, { ...(purpose && { purpose }) });
  if (begun.status !== 200) return;
  const { challengeId } = begun.body as unknown as Extract<StepUp, { at: 'step-up' }>;
  const code = isWrong ? phone.app.wrongCode(world.now) : phone.app.code(world.now);
  const { status, body } = await place.browser.call(stepUp.verify, {
    challengeId,
    factorId: phone.factorId,
    code,
  });
  assert.equal((await world.stateOf(place)).at, before.at, 'a step-up moved the session');
  if (body.code === 'code_wrong') {
    assert.ok(isWrong, 'a right code was refused');
    return world.counters.factor.fail(world.now);
  }
  if (status !== 200) return assert.equal(body.code, 'factor_locked');
  assert.ok(!isWrong, 'a wrong code stepped up');
  phone.lastStep = stepOf(world);
  world.counters.factor.succeed(world.now);
  place.provedIn = world.epoch;
  if (purpose) place.grants.set(purpose, world.now);
  else place.freshAt = world.now;
}

/** Another authenticator in the place of the one there is, begun and confirmed. */
export async function swap(world: World, place: Place): Promise<void> {
  const { phone } = world;
  if (!phone) return;
  const added = await place.browser.call(factors.add, { kind: 'totp', replaces: phone.factorId });
  if (added.status !== 200) return;
  const { setup, freshUntil, repairUntil } = added.body as unknown as Factors;
  assert.ok(freshUntil ?? repairUntil, 'a factor was added by a session alone');
  if (freshUntil !== undefined)
    assert.ok(world.now < (place.freshAt ?? -Infinity) + FRESH_MS, 'fresh, and nothing was proved');
  assert(setup?.kind === 'totp' && setup.secret);
  const app = authenticator(setup.secret);
  const confirmed = await place.browser.call(factors.confirm, {
    factorId: setup.factorId,
    code: app.code(world.now),
  });
  assert.equal(confirmed.status, 200, confirmed.text);
  world.phone = { app, factorId: setup.factorId, lastStep: stepOf(world) };
  world.changed(place);
}

/** Removes the one factor that there is. */
export async function turnOff(world: World, place: Place): Promise<void> {
  const { phone } = world;
  if (!phone) return;
  const { status } = await place.browser.call(factors.remove, { factorId: phone.factorId });
  if (status !== 200) return;
  assert.notEqual(world.verdict.requirement, 'required', 'the last factor went, and policy requires one');
  const grantedAt = place.grants.get('turn_off') ?? -Infinity;
  assert.ok(world.now <= grantedAt + FRESH_MS, 'turned off without a proof for just that');
  place.grants.delete('turn_off');
  world.phone = undefined;
  world.spent.push(...world.sheet);
  world.sheet = [];
  world.changed(place);
  place.provedIn = place.freshAt = undefined;
}

function stepOf({ now }: World): number {
  return Math.floor(now / STEP_MS);
}
