import { stepUp } from '@mfa-kit/contract';
import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { FakeClient } from '../../../stories-kit/fake-client.js';
import { steppingUp } from '../../../stories-kit/states.js';
import { setLocale } from '../../locales/index.js';
import type { Story } from '../../../stories-kit/story.js';
import * as stories from './step-up.stories.js';

const { server } = stories;
const shown = Object.entries(stories).filter(([name]) => name !== 'default' && name !== 'server');

/** A page with a button that has the focus, and the dialog as a test meets it. */
async function page(client: FakeClient) {
  const root = await fixture<HTMLElement>(
    html`<div><button id="before">Change</button><mfa-step-up .client=${client}></mfa-step-up></div>`,
  );
  const before = root.querySelector('button')!;
  before.focus();
  return { before, ...dialogIn(root) };
}

function dialogIn(root: HTMLElement) {
  const element = root.querySelector('mfa-step-up')!;
  const shadow = element.shadowRoot!;
  const inner = () => shadow.querySelector('mfa-challenge')?.shadowRoot;
  const text = () => `${shadow.textContent} ${inner()?.textContent ?? ''} ${element.textContent}`;
  const shows = (words: string) => waitUntil(() => text().includes(words), `“${words}” is said`);
  const press = async (label: string) => {
    const find = () =>
      [...(inner()?.querySelectorAll('button') ?? []), ...shadow.querySelectorAll('button')].find((button) =>
        button.textContent.trim().startsWith(label),
      );
    await waitUntil(find, `there is “${label}”`);
    find()!.click();
    await element.updateComplete;
  };
  const input = () => element.querySelector('input')!;
  const type = async (code: string) => {
    await waitUntil(input, 'there is a field');
    input().focus();
    input().select();
    await sendKeys({ type: code });
  };
  const dialog = shadow.querySelector('dialog')!;
  return { element, shadow, inner, shows, press, input, type, dialog };
}

const paths = (client: FakeClient) => client.sent.map(({ path }) => path);

