import { flow, MfaError } from '@mfa-kit/contract';
import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { FakeClient } from '../../../stories-kit/fake-client.js';
import { authenticator, challenge, signedOut } from '../../../stories-kit/states.js';
import type { Story } from '../../../stories-kit/story.js';
import type { MfaHeadingEvent } from '../../events.js';
import type { MfaChallenge } from './index.js';
import * as stories from './challenge.stories.js';

const { Authenticator, SeveralWays } = stories;

async function open(story: Story | FakeClient) {
  const content =
    story instanceof FakeClient
      ? html`<mfa-challenge .client=${story} .state=${challenge()}></mfa-challenge>`
      : story.render();
  const root = await fixture<HTMLElement>(html`<div>${content}</div>`);
  const screen = root.querySelector('mfa-challenge')!;
  await waitUntil(() => screen.shadowRoot!.childElementCount > 0 && !screen.hasAttribute('aria-busy'));
  const shadow = screen.shadowRoot!;
  const press = async (label: string) => {
    [...shadow.querySelectorAll('button')].find((button) => button.textContent.trim() === label)!.click();
    await screen.updateComplete;
  };
  const sent = () => (screen.client as FakeClient).sent;
  return { screen, shadow, press, sent, input: () => screen.querySelector('input')! };
}

async function type(input: HTMLInputElement, text: string): Promise<void> {
  input.focus();
  for (const press of text) await sendKeys({ press });
}

const idle = (screen: MfaChallenge) => waitUntil(() => !screen.hasAttribute('aria-busy'), 'it is done');
const heading = (screen: MfaChallenge) => screen.shadowRoot!.querySelector('h2')!.textContent.trim();
const error = (screen: MfaChallenge) => screen.querySelector('[slot=error]')?.textContent.trim();
const problem = (screen: MfaChallenge) =>
  screen.shadowRoot!.querySelector('[part~=problem]')?.textContent.trim();

