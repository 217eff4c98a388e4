import { flow, recovery } from '@mfa-kit/contract';
import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { savedCodes } from '../../../stories-kit/codes.js';
import { FakeClient } from '../../../stories-kit/fake-client.js';
import { challenge, codes, complete, enrollment, setup, signedOut } from '../../../stories-kit/states.js';
import type { Story } from '../../../stories-kit/story.js';
import * as stories from './gate.stories.js';
import type { MfaHeadingEvent } from '../../events.js';
import type { MfaGate } from './index.js';
import { destination } from './places.js';

async function open(story: Story | FakeClient) {
  const content =
    story instanceof FakeClient
      ? html`<mfa-gate
          .client=${story}
          @mfa-signed-in=${(event: Event) => event.preventDefault()}
        ></mfa-gate>`
      : story.render();
  const root = await fixture<HTMLElement>(html`<div>${content}</div>`);
  const gate = root.querySelector('mfa-gate')!;
  const shadow = gate.shadowRoot!;
  /** The screen inside, or the gate where it shows something itself. */
  const inner = () => shadow.querySelector<HTMLElement>('[data-screen]')?.shadowRoot ?? shadow;
  const deepest = () => inner().querySelector<HTMLElement>('.inset')?.shadowRoot ?? inner();
  const heading = () => deepest().querySelector('h2')?.textContent.replace(/\s+/g, ' ').trim();
  const shows = (title: string) =>
    waitUntil(() => heading()?.endsWith(title), `shows “${title}”`, { timeout: 4000 });
  const press = (label: string) =>
    [...deepest().querySelectorAll('button'), ...inner().querySelectorAll('button')]
      .find((button) => button.textContent.trim() === label)!
      .click();
  const paths = () => (gate.client as FakeClient).sent.map(({ path }) => path);
  return { gate, shadow, inner, heading, shows, press, paths, input: () => gate.querySelector('input')! };
}

const begun = () => enrollment({ actions: ['begin', 'confirm', 'skip', 'cancel'], setup });

async function type(input: HTMLInputElement, text: string): Promise<void> {
  input.focus();
  for (const press of text) await sendKeys({ press });
}

