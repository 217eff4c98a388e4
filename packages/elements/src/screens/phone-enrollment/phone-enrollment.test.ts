import { flow } from '@mfa-kit/contract';
import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { FakeClient } from '../../../stories-kit/fake-client.js';
import { codes, enrollment, phoneSetup, sending } from '../../../stories-kit/states.js';
import type { Story } from '../../../stories-kit/story.js';
import { selected } from '../../../stories-kit/keyboard.js';
import type { MfaPhoneEnrollment } from './index.js';
import * as stories from './phone-enrollment.stories.js';

async function open(story: Story) {
  const root = await fixture<HTMLElement>(html`<div>${story.render()}</div>`);
  const screen = root.querySelector<MfaPhoneEnrollment>('mfa-phone-enrollment')!;
  const shadow = screen.shadowRoot!;
  await waitUntil(() => shadow.querySelector('.stack')?.childElementCount && !screen.ariaBusy);
  const text = (selector: string) => shadow.querySelector(selector)?.textContent.trim() ?? '';
  const buttons = () => [...shadow.querySelectorAll('button')];
  const labels = () => buttons().map((button) => button.textContent.trim());
  const press = async (label: string) => {
    buttons()[labels().indexOf(label)]!.click();
    await screen.updateComplete;
  };
  const input = () => screen.querySelector<HTMLInputElement>('input[slot=field]')!;
  const type = async (words: string) => {
    input().focus();
    await sendKeys({ type: words });
  };
  const error = () => screen.querySelector('[slot=error]')?.textContent.trim() ?? '';
  const resend = () => shadow.querySelector('mfa-resend-button')!;
  /** As written: some browsers answer only with what they know. */
  const asksFor = () => input()?.getAttribute('autocomplete');
  const atCode = () => waitUntil(() => asksFor() === 'one-time-code', 'asks for the code');
  const atNumber = () => waitUntil(() => input()?.type === 'tel', 'asks for the number');
  const sent = () => (screen.client as FakeClient).sent;
  const idle = () => waitUntil(() => !screen.hasAttribute('aria-busy'));
  return {
    ...{
      screen,
      shadow,
      text,
      labels,
      press,
      input,
      type,
      error,
      resend,
      asksFor,
      atCode,
      atNumber,
      sent,
      idle,
    },
    heading: () => text('[part~=heading]'),
  };
}

const number = '07700 900156';

