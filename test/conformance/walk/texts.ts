/** What people do with a phone: two browsers may set up the same one, and read each other's texts. */
import { flow } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { challengeOf } from './challenge-of.js';
import type { Place, World } from './world.js';

export async function beginPhone(world: World, place: Place): Promise<void> {
  const { isOk, after } = await world.act(place, 'begin', {
    route: flow.begin,
    input: () => ({ kind: 'phone' as const, phone: world.number }),
  });
  if (!isOk) return;
  assert.ok(after.at === 'enrollment' && after.setup?.kind === 'phone');
  [place.stale, place.setup] = [place.setup ?? place.stale, undefined];
  place.texting = after.setup.factorId;
}

/** To the phone that is challenged, to the one being set up, or to an authenticator, which has no number. */
export async function sendText(world: World, place: Place): Promise<void> {
  const factorId = world.texted ?? place.texting ?? world.phone?.factorId ?? 'none';
  const { isOk, before } = await world.act(place, 'send', {
    route: flow.send,
    input: (state) => ({ ...challengeOf(state), factorId }),
  });
  if (!isOk) return;
  const isTheirs = before.at === 'challenge' ? world.texted !== undefined : place.texting !== undefined;
  assert.ok(isTheirs, 'a text was sent to no phone of theirs');
}

export async function confirmText(world: World, place: Place): Promise<void> {
  const factorId = place.texting;
  if (factorId === undefined) return;
  const code = world.textedCode;
  const { isOk } = await world.act(place, 'confirm', {
    route: flow.confirm,
    input: () => ({ factorId, code }),
  });
  if (!isOk) return;
  accept(world, code);
  assert.equal(world.phone ?? world.texted, undefined, 'a phone was enrolled beside what was not proved');
  world.texted = factorId;
  place.texting = undefined;
}

export async function verifyText(world: World, place: Place): Promise<void> {
  const code = world.textedCode;
  const factorId = world.texted ?? 'none';
  const { isOk, code: said } = await world.act(place, 'verify', {
    route: flow.verify,
    input: (state) => ({ ...challengeOf(state), factorId, code }),
  });
  if (said === 'code_wrong') world.counters.factor.fail(world.now);
  if (!isOk) return;
  assert.ok(world.texted, 'a text proved a phone that is not theirs');
  accept(world, code);
  world.counters.factor.succeed(world.now);
}

/** What a person in good faith does at the challenge of a phone. */
export async function proveByText(world: World, place: Place): Promise<void> {
  world.host.clock.advance({ minutes: 1 });
  await sendText(world, place);
  await verifyText(world, place);
}

function accept({ usedTexts }: World, code: string): void {
  assert.ok(!usedTexts.has(code), 'a texted code was accepted twice');
  usedTexts.add(code);
}