describe('<mfa-challenge>', () => {
  for (const [name, story] of Object.entries(stories).filter(([name]) => name !== 'default'))
    it(`has no accessibility violations: ${name}`, async () => {
      const { screen } = await open(story as Story);
      await expect(screen).to.be.accessible();
    });

  it('keeps one native field in the page’s own tree, in a form of its own, named and described', async () => {
    const { screen, input } = await open(Authenticator);
    expect(screen.querySelectorAll('input')).to.have.lengthOf(1);
    expect(input().form).to.equal(screen.querySelector('form'));
    expect(input().labels![0]!.textContent).to.equal('6-digit code');
    expect(input().getAttribute('autocomplete')).to.equal('one-time-code');
  });

  it('O22 sends six digits by itself, and tells of the new state without saying it', async () => {
    const { screen, input, sent } = await open(Authenticator);
    const told = oneEvent(screen, 'mfa-state');
    await type(input(), '123456');
    expect(Object.hasOwn(await told, 'detail')).to.equal(false);
    expect(screen.state?.at).to.equal('complete');
    expect(sent()).to.deep.equal([
      { path: '/flow/verify', input: { challengeId: 'challenge-1', factorId: 'factor-1', code: '123456' } },
    ]);
  });

  it('O24 sends one request however often Enter is pressed', async () => {
    const { input, sent } = await open(new FakeClient().hangs(flow.verify));
    await type(input(), '123456');
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Enter' });
    expect(sent()).to.have.lengthOf(1);
  });

  it('O20 O21 says what is wrong at the field, selects the code, and one key replaces it', async () => {
    const { screen, input } = await open(Authenticator);
    await type(input(), '111111');
    await waitUntil(() => error(screen));
    expect(error(screen)).to.equal('That code isn’t right, or was used already. 4 tries left.');
    expect(input().getAttribute('aria-describedby')).to.include(screen.querySelector('[slot=error]')!.id);
    await waitUntil(() => input().selectionEnd === 6);
    expect([document.activeElement, input().selectionStart]).to.deep.equal([input(), 0]);
    await sendKeys({ press: '2' });
    await screen.updateComplete;
    expect([input().value, error(screen)]).to.deep.equal(['2', '']);
  });

  it('Q18 does not send a code again that was refused, and says to wait for the next one', async () => {
    const { screen, press, input, sent } = await open(Authenticator);
    await type(input(), '111111');
    await waitUntil(() => error(screen));
    await press('Verify');
    await screen.updateComplete;
    expect(error(screen)).to.equal('You tried that code already. Wait for the next one.');
    await type(input(), '222222');
    await waitUntil(() => sent().length === 2);
  });

  it('refuses to send a code that is too short', async () => {
    const { screen, press, input, sent } = await open(Authenticator);
    await type(input(), '123');
    await press('Verify');
    await waitUntil(() => error(screen) === 'The code has 6 digits.');
    expect([sent().length, document.activeElement]).to.deep.equal([0, input()]);
  });

  it('ends with the fifth wrong code, and leads back to signing in', async () => {
    const { screen, input, shadow } = await open(Authenticator);
    for (const code of ['111111', '222222', '333333', '444444', '555555']) {
      const before = screen.state;
      await type(input(), code);
      await waitUntil(() => screen.state !== before);
      await idle(screen);
    }
    expect([screen.state?.at, heading(screen)]).to.deep.equal(['signed-out', 'Too many wrong codes']);
    expect(shadow.querySelector('a')!.getAttribute('href')).to.equal('/sign-in');
    expect(screen.querySelector('input')).to.equal(null);
  });

  it('S9 has words of their own for every way to fail', async () => {
    const lockedUntil = Date.now() + 600_000;
    const locked = challenge({ factors: [{ ...authenticator, lockedUntil }] });
    const failures: [MfaError, string][] = [
      [new MfaError('code_wrong', { triesLeft: 1, state: challenge() }), 'One try left.'],
      [new MfaError('code_expired', { state: challenge() }), 'too old'],
      [new MfaError('pending_expired', { state: signedOut('expired') }), 'That took too long'],
      [new MfaError('challenge_over', { state: signedOut('tries') }), 'Too many wrong codes'],
      [new MfaError('factor_locked', { retryAfter: 600, state: locked }), 'You can try this way again at'],
      [new MfaError('too_many_requests', { retryAfter: 600 }), 'Too many tries. You can try again at'],
      [new MfaError('offline'), 'offline'],
      [new MfaError('unavailable'), 'can’t reach'],
    ];
    const said = new Set<string>();
    for (const [failure, words] of failures) {
      const { screen, input } = await open(
        new FakeClient().on(flow.verify, () => {
          throw failure;
        }),
      );
      await type(input(), '111111');
      const text = () => `${screen.shadowRoot!.textContent} ${screen.textContent}`;
      await waitUntil(() => text().includes(words), `${failure.code} is said`);
      said.add(text());
    }
    expect(said.size).to.equal(failures.length);
  });

  it('keeps the code while offline, and Verify sends it again', async () => {
    const { screen, press, input } = await open(stories.Offline);
    await type(input(), '123456');
    await waitUntil(() => problem(screen));
    expect(input().value).to.equal('123456');
    await press('Verify');
    await waitUntil(() => screen.state?.at === 'complete');
  });

  it('S16 is busy while it waits, and says after a second that it still is', async () => {
    const { screen, shadow, input } = await open(stories.Slow);
    await type(input(), '123456');
    await screen.updateComplete;
    expect(screen.getAttribute('aria-busy')).to.equal('true');
    expect(shadow.querySelector('.button')!.getAttribute('aria-disabled')).to.equal('true');
    expect(shadow.querySelector('[role=status]')!.textContent.trim()).to.equal('');
    await waitUntil(
      () => shadow.querySelector('[role=status]')!.textContent.trim() === 'Still working…',
      '',
      {
        timeout: 2000,
      },
    );
  });

  it('lets go of its request when it leaves the page', async () => {
    let aborted = false;
    const client = new FakeClient();
    client.call = (_route, _input, signal) => {
      signal!.addEventListener('abort', () => (aborted = true));
      return new Promise(() => undefined);
    };
    const { screen, input } = await open(client);
    await type(input(), '123456');
    screen.remove();
    expect(aborted).to.equal(true);
  });
});

