import { flow, MfaError } from '@mfa-kit/contract';
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { FakeClient } from '../../../stories-kit/fake-client.js';
import { authenticator, challenge, phone, sending } from '../../../stories-kit/states.js';
import type { Story } from '../../../stories-kit/story.js';
import * as stories from './challenge.stories.js';

async function open(story: Story) {
  const root = await fixture<HTMLElement>(html`<div>${story.render()}</div>`);
  const screen = root.querySelector('mfa-challenge')!;
  const shadow = screen.shadowRoot!;
  await waitUntil(() => shadow.querySelector('[data-first], [part=problem]'), 'it is loaded', {
    timeout: 5000,
  });
  const text = (selector: string) => shadow.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim();
  const button = (label: string) =>
    [...shadow.querySelectorAll('button')].find((one) => one.textContent.trim().startsWith(label));
  const press = async (label: string) => {
    await waitUntil(() => button(label), `there is “${label}”`);
    button(label)!.click();
    await screen.updateComplete;
  };
  const input = () => screen.querySelector('input')!;
  const type = async (code: string) => {
    await waitUntil(() => input(), 'there is a field');
    input().focus();
    input().select();
    await sendKeys({ type: code });
  };
  const error = () => screen.querySelector('[slot=error]')?.textContent.trim();
  const sent = () => (screen.client as FakeClient).sent;
  const idle = () => waitUntil(() => !screen.hasAttribute('aria-busy'));
  const resend = () => shadow.querySelector('mfa-resend-button')!;
  return { screen, shadow, text, button, press, input, type, error, sent, idle, resend };
}

const heading = '[part~=heading]';
const lead = '[part~=lead]';

