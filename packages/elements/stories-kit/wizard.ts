/** The wizard as a test meets it: opened, pressed, typed into, and asked where it is. */
import { fixture, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { FakeClient } from './fake-client.js';
import type { Story } from './story.js';

interface Wizard extends HTMLElement {
  readonly client?: unknown;
}

export async function openWizard<Element extends Wizard>(story: Story) {
  const wizard = await fixture<Element>(story.render());
  const root = wizard.shadowRoot!;
  await waitUntil(() => root.querySelector('[part~=heading], .inset'), 'something is shown');
  /** The screen that is shown: the wizard's own, or the one inside it. */
  const shown = () => root.querySelector<HTMLElement>('.inset:not([hidden])')?.shadowRoot ?? root;
  const heading = () => shown().querySelector<HTMLElement>('[part~=heading]');
  const title = () => heading()?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  const buttons = () =>
    [...new Set([root, shown()])]
      .flatMap((part) => [...part.querySelectorAll('button')])
      .filter((button) => button.checkVisibility());
  const labels = () => buttons().map((button) => button.textContent.trim());
  const press = (name: string) => buttons()[labels().indexOf(name)]!.click();
  const reaches = (words: string) =>
    waitUntil(() => title().endsWith(words), `reaches “${words}”, is at “${title()}”`);
  const type = async (text: string) => {
    wizard.querySelector('input')!.focus();
    await sendKeys({ type: text });
  };
  const paths = () => (wizard.client as FakeClient).sent.map(({ path }) => path);
  return { wizard, root, shown, heading, title, labels, press, reaches, type, paths };
}