describe('<mfa-challenge>, the other ways', () => {
  it('S7 R19 lists what else there is, and comes back', async () => {
    const { screen, shadow, press, input } = await open(SeveralWays);
    await press('Try another way');
    await waitUntil(() => shadow.activeElement === shadow.querySelector('h2'));
    const ways = [...shadow.querySelectorAll('[part=way]')].map((way) => way.textContent.trim());
    expect(ways).to.deep.equal(['Work phone', 'Recovery code']);
    await press('Back');
    await waitUntil(() => document.activeElement === input());
    expect(heading(screen)).to.equal('Enter your code');
  });

  it('S7 tells of each heading, for the title of the page', async () => {
    const titles: string[] = [];
    const root = await fixture<HTMLElement>(
      html`<div @mfa-heading=${({ title }: MfaHeadingEvent) => titles.push(title)}>
        ${SeveralWays.render()}
      </div>`,
    );
    await waitUntil(() => titles.length === 1);
    const button = root
      .querySelector('mfa-challenge')!
      .shadowRoot!.querySelector<HTMLElement>('.actions button');
    button!.click();
    await waitUntil(() => titles.length === 2);
    expect(titles).to.deep.equal(['Enter your code', 'Try another way']);
  });

  it('S8 shows the page’s own help where there is nothing further to try, and nowhere else', async () => {
    const help = ({ shadow }: Awaited<ReturnType<typeof open>>) =>
      shadow
        .querySelector<HTMLSlotElement>('slot[name=help]')
        ?.assignedElements()
        .map((node) => node.textContent);
    const several = await open(SeveralWays);
    expect(help(several)).to.equal(undefined);
    await several.press('Try another way');
    expect(help(several)).to.deep.equal(['None of these? Call the help desk on extension 4000.']);
    expect(help(await open(stories.OnlyWay))).to.deep.equal([
      'No phone? Call the help desk on extension 4000.',
    ]);
  });

  it('Q19 tells unnamed factors of one kind apart by their number', async () => {
    const { shadow, press } = await open(stories.SeveralOfAKind);
    await press('Try another way');
    const names = [...shadow.querySelectorAll('.name')].map((name) =>
      name.textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(names).to.deep.equal([
      'Authenticator 2',
      'Text message•••• 56',
      'Phone 2•••• 78',
      'Recovery code',
    ]);
  });

  it('C5 offers to trust this browser, off until ticked, and for how long; never with a recovery code', async () => {
    const { screen, shadow, press, input, sent } = await open(stories.MayTrust);
    const box = () => shadow.querySelector<HTMLInputElement>('[part=trust] input');
    await waitUntil(box, 'the offer is loaded');
    expect(box()!.checked).to.equal(false);
    expect(box()!.labels![0]!.textContent).to.match(/^Trust this browser for 30 days/);
    await press('Try another way');
    await press('Recovery code');
    expect(box()).to.equal(null);
    await press('Try another way');
    await press('Authenticator app');
    box()!.click();
    await type(input(), '123456');
    await waitUntil(() => screen.state?.at === 'complete');
    expect(sent().at(-1)).to.deep.equal({
      path: '/flow/verify',
      input: { challengeId: 'challenge-1', factorId: 'factor-1', code: '123456', trust: true },
    });
  });

  it('R18 takes a recovery code as people type it, and sends it as typed', async () => {
    const { screen, press, input, sent } = await open(SeveralWays);
    await press('Try another way');
    await press('Recovery code');
    await waitUntil(() => document.activeElement === input());
    expect(input().autocapitalize).to.equal('characters');
    await type(input(), 'aaaa aaaa-aaaaaaaa');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => screen.state?.at === 'complete' || error(screen));
    expect(sent().at(-1)).to.deep.equal({
      path: '/flow/recover',
      input: { challengeId: 'challenge-1', code: 'aaaa aaaa-aaaaaaaa' },
    });
  });

  it('tells a typo in a recovery code from a wrong one', async () => {
    const state = challenge();
    const { screen, press, input } = await open(
      new FakeClient().fails(flow.recover, 'code_mistyped', { state }),
    );
    await press('Try another way');
    await press('Recovery code');
    await waitUntil(input);
    await type(input(), 'aaaa');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => error(screen) === 'There’s a typo in that code. Check it and try again.');
  });

  it('S10 gives the time on the person’s own clock until which a way is locked, and opens it then', async () => {
    const hour = 3_600_000;
    const now = Date.now() + hour;
    const lockedUntil = now + 400;
    const state = challenge({
      now,
      factors: [{ ...authenticator, lockedUntil }],
      recovery: { lockedUntil: now + hour },
    });
    const screen = await fixture<MfaChallenge>(
      html`<mfa-challenge .client=${new FakeClient()} .state=${state}></mfa-challenge>`,
    );
    const minute = new Date(Math.ceil((Date.now() + 400) / 60_000) * 60_000);
    const time = new Intl.DateTimeFormat('en', { timeStyle: 'short' }).format(minute);
    expect(problem(screen)).to.include(time);
    await waitUntil(() => screen.querySelector('input'), 'the field is back', { timeout: 2000 });
  });

  it('starts with a way that is not locked', async () => {
    const { screen } = await open(stories.Locked);
    expect(heading(screen)).to.equal('Use a recovery code');
  });

  it('shows what was locked by the last try, and takes the reader there', async () => {
    const factors = [{ ...authenticator, lockedUntil: Date.now() + 600_000 }];
    const state = challenge({ factors });
    const { screen, shadow, input } = await open(
      new FakeClient().fails(flow.verify, 'factor_locked', { retryAfter: 600, state }),
    );
    await type(input(), '111111');
    await waitUntil(() => screen.state === state);
    await waitUntil(() => shadow.activeElement === shadow.querySelector('h2'));
  });

  it('cancels', async () => {
    const { screen, press } = await open(Authenticator);
    await press('Cancel');
    await waitUntil(() => screen.state?.at === 'signed-out');
    await screen.updateComplete;
    expect(heading(screen)).to.equal('Sign-in cancelled');
  });

  it('takes the focus where the page asks for it, and not otherwise', async () => {
    const { input } = await open(Authenticator);
    expect(document.activeElement).to.not.equal(input());
    const client = new FakeClient().on(flow.state, challenge());
    const screen = await fixture<MfaChallenge>(
      // eslint-disable-next-line lit-a11y/no-autofocus -- the page may ask for it
      html`<mfa-challenge autofocus .client=${client}></mfa-challenge>`,
    );
    await waitUntil(() => document.activeElement === screen.querySelector('input'));
  });
});
