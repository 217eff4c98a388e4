import { admin, MfaError, stepUp } from '@mfa-kit/contract';
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { consoleServer } from '../../../stories-kit/console.js';
import type { FakeClient } from '../../../stories-kit/fake-client.js';
import { cancelDialog, proveInDialog, removeDialogs } from '../../../stories-kit/section.js';
import type { Story } from '../../../stories-kit/story.js';
import * as stories from './admin.stories.js';
import './index.js';

async function show(story: Story) {
  const root = await fixture<HTMLElement>(html`<div>${story.render()}</div>`);
  const element = root.querySelector('mfa-admin')!;
  const shadow = element.shadowRoot!;
  const ready = () => waitUntil(() => shadow.querySelector('[role=tab], [part=problem]'), 'it is loaded');
  const tabs = () => [...shadow.querySelectorAll<HTMLElement>('[role=tab]')];
  const open = () =>
    tabs()
      .find((tab) => tab.ariaSelected === 'true')
      ?.textContent.trim();
  const shown = () => [...element.children].filter((child) => !(child as HTMLElement).hidden);
  const says = (words: string) =>
    waitUntil(() => shadow.textContent.replace(/\s+/g, ' ').includes(words), `“${words}” is said`);
  return { element, shadow, ready, tabs, open, shown, says };
}

const whole = (client: FakeClient, dir = 'ltr'): Story => ({
  render: () => html`<div dir=${dir}><mfa-admin .client=${client}></mfa-admin></div>`,
});
const refused = () => {
  throw new MfaError('step_up_required');
};

describe('<mfa-admin>', () => {
  afterEach(removeDialogs);

  for (const [name, story] of Object.entries(stories).filter(([name]) => name !== 'default'))
    it(`has no accessibility violations: ${name}`, async () => {
      const { element, ready } = await show(story as Story);
      if (name !== 'Loading') await ready();
      await expect(element).to.be.accessible();
    });

  it('S17 shows the overview first, in the page’s own tree, loaded when it is opened', async () => {
    const { element, ready, open, shown } = await show(stories.Everything);
    await ready();
    expect(open()).to.equal('Overview');
    await waitUntil(() => shown().length === 1);
    expect(shown()[0]!.localName).to.equal('mfa-admin-overview');
    expect(element.section).to.equal('overview');
  });

  it('S19 tells somebody who is no administrator so, and shows nothing else', async () => {
    const { element, ready, says, tabs } = await show(stories.NoAdministrator);
    await ready();
    await says('Only administrators can see this.');
    expect(tabs()).to.deep.equal([]);
    expect(element.children).to.have.lengthOf(0);
  });

  it('S19 sends whoever came in by a recovery code to sign in again', async () => {
    const { shadow, ready, says } = await show(stories.ByRecoveryCode);
    await ready();
    await says('a recovery code isn’t enough here');
    expect(shadow.querySelector('a')!.getAttribute('href')).to.equal('/sign-in');
  });

  it('S19 asks for a proof first where the session has none, and stays closed without it', async () => {
    const client = consoleServer().first(admin.self, refused).first(admin.self, refused);
    const { shadow, says, ready, tabs } = await show(whole(client));
    await cancelDialog();
    await says('Confirm that it’s you first.');
    expect(tabs()).to.deep.equal([]);
    shadow.querySelector<HTMLButtonElement>('button')!.click();
    await proveInDialog();
    await waitUntil(() => tabs().length, 'it opens', { timeout: 4000 });
    await ready();
    expect(client.sent.filter(({ path }) => path === stepUp.begin.path)).to.have.lengthOf(2);
  });
});
