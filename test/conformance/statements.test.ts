/** How many statements a request costs: deterministic, so it can be held in every run where a time cannot. */
import { flow } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';
import { hostDuring, PASSWORD } from '../kit/host.js';
import { Meddler } from '../kit/meddler.js';
import { enrol } from '../kit/people.js';

/** Somebody enrolled and signed in, and a counter of all that reaches the database, begins and commits too. */
async function counted(test: TestContext) {
  const meddler = new Meddler();
  const host = await hostDuring(test, { through: meddler.between });
  const enrolled = await enrol(host);
  return {
    ...enrolled,
    host,
    async statements(work: () => Promise<{ status: number }>): Promise<number> {
      meddler.failAfter(Infinity);
      assert.equal((await work()).status, 200);
      return meddler.seen;
    },
  };
}

it('a guarded request costs one statement', async (test) => {
  const { browser, statements } = await counted(test);
  assert.equal(await statements(() => browser.get('/account')), 1);
});

/** Each judgement reads the version of the rules and what is set for this person: a change acts on the next request. */
const JUDGING = 2;

it('a right code at sign-in costs five reads, a judgement, two commits and nothing twice', async (test) => {
  const { host, app, factorId, statements } = await counted(test);
  const browser = await host.signedIn();
  const { body } = await browser.call(flow.state);
  const { challengeId = '' } = body as { challengeId?: string };
  const code = app.code(host.clock.now());
  const reads = 5;
  const counting = 4;
  // One of them finds the company, for its own auditors.
  const completing = 9;
  const spent = await statements(() => browser.call(flow.verify, { challengeId, factorId, code }));
  assert.equal(spent, reads + JUDGING + counting + completing);
});

it('a password that leads to a challenge costs six statements and a judgement, and one where the host was asked again', async (test) => {
  const { host, statements } = await counted(test);
  const browser = host.browser();
  const login = { userId: 'ada', password: PASSWORD };
  assert.equal(await statements(() => browser.post('/login', login)), 6 + JUDGING + 1);
  assert.equal(await statements(() => host.browser().post('/login', login)), 6 + JUDGING);
});

it('reading the state costs five statements and a judgement at most', async (test) => {
  const { browser, host, statements } = await counted(test);
  assert.ok((await statements(() => browser.call(flow.state))) <= 5 + JUDGING);
  const pending = await host.signedIn();
  assert.ok((await statements(() => pending.call(flow.state))) <= 5 + JUDGING);
});