async function comeBack(): Promise<void> {
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('<mfa-gate>', () => {
  for (const [name, title] of [
    ['Challenge', 'Enter your code'],
    ['Ticket', 'Set-up code needed'],
    ['Enrollment', 'Add a second step'],
    ['Codes', 'Save your recovery codes'],
    ['SignedOut', 'You’re signed out'],
    ['Expired', 'That took too long'],
    ['NotLoaded', 'That didn’t load'],
  ] as const)
    it(`shows “${title}”, and has no accessibility violations`, async () => {
      const { gate, shows } = await open(stories[name]);
      await shows(title);
      await expect(gate).to.be.accessible();
    });

  it('shows the outlines of a card until it knows', async () => {
    const { gate, shadow } = await open(stories.Loading);
    expect(shadow.querySelector('[role=status]')!.textContent).to.equal('One moment…');
    await expect(gate).to.be.accessible();
  });

  it('holds the only field of the screen inside in the page’s own tree', async () => {
    const { gate, shows, input } = await open(stories.Challenge);
    await shows('Enter your code');
    await waitUntil(input);
    expect(gate.querySelectorAll('input')).to.have.lengthOf(1);
    expect([input().parentElement, input().form]).to.deep.equal([gate, gate.querySelector('form')]);
    expect(input().getBoundingClientRect().width).to.be.greaterThan(100);
  });

  it('tells the page of the session, keeps what came with it in `result`, and goes nowhere if prevented', async () => {
    const { gate, shows, input } = await open(stories.Challenge);
    await shows('Enter your code');
    const signedIn = oneEvent(gate, 'mfa-signed-in');
    await type(input(), '123456');
    const event = await signedIn;
    expect([event.bubbles, event.composed, event.cancelable]).to.deep.equal([true, true, true]);
    expect(JSON.stringify(event)).to.not.include('a-token');
    expect(gate.result).to.deep.equal({ token: 'a-token' });
    expect(gate.querySelector('input')).to.equal(null);
  });

  it('goes on only to a path of the server’s own origin', () => {
    const { origin } = location;
    for (const [returnTo, expected] of [
      ['/account?tab=2#top', `${origin}/account?tab=2#top`],
      ['//evil.example/', `${origin}/`],
      ['https://evil.example/', `${origin}/`],
      ['javascript:alert(1)', `${origin}/`],
      ['\\\\evil.example', `${origin}/`],
      ['http://[', `${origin}/`],
    ] as const)
      expect(destination(returnTo, '/mfa'), returnTo).to.equal(expected);
  });

  it('R16 says how many recovery codes are left before it goes on', async () => {
    const { gate, inner, shows, press, input } = await open(stories.FewCodesLeft);
    await shows('Enter your code');
    press('Try another way');
    await shows('Try another way');
    press('Recovery code');
    await shows('Use a recovery code');
    await type(input(), 'A'.repeat(16));
    await sendKeys({ press: 'Enter' });
    await shows('You’re in');
    expect(inner().textContent).to.include('You have 3 recovery codes left.');
    await waitUntil(() => inner().activeElement?.localName === 'h2');
    const signedIn = oneEvent(gate, 'mfa-signed-in');
    press('Continue');
    await signedIn;
  });

  it('C4 R16 leads to the settings where the page says where they are, signed in all the same', async () => {
    const { gate, shows, press, input } = await open(stories.LeadsToRepair);
    await shows('Enter your code');
    press('Try another way');
    await shows('Try another way');
    press('Recovery code');
    await shows('Use a recovery code');
    await type(input(), 'A'.repeat(16));
    await sendKeys({ press: 'Enter' });
    await shows('You’re in');
    const signedIn = oneEvent(gate, 'mfa-signed-in');
    press('Check my methods');
    await signedIn;
  });

  it('S15 shows what was enrolled before it goes on', async () => {
    const set = {
      setId: 'set-1',
      codes: [...savedCodes],
      issuer: 'Bank',
      account: 'ada',
      madeAt: 0,
      state: codes(),
    };
    const done = complete({ enrolled: ['totp'], recoveryLeft: 10 });
    const client = new FakeClient()
      .on(flow.state, codes())
      .on(recovery.begin, set)
      .on(recovery.confirm, done);
    const { gate, shows, press, input } = await open(client);
    let entered = 0;
    gate.addEventListener('mfa-signed-in', () => (entered += 1));
    await shows('Save your recovery codes');
    await waitUntil(input);
    input().click();
    press('Continue');
    await waitUntil(() => gate.state?.at === 'complete');
    await waitUntil(() => !input());
    expect(entered).to.equal(0);
    press('Continue');
    expect(entered).to.equal(1);
  });

  it('S12 tells the step and its heading for the title of the page, once each, there and back', async () => {
    const client = new FakeClient().on(flow.state, enrollment()).on(flow.begin, begun());
    const titles: string[] = [];
    const note = ({ title }: MfaHeadingEvent) => titles.push(title);
    document.body.addEventListener('mfa-heading', note);
    const { press, shows } = await open(client);
    await shows('Add a second step');
    press('Set it up');
    await shows('Set up your authenticator app');
    press('Back');
    await waitUntil(() => titles.length === 3);
    press('Set it up');
    await waitUntil(() => titles.length === 4, titles.join());
    document.body.removeEventListener('mfa-heading', note);
    const [first, second] = [
      'Step 1 of 3 · Add a second step',
      'Step 2 of 3 · Set up your authenticator app',
    ];
    expect(titles).to.deep.equal([first, second, first, second]);
  });

  it('S12 moves the reader to the new heading, but not on arrival', async () => {
    const { gate, shadow, inner, shows, press } = await open(stories.Challenge);
    await shows('Enter your code');
    expect(shadow.activeElement).to.equal(null);
    press('Cancel');
    await shows('Sign-in cancelled');
    await waitUntil(() => inner().activeElement?.localName === 'h2');
    expect(gate.state?.at).to.equal('signed-out');
  });

  it('tries again to load', async () => {
    const { shows, press } = await open(stories.NotLoaded);
    await shows('That didn’t load');
    press('Try again');
    await shows('Enter your code');
  });
});

describe('<mfa-gate>, in several tabs and over time', () => {
  it('follows another tab when the person comes back to this one', async () => {
    const client = new FakeClient().on(
      flow.state,
      challenge(),
      challenge({ triesLeft: 2 }),
      signedOut('cancelled'),
    );
    const { gate, shows, input } = await open(client);
    await shows('Enter your code');
    await type(input(), '12');
    await comeBack();
    expect([gate.state?.at, input().value]).to.deep.equal(['challenge', '12']);
    await comeBack();
    await shows('Sign-in cancelled');
  });

  it('asks anew when the page comes out of the browser’s cache', async () => {
    const client = new FakeClient().on(flow.state, challenge(), signedOut('expired'));
    const { shows } = await open(client);
    await shows('Enter your code');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await shows('That took too long');
  });

  it('asks the server when the time is over, by the server’s clock', async () => {
    const now = Date.now() - 3_600_000;
    const client = new FakeClient().on(
      flow.state,
      challenge({ now, expiresAt: now + 1000 }),
      signedOut('expired'),
    );
    const { shows, paths } = await open(client);
    await shows('Enter your code');
    await shows('That took too long');
    expect(paths()).to.deep.equal(['/state', '/state']);
  });

  it('keeps what is on the screen when the quiet question fails', async () => {
    const client = new FakeClient().on(flow.state, challenge());
    const { gate, shows } = await open(client);
    await shows('Enter your code');
    client.call = () => Promise.reject(new Error('offline'));
    await comeBack();
    expect(gate.state?.at).to.equal('challenge');
  });

  it('takes the focus to the first field where the page asks for it', async () => {
    const client = new FakeClient().on(flow.state, challenge());
    const gate = await fixture<MfaGate>(
      // eslint-disable-next-line lit-a11y/no-autofocus -- the page may ask for it
      html`<mfa-gate autofocus .client=${client}></mfa-gate>`,
    );
    await waitUntil(() => document.activeElement?.closest('mfa-gate') === gate);
    expect(document.activeElement!.localName).to.equal('input');
  });
});