describe('<mfa-step-up>', () => {
  afterEach(() => setLocale());

  for (const [name, story] of shown)
    it(`has no accessibility violations: ${name}`, async () => {
      const root = await fixture<HTMLElement>(html`<div>${(story as Story).render()}</div>`);
      const { element, dialog } = dialogIn(root);
      await waitUntil(() => dialog.open);
      await waitUntil(() => dialog.querySelector('mfa-challenge, [part=heading]'));
      await expect(element).to.be.accessible();
    });

  it('says what it is for in the language that comes while it is open, and goes on with the challenge', async () => {
    const client = server();
    const { element, inner, input, type, shows } = await page(client);
    const answer = element.open();
    await shows('Enter your code');
    await type('12');
    await setLocale('de');
    await waitUntil(() => inner()?.textContent.includes('Bestätigen Sie, dass Sie es sind'));
    expect(input().value).to.equal('12');
    await type('123456');
    expect(await answer).to.equal(true);
  });

  it('S3 asks in a modal dialog, answers that it was proved, and gives the focus back', async () => {
    const client = server();
    const { element, before, dialog, shows, input, type } = await page(client);
    const answer = element.open();
    await waitUntil(() => document.activeElement === input(), 'the field has the focus');
    expect([dialog.matches(':modal'), dialog.getAttribute('aria-label')]).to.deep.equal([
      true,
      'Confirm it’s you',
    ]);
    await shows('Enter your code');
    const told = oneEvent(element, 'mfa-step-up');
    await type('123456');
    expect(await answer).to.equal(true);
    await told;
    expect([element.proved, dialog.open, document.activeElement]).to.deep.equal([true, false, before]);
    expect(element.querySelector('input')).to.equal(null);
    expect(client.sent).to.deep.equal([
      { path: '/step-up/begin', input: {} },
      {
        path: '/step-up/verify',
        input: { challengeId: 'step-up-1', factorId: 'factor-1', code: '123456' },
      },
    ]);
  });

  it('cancels by Escape, tells the server, and gives the focus back', async () => {
    const client = server();
    const { element, before, dialog, input } = await page(client);
    const answer = element.open({ purpose: 'turn_off' });
    await waitUntil(() => document.activeElement === input());
    await sendKeys({ press: 'Escape' });
    expect(await answer).to.equal(false);
    expect([element.proved, dialog.open, document.activeElement]).to.deep.equal([false, false, before]);
    expect(client.sent).to.deep.equal([
      { path: '/step-up/begin', input: { purpose: 'turn_off' } },
      { path: '/step-up/cancel', input: { challengeId: 'step-up-1' } },
    ]);
  });

  it('cancels by its button', async () => {
    const client = server();
    const { element, press, input } = await page(client);
    const answer = element.open();
    await waitUntil(input);
    await press('Cancel');
    expect(await answer).to.equal(false);
    expect(paths(client)).to.deep.equal(['/step-up/begin', '/step-up/cancel']);
  });

  it('opens again after it was closed while the server was slow', async () => {
    const client = new FakeClient().hangs(stepUp.begin);
    const { element, dialog, shows } = await page(client);
    const first = element.open();
    await waitUntil(() => dialog.open);
    dialog.close();
    expect(await first).to.equal(false);
    client.first(stepUp.begin, () => steppingUp());
    void element.open();
    await shows('Enter your code');
  });

  it('S7 texts nothing before the person asks for it', async () => {
    const root = await fixture<HTMLElement>(html`<div>${stories.ByText.render()}</div>`);
    const { element, inner, shows, press, type } = dialogIn(root);
    const client = element.client as FakeClient;
    await shows('Send the code');
    expect(paths(client)).to.deep.equal(['/step-up/begin']);
    await press('Send the code');
    await shows('Code sent to');
    expect(client.sent.at(-1)).to.deep.equal({
      path: '/step-up/send',
      input: { challengeId: 'step-up-1', factorId: 'phone-1' },
    });
    expect(inner()!.querySelector('mfa-resend-button')).to.not.equal(null);
    const told = oneEvent(element, 'mfa-step-up');
    await type('123456');
    await told;
    expect(element.proved).to.equal(true);
  });

  it('offers the other methods, and no recovery code', async () => {
    const root = await fixture<HTMLElement>(html`<div>${stories.ByText.render()}</div>`);
    const { inner, press, shows } = dialogIn(root);
    await press('Try another way');
    await shows('Choose what you have at hand');
    const ways = [...inner()!.querySelectorAll('[part=way]')].map((way) => way.textContent.trim());
    expect(ways).to.deep.equal(['Authenticator app', 'Authenticator 2']);
  });

  it('counts wrong codes; the fifth ends it, and not the session', async () => {
    const { element, shows, press, type } = await page(server());
    const answer = element.open();
    for (const [code, words] of [
      ['111111', '4 tries left.'],
      ['222222', '3 tries left.'],
      ['333333', '2 tries left.'],
      ['444444', 'One try left.'],
      ['555555', 'you’re still signed in'],
    ] as const) {
      await type(code);
      await shows(words);
    }
    expect(element.querySelector('input')).to.equal(null);
    await press('Close');
    expect(await answer).to.equal(false);
  });

  it('S9 starts again after it took too long, here or in another tab', async () => {
    for (const story of [stories.Expired, stories.Gone]) {
      const root = await fixture<HTMLElement>(html`<div>${story.render()}</div>`);
      const { shows, press, type } = dialogIn(root);
      if (story === stories.Gone) await type('111111');
      await shows('That took too long');
      await press('Start again');
      await shows('Enter your code');
    }
  });

  it('S10 says until when the only method is locked', async () => {
    const root = await fixture<HTMLElement>(html`<div>${stories.Locked.render()}</div>`);
    await dialogIn(root).shows('You can try this way again at');
  });

  it('says that it is offline, and tries again', async () => {
    const root = await fixture<HTMLElement>(html`<div>${stories.NotOpened.render()}</div>`);
    const { shows, press } = dialogIn(root);
    await shows('You seem to be offline');
    await press('Try again');
    await shows('Enter your code');
  });

  it('is shared by those who want the same, and asked anew for something else', async () => {
    const client = server();
    const { element, shows, type, input } = await page(client);
    const [one, two, other] = [element.open(), element.open(), element.open({ purpose: 'new_codes' })];
    await waitUntil(input);
    await type('123456');
    expect(await Promise.all([one, two])).to.deep.equal([true, true]);
    await shows('to get new recovery codes');
    await waitUntil(input);
    await type('123456');
    expect(await other).to.equal(true);
    expect(paths(client).filter((path) => path === '/step-up/begin')).to.have.lengthOf(2);
  });

  it('is over when it leaves the page', async () => {
    const { element, input } = await page(server());
    const answer = element.open();
    await waitUntil(input);
    element.remove();
    expect(await answer).to.equal(false);
  });
});
