/** Default deny: what each route answers to each kind of caller who holds every secret there is, but stands elsewhere. */
import { devOutbox } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { bestInput, plant } from '../kit/best-requests.js';
import type { Answer } from '../kit/browser.js';
import { administers, callers, type Arrive, type Caller, type CallerName } from '../kit/callers.js';
import { hostDuring, type Host } from '../kit/host.js';
import { expected, routes } from '../kit/route-answers.js';
import { virtualPhone, type VirtualPhone } from '../kit/virtual-phone.js';

const listed = [
  'state send verify recover ticket password enroll begin confirm skip cancel'
    .split(' ')
    .map((n) => `flow.${n}`),
  'status begin confirm'.split(' ').map((n) => `recovery.${n}`),
  'begin state send verify cancel'.split(' ').map((n) => `stepUp.${n}`),
  'list add send confirm abandon rename makeDefault remove'.split(' ').map((n) => `factors.${n}`),
  'list revoke revokeAll'.split(' ').map((n) => `devices.${n}`),
  'list disown'.split(' ').map((n) => `activity.${n}`),
  'self overview people person require preset exempt extend reset ticket unlock'
    .split(' ')
    .map((n) => `admin.${n}`),
  'rules preview save remove explain'.split(' ').map((n) => `policy.${n}`),
  'state providers country test'.split(' ').map((n) => `texting.${n}`),
  'list verify'.split(' ').map((n) => `audit.${n}`),
].flat();

function outcomeOf({ status, body }: Answer): string {
  const at = body.at ?? (body.state as { at?: string } | undefined)?.at;
  return (status === 200 ? (at ?? 'ok') : body.code) ?? 'nothing';
}

async function tryAll(test: TestContext, caller: CallerName): Promise<void> {
  const outbox = devOutbox();
  const host = await hostDuring(test, { sms: [outbox], admin: administers });
  await plant(host);
  const arrive: Arrive = callers[caller];
  let person: (Caller & { readonly userId: string }) | undefined;
  for (const [name, route] of routes()) {
    // A refusal leaves people where they were, so only success needs somebody new.
    person ??= await newcomer(
      host,
      name,
      arrive,
      virtualPhone(newNumber(host), () => outbox.messages),
    );
    const input = await bestInput(host, route, person);
    const answered = await person.browser.call(route, input);
    assert.equal(outcomeOf(answered), expected[caller][name], `${name} for ${caller}`);
    if (answered.status === 200 && route.method === 'POST') person = undefined;
  }
}

async function newcomer(host: Host, name: string, arrive: Arrive, phone: VirtualPhone) {
  host.users.set(name, { id: name, name });
  return { ...(await arrive(host, name, phone)), userId: name };
}

/** Far from the others: neighbours share a budget. */
function newNumber({ users }: Host): string {
  return `+447418${String(users.size).padStart(2, '0')}3743`;
}

describe('each route for each caller', () => {
  it('REQ-01 knows an answer for every route there is', () => {
    assert.deepEqual(
      routes()
        .map(([name]) => name)
        .sort(),
      [...listed].sort(),
    );
  });

  for (const caller of Object.keys(callers) as CallerName[])
    it(`REQ-01 gives ${caller} only what that state allows`, (test) => tryAll(test, caller));
});
