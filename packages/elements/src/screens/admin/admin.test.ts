import { admin, MfaError, stepUp } from '@mfa-kit/contract';
import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { consoleServer } from '../../../stories-kit/console.js';
import { emulate, needs } from '../../../stories-kit/engine.js';
import type { FakeClient } from '../../../stories-kit/fake-client.js';
import { cancelDialog, proveInDialog, removeDialogs } from '../../../stories-kit/section.js';
import type { Story } from '../../../stories-kit/story.js';
import * as stories from './admin.stories.js';
import { MfaChangedEvent } from '../../events.js';
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

  it('underlines the chosen tab alone, also where the person has forced other colours', async function () {
    needs(this, await emulate({ forcedColors: 'active' }), 'forced colours that can be emulated');
    const { ready, tabs } = await show(stories.Everything);
    await ready();
    const canvas = await fixture(html`<hr style="border-color: Canvas" />`);
    const lineOf = (of: Element) => getComputedStyle(of).borderBlockEndColor;
    const drawn = tabs().filter((tab) => lineOf(tab) !== lineOf(canvas));
    await emulate();
    expect(drawn.map((tab) => tab.ariaSelected)).to.deep.equal(['true']);
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

  it('S17 goes through the tabs by the arrows, and opens one when it is pressed', async () => {
    const { element, shadow, ready, open, shown, tabs } = await show(stories.OneCompany);
    await ready();
    await waitUntil(() => shown().length === 1);
    const at = () => shadow.activeElement?.textContent.trim();
    shadow.querySelector<HTMLElement>('[role=tab][tabindex="0"]')!.focus();
    await sendKeys({ press: 'ArrowRight' });
    await waitUntil(() => at() === 'People');
    expect(open()).to.equal('Overview');
    await sendKeys({ press: 'Home' });
    await waitUntil(() => at() === 'Overview');
    await sendKeys({ press: 'ArrowLeft' });
    await waitUntil(() => at() === tabs().at(-1)!.textContent.trim());
    await sendKeys({ press: 'Home' });
    await sendKeys({ press: 'ArrowRight' });
    await waitUntil(() => at() === 'People');
    const told = oneEvent(element, 'mfa-section');
    await sendKeys({ press: 'Enter' });
    await told;
    expect([element.section, element.getAttribute('section')]).to.deep.equal(['people', 'people']);
    await waitUntil(() => shown()[0]?.localName === 'mfa-admin-people');
    expect(shown()).to.have.lengthOf(1);
  });

  it('goes the other way from right to left', async () => {
    const { shadow, ready } = await show(whole(consoleServer(), 'rtl'));
    await ready();
    shadow.querySelector<HTMLElement>('[role=tab][tabindex="0"]')!.focus();
    await sendKeys({ press: 'ArrowLeft' });
    await waitUntil(() => shadow.activeElement?.textContent.trim() === 'People');
  });

  it('S17 leads from a number of the overview to those people, unless the page prevents it', async () => {
    const { element, ready, shown, open } = await show(stories.Everything);
    await ready();
    const number = () =>
      element
        .querySelector('mfa-admin-overview')
        ?.shadowRoot?.querySelector<HTMLElement>('button[aria-label$=": Northwind, Nothing"]');
    await waitUntil(number);
    const stay = (event: Event) => event.preventDefault();
    element.addEventListener('mfa-show-people', stay);
    number()!.click();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(open()).to.equal('Overview');
    element.removeEventListener('mfa-show-people', stay);
    number()!.click();
    await waitUntil(() => shown()[0]?.localName === 'mfa-admin-people');
    const people = element.querySelector('mfa-admin-people')!;
    const filter = (name: string) => people.shadowRoot!.querySelector<HTMLSelectElement>(`#by-${name}`);
    await waitUntil(() => filter('tenant')?.value === 'Northwind' && filter('status')?.value === 'missing');
    await waitUntil(() => people.shadowRoot!.activeElement?.matches('h2'));
    const coverage = [...people.shadowRoot!.querySelectorAll('.coverage')].map((cell) => cell.textContent);
    expect(new Set(coverage)).to.deep.equal(new Set(['Nothing']));
  });

  it('S17 keeps a section as it was left, and asks anew what was changed from another', async () => {
    const { element, ready, tabs, shown } = await show(stories.Everything);
    await ready();
    await waitUntil(() => shown().length === 1);
    const client = element.client as FakeClient;
    const asked = () => client.sent.filter(({ path }) => path === admin.overview.path).length;
    tabs()[1]!.click();
    await waitUntil(() => shown()[0]?.localName === 'mfa-admin-people');
    const people = shown()[0]!;
    await waitUntil(() => asked() === 2 && people.shadowRoot!.querySelector('table'));
    tabs()[0]!.click();
    await waitUntil(() => shown()[0]?.localName === 'mfa-admin-overview');
    expect(asked()).to.equal(2);
    people.dispatchEvent(new MfaChangedEvent());
    tabs()[1]!.click();
    await waitUntil(() => shown()[0] === people);
    tabs()[0]!.click();
    await waitUntil(() => asked() === 3);
  });
});
