/** Who hears of what administrators do: the person, without a secret, and the other administrators of that company. */
import { admin, flow } from '@mfa-kit/contract';
import { devOutbox, smtp } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { atConsole, companies } from '../kit/administering.js';
import { assertAt } from '../kit/expect.js';
import { mailServer } from '../kit/mail-server.js';
import { settled } from '../kit/mailing.js';
import { addPhone } from '../kit/own-factors.js';
import { enrol } from '../kit/people.js';
import { assertTicketed, presetBy, REASON, resetBy } from '../kit/resetting.js';
import { stepUpWith } from '../kit/stepping-up.js';
import { typeNumber } from '../kit/texting.js';
import { virtualPhone } from '../kit/virtual-phone.js';

async function mailed(test: TestContext) {
  const server = await mailServer(test);
  const outbox = devOutbox();
  const host = await companies(test, { mail: smtp(server.options), sms: [outbox] });
  for (const [id, user] of host.users) host.users.set(id, { ...user, email: `${id}@mail.example` });
  for (const id of ['root', 'rita', 'sven']) await atConsole(host, id);
  const nora = await atConsole(host, 'nora');
  /** Who was mailed since then, and what. */
  const since = async (act: () => Promise<unknown>) => {
    await settled(host);
    const before = (await server.mails(0)).length;
    await act();
    await settled(host);
    const mails = (await server.mails(0)).slice(before);
    return mails.map((mail) => ({
      to: mail.envelope.to[0]?.split('@')[0],
      subject: mail.subject,
      text: mail.text,
    }));
  };
  return { host, nora, outbox, since };
}

const to = (mails: readonly { to: string | undefined; subject: string | undefined }[]) =>
  mails.map((mail) => `${mail.to}: ${mail.subject?.replace(/ – .*/, '')}`).sort();

describe('a reset', () => {
  it('REQ-71 is told to the person, to their number, and to the other administrators of the company', async (test) => {
    const { host, nora, outbox, since } = await mailed(test);
    const phone = virtualPhone('+4915123456789', () => outbox.messages);
    const anna = await enrol(host, 'anna');
    await addPhone(host, anna, phone);
    let ticket = '';
    const mails = await since(async () => void ({ ticket } = await resetBy(host, nora)));
    assert.deepEqual(to(mails), [
      'anna: Your second step was reset',
      'rita: A person’s second step was reset',
      'root: A person’s second step was reset',
    ]);
    assert.match(phone.texts().at(-1) ?? '', /no longer used to sign in/);
    const all = JSON.stringify(mails) + JSON.stringify(outbox.messages);
    assert.doesNotMatch(all, new RegExp(`${ticket}|${REASON}`));
    assert.doesNotMatch(
      mails.find((mail) => mail.to === 'anna')?.text ?? '',
      /Network address|Browser|nora/i,
    );
    assert.match(mails.find((mail) => mail.to === 'rita')?.text ?? '', /Administrator: Nora Nilsen/);
  });

  it('that is refused is told to nobody', async (test) => {
    const { host, nora, since } = await mailed(test);
    await enrol(host, 'anna');
    const mails = await since(() =>
      nora.browser.call(admin.reset, { userId: 'anna', name: 'a***@n***.example', reason: REASON }),
    );
    assert.deepEqual(mails, []);
  });
});

describe('tickets and presets', () => {
  it('are told to the person, without the code', async (test) => {
    const { host, nora, since } = await mailed(test);
    await stepUpWith(host, nora);
    let ticket = '';
    const mails = await since(async () => {
      const asked = { userId: 'anna', reason: REASON };
      ({ ticket } = assertTicketed(await nora.browser.call(admin.ticket, asked)));
      await presetBy(host, nora, '+4915123456789');
      await presetBy(host, nora, null);
    });
    assert.deepEqual(to(mails), [
      'anna: A phone number was set for you',
      'anna: A set-up code was issued for you',
    ]);
    assert.doesNotMatch(JSON.stringify(mails), new RegExp(`${ticket}|4915123456789`));
  });

  it('REQ-43 a preset that the person changes is told to both sides', async (test) => {
    const { host, nora, outbox, since } = await mailed(test);
    const other = virtualPhone('+4915198765432', () => outbox.messages);
    await presetBy(host, nora, '+4915123456789', { isChangeable: true });
    const anna = await host.signedIn('anna');
    const mails = await since(async () => {
      const { setup } = assertAt(await typeNumber(anna, other.number), 'enrollment');
      const confirming = { factorId: setup?.factorId ?? 'none', code: other.code() };
      assertAt(await anna.call(flow.confirm, confirming), 'codes');
    });
    assert.deepEqual(to(mails), [
      'anna: A second step protects your account',
      'anna: Another phone number was used',
      'nora: The number that you set was changed',
    ]);
  });
});