describe('<mfa-phone-enrollment>', () => {
  for (const [name, story] of Object.entries(stories).filter(([name]) => name !== 'default'))
    it(`has no accessibility violations: ${name}`, async () => {
      await expect((await open(story as Story)).screen).to.be.accessible();
    });

  it('B3 leads from the number to the code to the end, with one field in the page at a time', async () => {
    const { screen, text, heading, type, input, asksFor, atCode, sent } = await open(stories.Number);
    expect([heading(), asksFor()]).to.deep.equal(['Add your phone', 'tel']);
    await type(`+44 ${number.slice(1)}`);
    await sendKeys({ press: 'Enter' });
    await atCode();
    expect(heading()).to.equal('Enter the code');
    expect(text('[part~=lead]')).to.equal('Code sent to +44 •••• ••56.');
    await waitUntil(() => document.activeElement === input());
    expect(screen.querySelectorAll('input')).to.have.length(1);
    expect(screen.outerHTML + screen.shadowRoot!.innerHTML).to.not.contain('7700900156');
    const enrolled = oneEvent(screen, 'mfa-enrolled');
    await type('123456');
    await enrolled;
    expect(screen.state?.at).to.equal('codes');
    expect(sent()).to.deep.equal([
      { path: '/flow/begin', input: { kind: 'phone', phone: '+447700900156' } },
      { path: '/flow/confirm', input: { factorId: 'phone-1', code: '123456' } },
    ]);
  });

  it('P29 says what the number is for and what texts cost, and that an app is stronger', async () => {
    const { shadow, text } = await open(stories.Number);
    expect(text('[slot=purpose]')).to.equal('Used only for sign-in codes. Message rates may apply.');
    expect(text('[part=risk]')).to.contain('authenticator app');
    expect(shadow.querySelector('[role=alert]')).to.equal(null);
  });

  it('offers the countries that may be texted, and no others', async () => {
    const { shadow } = await open(stories.Number);
    expect(shadow.querySelector('mfa-phone-input')!.countries).to.deep.equal(['GB', 'IE', 'FR']);
  });

  it('sends nothing without a number, and says so', async () => {
    const { press, error, sent } = await open(stories.Number);
    await press('Text me a code');
    await waitUntil(() => error());
    expect(sent()).to.have.length(0);
  });

  for (const [name, words] of [
    ['NumberKnown', 'You have that number already. Use another one.'],
    ['CountryBlocked', 'We can’t text that country. Use another number or method.'],
  ] as const)
    it(`P22 P38 says at the field what is wrong with the number: ${name}`, async () => {
      const { type, input, error, atCode, text } = await open(stories[name]);
      await type(`+44 ${number.slice(1)}`);
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => error() === words);
      expect(text('[part=problem]')).to.equal('');
      await waitUntil(() => document.activeElement === input() && input().selectionEnd! > 5);
      expect(input().selectionStart).to.equal(0);
      await type(`+44 ${number.slice(1)}`);
      expect(error()).to.equal('');
      await sendKeys({ press: 'Enter' });
      await atCode();
    });

  it('C7 stays at the number while texts cannot be sent, and offers another method', async () => {
    const { screen, type, text, input, labels, press, idle } = await open(stories.ProviderDown);
    await type(`+44 ${number.slice(1)}`);
    await press('Text me a code');
    await waitUntil(() => text('[part=problem]'));
    await idle();
    expect(text('[part=problem]')).to.equal('We can’t send texts right now. Use another method.');
    expect(input().value).to.contain(number.slice(-6));
    expect(labels()).to.include('Use another method');
    const other = oneEvent(screen, 'mfa-other-method');
    await press('Use another method');
    await other;
  });

  it('C3 sends another code once the server’s wait is over, and says so', async () => {
    const { shadow, resend, sent } = await open(stories.CanResend);
    resend().shadowRoot!.querySelector('button')!.click();
    await waitUntil(() => sent().length === 1);
    expect(sent()).to.deep.equal([{ path: '/flow/send', input: { factorId: 'phone-1' } }]);
    const why = () => resend().shadowRoot!.querySelector('#why')!.textContent.trim();
    await waitUntil(() => why() === 'Sent again.');
    expect(resend().until).to.be.above(Date.now() + 50_000);
    expect(shadow.querySelector('[part=problem]')).to.equal(null);
  });

  it('C3 counts by the server’s clock, on a device whose clock is wrong', async () => {
    const ahead = Date.now() + 3_600_000;
    const setup = phoneSetup({ sent: sending({ resendAt: ahead + 20_000, expiresAt: ahead + 600_000 }) });
    const state = enrollment({ kinds: ['phone'], now: ahead, setup });
    const screen = await fixture<MfaPhoneEnrollment>(
      html`<mfa-phone-enrollment .client=${new FakeClient()} .state=${state}></mfa-phone-enrollment>`,
    );
    const { until } = screen.shadowRoot!.querySelector('mfa-resend-button')!;
    expect(until - Date.now()).to.be.within(15_000, 20_100);
  });

  it('H2 shows that the text was not delivered as soon as the server knows', async () => {
    const { screen, shadow, type, input, labels, sent } = await open(stories.FailsOnTheWay);
    await type('12');
    await waitUntil(() => shadow.querySelector('[part=note]'), 'it is said', { timeout: 4000 });
    expect(shadow.querySelector('[part=note]')!.textContent).to.contain('The text wasn’t delivered.');
    expect([input().value, screen.hasAttribute('aria-busy')]).to.deep.equal(['12', false]);
    expect(labels()).to.include.members(['Change number', 'Use another method']);
    const asked = sent().length;
    await aTimeout(1500);
    expect(sent().length, 'no more questions').to.equal(asked);
  });

  it('H2 asks nothing once the text was delivered, nor after it has left the page', async () => {
    const { sent } = await open(stories.Code);
    const { screen, sent: asked } = await open(stories.OnItsWay);
    screen.remove();
    const before = asked().length;
    await aTimeout(1500);
    expect([sent().length, asked().length]).to.deep.equal([0, before]);
  });

  it('H2 asks less often for a report that is late, and no more once the code is too old', async () => {
    const real = Date.now;
    const setup = phoneSetup({ sent: sending() });
    const client = new FakeClient().on(flow.state, () => enrollment({ kinds: ['phone'], setup }));
    const screen = await fixture<MfaPhoneEnrollment>(
      html`<mfa-phone-enrollment
        .client=${client}
        .state=${enrollment({ kinds: ['phone'], setup })}
      ></mfa-phone-enrollment>`,
    );
    const { sent } = client;
    const note = () => screen.shadowRoot!.querySelector('[part=note]')?.textContent.trim();
    const askedIn = async (span: number) => {
      const before = sent.length;
      await aTimeout(span);
      return sent.length - before;
    };
    try {
      expect(await askedIn(2500), 'each second at first').to.be.within(1, 3);
      Date.now = () => real() + 60_000;
      await askedIn(1200);
      expect(await askedIn(4500), 'a minute later').to.be.within(0, 1);
      expect(await askedIn(5500), 'but it goes on').to.be.within(1, 2);
      Date.now = () => real() + 600_000;
      screen.requestUpdate();
      await waitUntil(() => note() === 'That code is too old. Send a new one.');
      expect(await askedIn(5500), 'too old').to.equal(0);
    } finally {
      Date.now = real;
    }
  }).timeout(30_000);

  it('H2 asks nothing while nobody looks, and at once when they are back', async () => {
    const visible = (state: string) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    const { sent } = await open(stories.OnItsWay);
    try {
      visible('hidden');
      await aTimeout(1500);
      expect(sent()).to.have.length(0);
      visible('visible');
      await waitUntil(() => sent().length === 1, 'asked at once', { timeout: 500 });
    } finally {
      Reflect.deleteProperty(document, 'visibilityState');
    }
  });

  it('P37 changes the number before it is proved, or keeps it', async () => {
    const { press, type, input, text, labels, atCode, atNumber, sent } = await open(stories.Number);
    await type(`+44 ${number.slice(1)}`);
    await sendKeys({ press: 'Enter' });
    await atCode();
    await press('Change number');
    await atNumber();
    await waitUntil(() => document.activeElement === input());
    expect(input().value.replace(/\D/g, '')).to.contain('7700900156');
    await waitUntil(() => input().value === '+44 7700 900156', 'written as people do');
    await selected(input);
    expect(labels()).to.include('Keep the number as it was');
    await press('Keep the number as it was');
    await atCode();
    await press('Change number');
    await atNumber();
    await waitUntil(() => document.activeElement === input());
    await sendKeys({ type: '+33 6 39 98 01 56' });
    await sendKeys({ press: 'Enter' });
    await atCode();
    expect(text('[part~=lead]')).to.equal('Code sent to +33 •••• ••56.');
    expect(sent().map(({ input }) => (input as { phone: string }).phone)).to.deep.equal([
      '+447700900156',
      '+33639980156',
    ]);
  });

  it('P36 is at the code after a reload, with the last two digits alone', async () => {
    const { text, asksFor } = await open(stories.Code);
    expect(text('[part~=lead]')).to.equal('Code sent to •••• 56.');
    expect(asksFor()).to.equal('one-time-code');
    expect(text('.unseen[role=status]')).to.equal('Code sent to the number ending in 56.');
  });

  it('P36 forgets the number when the page is left', async () => {
    const { screen, type, text, input, press, atCode, atNumber } = await open(stories.Number);
    await type(`+44 ${number.slice(1)}`);
    await sendKeys({ press: 'Enter' });
    await atCode();
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await screen.updateComplete;
    expect(text('[part~=lead]')).to.equal('Code sent to •••• 56.');
    await press('Change number');
    await atNumber();
    expect(input().value).to.equal('');
  });

  it('S9 says that the code is wrong and how many tries are left; the fifth asks for the number again', async () => {
    const { heading, text, type, input, error, idle, atNumber } = await open(stories.Code);
    for (const [time, left] of [
      '4 tries left.',
      '3 tries left.',
      '2 tries left.',
      'One try left.',
    ].entries()) {
      await type(`00000${time}`);
      await waitUntil(() => error().endsWith(left), left);
      await idle();
      await selected(input);
    }
    await type('000009');
    await atNumber();
    expect(heading()).to.equal('Add your phone');
    expect(text('[part=note]')).to.contain('Too many wrong codes.');
  });

  it('O21 selects a wrong code, also where Verify was pressed', async () => {
    const { screen, type, input, error, idle } = await open(stories.Code);
    await type('000001');
    await waitUntil(() => error().endsWith('4 tries left.'));
    await idle();
    const verify = screen.shadowRoot!.querySelector<HTMLElement>('[part=button]')!;
    verify.focus();
    verify.click();
    await waitUntil(() => error().endsWith('3 tries left.'));
    await waitUntil(() => document.activeElement === input(), 'the focus is in the field');
    await selected(input);
  });

  it('S9 says that the code has expired, by the clock or by the server', async () => {
    expect((await open(stories.CodeExpired)).text('[part=note]')).to.equal(
      'That code is too old. Send a new one.',
    );
    const { type, error, text } = await open(stories.TooOld);
    await type('123456');
    await waitUntil(() => error() === 'That code is too old. Send a new one.');
    expect(text('[part=note]')).to.equal('');
  });

  it('S9 asks for the number again when the set-up is over, and shows the end when the sign-in is', async () => {
    const { type, text, atNumber } = await open(stories.UsedElsewhere);
    await type('123456');
    await atNumber();
    expect(text('[part=note]')).to.contain('That code no longer works.');
    const late = await open(stories.TooLate);
    await late.type('123456');
    await waitUntil(() => late.heading() === 'That took too long');
  });

  it('S16 takes no second code while the first is on its way', async () => {
    const { screen, press, type, sent } = await open(stories.Verifying);
    await type('123456');
    await waitUntil(() => screen.getAttribute('aria-busy') === 'true');
    await press('Verify and switch on');
    await sendKeys({ press: 'Enter' });
    expect(sent()).to.have.length(1);
  });

  it('C2 takes the code that the browser reads from the text', async () => {
    const before = Object.getOwnPropertyDescriptor(navigator, 'credentials');
    Object.assign(globalThis, { OTPCredential: Object });
    const credentials = { get: () => Promise.resolve({ code: '123456' }) };
    Object.defineProperty(navigator, 'credentials', { configurable: true, value: credentials });
    try {
      const screen = await fixture<MfaPhoneEnrollment>(stories.Code.render());
      await waitUntil(() => screen.state?.at === 'codes');
    } finally {
      Reflect.deleteProperty(globalThis, 'OTPCredential');
      Reflect.deleteProperty(navigator, 'credentials');
      if (before) Object.defineProperty(navigator, 'credentials', before);
    }
  });

  it('begins with the number where an app was begun before', async () => {
    const { setup: _, ...rest } = enrollment();
    const client = new FakeClient().on(flow.begin, codes());
    const screen = await fixture<MfaPhoneEnrollment>(
      html`<mfa-phone-enrollment
        .client=${client}
        .state=${{
          ...rest,
          kinds: ['totp', 'phone'],
          setup: { kind: 'totp', factorId: 'f', expiresAt: 0, triesLeft: 5, issuer: '', account: '' },
        }}
      ></mfa-phone-enrollment>`,
    );
    expect(screen.querySelector('input[slot=field]')!.getAttribute('type')).to.equal('tel');
  });
});
