/** What the challenge says unasked, from beginning to end: everything once, and nothing that stands there already. */
import { flow } from '@mfa-kit/contract';
import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { fakeClock } from '../../../stories-kit/clock.js';
import { FakeClient } from '../../../stories-kit/fake-client.js';
import { listen } from '../../../stories-kit/speech.js';
import { authenticator, challenge, phone, sending } from '../../../stories-kit/states.js';
import type { State } from '@mfa-kit/contract';
import './index.js';

async function open(client: FakeClient, state: State) {
  const root = await fixture<HTMLElement>(
    html`<div><mfa-challenge .client=${client} .state=${state}></mfa-challenge></div>`,
  );
  const screen = root.querySelector('mfa-challenge')!;
  await waitUntil(() => screen.shadowRoot!.querySelector('[data-first]'), 'it is loaded', { timeout: 5000 });
  await aTimeout(100);
  return { screen, input: () => screen.querySelector('input')!, speech: listen(root) };
}

describe('<mfa-challenge>, aloud', () => {
  it('O20 says once that a code is wrong, and nothing before', async () => {
    const state = challenge();
    const client = new FakeClient().fails(flow.verify, 'code_wrong', { triesLeft: 4, state });
    const { input, speech } = await open(client, state);
    input().focus();
    await sendKeys({ type: '111111' });
    await waitUntil(() => speech.said.length);
    await aTimeout(300);
    expect(speech.said).to.have.length(1);
    expect(speech.said[0]).to.match(/4 tries left\.$/);
  });

  it('O20 leaves it to the field’s description where Verify was pressed, so that it is heard once', async () => {
    const state = challenge();
    const client = new FakeClient()
      .fails(flow.verify, 'offline')
      .fails(flow.verify, 'code_wrong', { triesLeft: 4, state });
    const { screen, input, speech } = await open(client, state);
    input().focus();
    await sendKeys({ type: '111111' });
    await waitUntil(() => speech.said.length);
    const error = screen.querySelector('[slot=error]')!;
    const verify = screen.shadowRoot!.querySelector<HTMLElement>('[part=button]')!;
    verify.focus();
    verify.click();
    await waitUntil(() => document.activeElement === input());
    await aTimeout(300);
    expect([speech.said.slice(1), error.role]).to.deep.equal([[], null]);
    expect(error.textContent).to.match(/4 tries left\.$/);
    expect(input().ariaDescribedByElements).to.include(error);
    // In the field again: nothing else would say the next one.
    await sendKeys({ type: '222222' });
    await waitUntil(() => speech.said.length > 1);
    expect(speech.said).to.have.length(2);
  });

  it('O20 says once that a code is missing where Verify was pressed', async () => {
    const { screen, input, speech } = await open(new FakeClient(), challenge());
    const verify = screen.shadowRoot!.querySelector<HTMLElement>('[part=button]')!;
    verify.focus();
    verify.click();
    await waitUntil(() => document.activeElement === input());
    await aTimeout(300);
    expect(speech.said).to.deep.equal([]);
    expect(screen.querySelector('[slot=error]')!.textContent).to.not.equal('');
  });

  it('S10 says until when a way is locked, where the last try locked it', async () => {
    const lockedUntil = Date.now() + 15 * 60_000;
    const state = challenge({ factors: [{ ...authenticator, lockedUntil }] });
    const client = new FakeClient().fails(flow.verify, 'factor_locked', { state });
    const { input, speech } = await open(client, challenge());
    input().focus();
    await sendKeys({ type: '111111' });
    await waitUntil(() => speech.said.length, 'it is said');
    await aTimeout(300);
    expect(speech.said).to.have.length(1);
    expect(speech.said[0]).to.match(/^Too many wrong codes\. You can try this way again at /);
  });

  it('S16 says once that it is still working', async () => {
    const { input, speech } = await open(new FakeClient().hangs(flow.verify), challenge());
    input().focus();
    await sendKeys({ type: '111111' });
    await aTimeout(2500);
    expect(speech.said).to.deep.equal(['Still working…']);
  });

  it('says where a code went, when another may be asked for, and that it is too old: no second is counted', async () => {
    const { screen, speech } = await open(new FakeClient(), challenge({ factors: [phone] }));
    const clock = fakeClock();
    try {
      const [resendAt, expiresAt] = [Date.now() + 30_000, Date.now() + 300_000];
      const sent = sending({ delivery: 'delivered', resendAt, expiresAt });
      screen.state = challenge({ factors: [phone], sent });
      await clock.pass(400_000);
    } finally {
      clock.restore();
    }
    expect(speech.said).to.deep.equal([
      'Code sent to the number ending in 56.',
      'You can ask for a new code in 30 seconds.',
      'You can ask for a new code now.',
      'That code is too old. Send a new one.',
    ]);
  });
});
