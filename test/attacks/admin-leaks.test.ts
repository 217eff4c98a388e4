/** What the console reads, all of it, searched for what no administrator may be told of anybody. */
import { admin, audit, policy, texting } from '@mfa-kit/contract';
import { devOutbox } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { atConsole, companies } from '../kit/administering.js';
import type { Browser } from '../kit/browser.js';
import { addPhone } from '../kit/own-factors.js';
import { enrol } from '../kit/people.js';
import { presetBy, resetBy } from '../kit/resetting.js';
import { virtualPhone } from '../kit/virtual-phone.js';

const OWN = '+4915123456789';
const PRESET = '+4915198765432';
const MAILS = ['anna@northwind.example', 'bert.berg@southwind.example', 'carl@nowhere.example'];
const PEOPLE = ['anna', 'bert', 'carl'];

/** Every read there is, narrowed in the ways that name somebody. */
async function readAll(browser: Browser): Promise<void> {
  const rule = { for: {}, locked: false, priority: 0, requirement: 'required' };
  const reads = [
    [admin.self],
    [admin.overview],
    [admin.people],
    ...['+49151', '015123456789', ...MAILS, ...PEOPLE].map((text) => [admin.people, { text }] as const),
    ...PEOPLE.map((userId) => [admin.person, { userId }] as const),
    [policy.rules],
    [policy.preview, { rule }],
    ...PEOPLE.map((userId) => [policy.explain, { userId }] as const),
    [texting.state],
    [audit.list, { limit: 200 }],
    ...PEOPLE.map((userId) => [audit.list, { userId }] as const),
    [audit.verify],
  ] as const;
  for (const [route, input] of reads) {
    const { status, text } = await browser.call(route, input ?? {});
    assert.equal(status, 200, `${route.path} ${text}`);
  }
}

/** Anna has everything there is to have, Bert a ticket, Carl a number that was given for him. */
async function watched(test: TestContext) {
  const outbox = devOutbox();
  const host = await companies(test, { sms: [outbox] });
  const own = virtualPhone(OWN, () => outbox.messages);
  const anna = await enrol(host, 'anna');
  await addPhone(host, anna, own);
  const bert = await enrol(host, 'bert');
  await host.signedIn('carl');
  const root = await atConsole(host, 'root');
  const { ticket } = await resetBy(host, root, 'bert');
  const preset = await presetBy(host, root, '0049 151 98765432', { userId: 'carl' });
  assert.equal(preset.status, 200, preset.text);
  // The ticket is shown once, on purpose; nothing from here on is.
  root.browser.seen.length = 0;
  await readAll(root.browser);
  const cookies = [anna, bert, root].flatMap(({ browser }) => [...browser.cookies.values()]);
  const secrets = [anna, bert, root].flatMap(({ app, codes }) => [app.secret, ...codes]);
  return {
    told: root.browser.seen.join('\n'),
    log: host.log.join('\n'),
    hidden: [ticket, ...cookies, ...secrets],
    texted: own.code(),
  };
}

/** The subscriber's digits, however they are grouped. */
function inAnySpelling(number: string): RegExp {
  return new RegExp([...number.slice(3)].join('[^\\da-z]{0,3}'), 'i');
}

describe('everything that the console reads', () => {
  it('REQ-75 tells no number, no mail address, no secret, no code and no cookie; nor does the log', async (test) => {
    const { told, log, hidden, texted } = await watched(test);
    assert(told.includes('"hint":"89"') && told.includes('"hint":"32"'), 'both numbers were shown, masked');
    assert.match('0151 / 234 567-89', inAnySpelling(OWN));
    for (const text of [told, log]) {
      for (const number of [OWN, PRESET]) assert.doesNotMatch(text, inAnySpelling(number));
      for (const mail of MAILS) assert(!text.toLowerCase().includes(mail), mail);
      for (const secret of hidden)
        assert(!text.includes(secret) && !text.includes(secret.replaceAll('-', '')), secret);
      assert.doesNotMatch(text, new RegExp(`(?<![0-9a-f])${texted}(?![0-9a-f])`));
    }
  });
});
