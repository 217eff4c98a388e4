/** A section of the settings as a test meets it: shown, pressed, and asked what it says and what it sent. */
import { fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { FakeClient, Sent } from './fake-client.js';
import type { Story } from './story.js';

const plain = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

interface Section extends HTMLElement {
  readonly client?: FakeClient;
  readonly updateComplete: Promise<boolean>;
}

export async function showSection<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  story: Story,
  { loads = true } = {},
) {
  const root = await fixture<HTMLElement>(html`<div>${story.render()}</div>`);
  const section = root.querySelector(tag) as HTMLElementTagNameMap[Tag] & Section;
  const shadow = section.shadowRoot!;
  if (loads)
    await waitUntil(() => shadow.querySelector('.rows, .empty, .none, [part=problem]'), 'it is loaded');
  /** The screen that is open inside, if one is. */
  const inner = () => shadow.querySelector('.inset')?.shadowRoot;
  const text = () => plain(`${shadow.textContent} ${inner()?.textContent ?? ''} ${section.textContent}`);
  const shows = (words: string) => waitUntil(() => text().includes(words), `“${words}” is said`);
  const labelled = (label: string) =>
    [...(inner()?.querySelectorAll('button') ?? []), ...shadow.querySelectorAll('button')].find(
      (button) => (button.ariaLabel ?? plain(button.textContent)) === label,
    );
  const press = async (label: string) => {
    await waitUntil(() => labelled(label), `there is “${label}”`);
    labelled(label)!.click();
    await section.updateComplete;
  };
  const rows = () => [...shadow.querySelectorAll('.row')].map((row) => plain(row.textContent));
  const sent = (path?: string): readonly Sent[] =>
    section.client!.sent.filter((one) => path === undefined || one.path === path);
  const idle = () => waitUntil(() => !section.hasAttribute('aria-busy'), 'it is done');
  return { root, section, shadow, inner, text, shows, labelled, press, rows, sent, idle };
}

/** Proves oneself in the dialog of the page, once it is there; and takes the dialog away when the test is over. */
export async function proveInDialog(): Promise<void> {
  const field = () => document.querySelector('mfa-step-up')?.querySelector('input');
  await waitUntil(field, 'the dialog asks', { timeout: 4000 });
  field()!.focus();
  await sendKeys({ type: '123456' });
}

export async function cancelDialog(): Promise<void> {
  const dialog = () => document.querySelector('mfa-step-up')?.shadowRoot?.querySelector('dialog[open]');
  await waitUntil(() => dialog() && document.activeElement?.matches('mfa-step-up input'), 'the dialog asks', {
    timeout: 4000,
  });
  await sendKeys({ press: 'Escape' });
}

export function removeDialogs(): void {
  for (const dialog of document.querySelectorAll('mfa-step-up')) dialog.remove();
}