describe('<mfa-challenge>, by text', () => {
  for (const [name, story] of Object.entries(stories).filter(([name]) => name.startsWith('Phone')))
    it(`has no accessibility violations: ${name}`, async () => {
      const { screen } = await open(story as Story);
      await expect(screen).to.be.accessible();
    });

  it('C1 S7 sends nothing until the person asks, then asks for the code', async () => {
    const { screen, text, press, input, type, sent } = await open(stories.Phone);
    await waitUntil(() => text(lead));
    expect([text(heading), text(lead)]).to.deep.equal(['Get a code by text', 'Text a code to •••• 56.']);
    expect([sent(), input()]).to.deep.equal([[], null]);
    await press('Send the code');
    await waitUntil(() => input() && document.activeElement === input());
    expect([text(heading), text(lead)]).to.deep.equal(['Enter your code', 'Code sent to •••• 56.']);
    expect(text('.unseen[role=status]')).to.equal('Code sent to the number ending in 56.');
    expect(input().labels![0]!.textContent).to.equal('6-digit code');
    await type('123456');
    await waitUntil(() => screen.state?.at === 'complete');
    expect(sent()).to.deep.equal([
      { path: '/flow/send', input: { challengeId: 'challenge-1', factorId: 'phone-1' } },
      { path: '/flow/verify', input: { challengeId: 'challenge-1', factorId: 'phone-1', code: '123456' } },
    ]);
  });

  it('C1 lists phones by their last two digits, and choosing one sends nothing', async () => {
    const { shadow, text, press, button, sent } = await open(stories.PhoneAsOther);
    await press('Try another way');
    const ways = [...shadow.querySelectorAll('[part=way]')].map((way) =>
      way.textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(ways).to.deep.equal(['Text message•••• 56', 'Work phone•••• 78', 'Recovery code']);
    await press('Work phone');
    await waitUntil(() => button('Send the code'));
    expect([text(lead), sent()]).to.deep.equal(['Text a code to •••• 78.', []]);
  });

  it('P37 offers no change of the number', async () => {
    const { button, input } = await open(stories.PhoneCode);
    await waitUntil(() => input());
    expect(button('Change')).to.equal(undefined);
  });

  it('C3 sends another code when the wait is over, and says so', async () => {
    const { sent, input, resend } = await open(stories.PhoneResend);
    await waitUntil(() => input());
    resend().shadowRoot!.querySelector('button')!.click();
    const why = () => resend().shadowRoot!.querySelector('#why')!.textContent.trim();
    await waitUntil(() => why() === 'Sent again.');
    expect(sent().map(({ path }) => path)).to.deep.equal(['/flow/send']);
  });

  it('C3 counts down to the server’s instant', async () => {
    const { input, resend } = await open(stories.PhoneCode);
    await waitUntil(() => input());
    await resend().updateComplete;
    const button = resend().shadowRoot!.querySelector('button')!;
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    expect(resend().until - Date.now()).to.be.within(20_000, 30_000);
  });

  it('H2 shows that the text was not delivered, and keeps what was typed', async () => {
    const { text, type, input } = await open(stories.PhoneFails);
    await type('12');
    await waitUntil(() => text('[part=note]'), 'it is said', { timeout: 4000 });
    expect(text('[part=note]')).to.equal('The text wasn’t delivered. Send a new code, or try another way.');
    expect(input().value).to.equal('12');
  });

  it('H2 says after a reload that the text was not delivered, and offers to send one', async () => {
    const { text, button, input } = await open(stories.PhoneFailed);
    await waitUntil(() => button('Send the code'));
    expect(text('[part=note]')).to.equal('The text wasn’t delivered to that number. Try another way.');
    expect(input()).to.equal(null);
  });

  it('C7 has words for a provider that is down, costs no try, and leaves the other ways open', async () => {
    const { screen, text, press, input, type, idle, shadow } = await open(stories.PhoneDown);
    await press('Send the code');
    await waitUntil(() => text('[part=problem]'));
    await idle();
    expect(text('[part=problem]')).to.equal('We can’t send texts right now. Use another method.');
    expect(shadow.querySelectorAll('[role=alert]')).to.have.length(1);
    expect(screen.state).to.have.property('triesLeft', 5);
    expect(input()).to.equal(null);
    await press('Try another way');
    await press('Authenticator app');
    await type('123456');
    await waitUntil(() => screen.state?.at === 'complete');
  });

  it('C7 says until when no more texts are sent', async () => {
    const { text, press } = await open(stories.PhoneLimited);
    await press('Send the code');
    await waitUntil(() => text('[part=problem]'));
    expect(text('[part=problem]')).to.match(/^No more texts for now\. You can try again at .*\d:\d\d/);
  });

  it('C7 says that the code has expired, and sends a new one', async () => {
    const { text, input, sent, resend } = await open(stories.PhoneExpired);
    await waitUntil(() => input());
    expect(text('[part=note]')).to.equal('That code is too old. Send a new one.');
    resend().shadowRoot!.querySelector('button')!.click();
    await waitUntil(() => sent().length === 1);
  });

  it('S9 says once that a code is too old, at the field', async () => {
    const state = challenge({ factors: [phone], sent: sending({ expiresAt: Date.now() - 1 }) });
    const client = new FakeClient().fails(flow.verify, 'code_expired', { state });
    const { type, error, text } = await open({
      render: () => html`<mfa-challenge .client=${client} .state=${state}></mfa-challenge>`,
    });
    await type('123456');
    await waitUntil(() => error() === 'That code is too old. Send a new one.');
    expect(text('[part=note]')).to.equal(undefined);
  });

  it('O21 selects a wrong code, and does not send it again', async () => {
    const state = challenge({ factors: [phone], sent: sending({ delivery: 'delivered' }) });
    const client = new FakeClient().fails(flow.verify, 'code_wrong', { triesLeft: 4, state });
    const { type, error, press, input, idle, sent } = await open({
      render: () => html`<mfa-challenge .client=${client} .state=${state}></mfa-challenge>`,
    });
    await type('111111');
    await waitUntil(() => error()?.endsWith('4 tries left.'));
    await idle();
    await waitUntil(() => input().selectionEnd === 6);
    await press('Verify');
    await waitUntil(() => error() === 'You tried that code already. Check the text.');
    expect(sent()).to.have.length(1);
  });

  it('S10 shows a phone that is locked as locked', async () => {
    const { text, button } = await open(stories.PhoneLocked);
    expect(text('[part=problem]')).to.contain('You can try this way again at');
    expect(button('Send the code')).to.equal(undefined);
  });

  it('goes where the words are when the phone is locked by then', async () => {
    const factors = [{ ...phone, lockedUntil: Date.now() + 600_000 }];
    const client = new FakeClient().on(flow.send, () => {
      throw new MfaError('factor_locked', { retryAfter: 600, state: challenge({ factors }) });
    });
    const state = challenge({
      factors: [phone],
      sent: sending({ resendAt: Date.now() - 1, delivery: 'delivered' }),
    });
    const { shadow, input, resend } = await open({
      render: () => html`<mfa-challenge .client=${client} .state=${state}></mfa-challenge>`,
    });
    await waitUntil(() => input());
    resend().shadowRoot!.querySelector('button')!.click();
    await waitUntil(() => shadow.activeElement === shadow.querySelector('h2'));
  });

  it('keeps the code of each phone apart', async () => {
    const other = { ...phone, id: 'phone-2', name: 'Work phone', hint: '78' };
    const state = (factorId: string, hint: string) =>
      challenge({
        factors: [phone, other, authenticator],
        sent: sending({ factorId, hint, delivery: 'delivered' }),
      });
    const client = new FakeClient().on(flow.send, ({ factorId }) =>
      state(factorId, factorId === 'phone-2' ? '78' : '56'),
    );
    const { text, press, input } = await open({
      render: () => html`<mfa-challenge .client=${client} .state=${state('phone-1', '56')}></mfa-challenge>`,
    });
    await waitUntil(() => input());
    await press('Try another way');
    await press('Work phone');
    await press('Send the code');
    await waitUntil(() => text(lead) === 'Code sent to •••• 78.');
    await press('Try another way');
    await press('Text message');
    expect(text(lead)).to.equal('Code sent to •••• 56.');
  });
});
