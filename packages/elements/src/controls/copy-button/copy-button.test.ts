import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ownClipboard, pasted } from '../../../stories-kit/clipboard.js';
import { refuseClipboard } from '../../../stories-kit/refused-clipboard.js';
import { command } from '../../../stories-kit/keyboard.js';
import type { Story } from '../../../stories-kit/story.js';
import { WithoutSource, WithSource } from './copy-button.stories.js';
import type { MfaCopyButton } from './index.js';

async function shown(story: Story): Promise<MfaCopyButton> {
  const page = await fixture(html`<div>${story.render()}</div>`);
  return page.querySelector('mfa-copy-button')!;
}

const status = (button: MfaCopyButton) =>
  button.shadowRoot!.querySelector('[role=status]')!.textContent.trim();

async function press(button: MfaCopyButton): Promise<void> {
  button.focus();
  await sendKeys({ press: 'Enter' });
}

describe('<mfa-copy-button>', () => {
  ownClipboard();
  let allow = () => {};
  afterEach(() => allow());

  it('has no accessibility violations, before and after', async () => {
    const button = await shown(WithSource);
    await expect(button).to.be.accessible();
    await press(button);
    await waitUntil(() => status(button) === 'Copied');
    await expect(button).to.be.accessible();
  });

  it('Q6 copies by keyboard, and says so politely', async () => {
    const button = await shown(WithSource);
    await press(button);
    await waitUntil(() => status(button) === 'Copied');
    expect(button.matches(':state(copied)')).to.equal(true);
    expect(await pasted()).to.equal('JBSWY3DPEHPK3PXP');
  });

  it('Q6 is itself again after about two seconds', async () => {
    const button = await shown(WithSource);
    await press(button);
    await waitUntil(() => status(button) === 'Copied');
    await aTimeout(1500);
    expect(status(button)).to.equal('Copied');
    await waitUntil(() => status(button) === '', 'says nothing any more', { timeout: 1500 });
  });

  it('Q7 copies the old way where there is no clipboard, as over plain HTTP', async () => {
    allow = refuseClipboard({ commandToo: false });
    const button = await shown(WithSource);
    await press(button);
    await waitUntil(() => status(button) === 'Copied');
    allow();
    expect(await pasted()).to.equal('JBSWY3DPEHPK3PXP');
  });

  it('Q7 selects the text and names the keys where copying is refused, and claims nothing', async () => {
    allow = refuseClipboard();
    const button = await shown(WithSource);
    await press(button);
    await waitUntil(() => status(button) !== '');
    expect(status(button)).to.match(/^Press (Ctrl\+C|⌘C) to copy it\.$/);
    expect(button.matches(':state(copied)')).to.equal(false);
    expect(String(getSelection())).to.equal('JBSW Y3DP EHPK 3PXP');
  });

  it('Q7 gives the text without the spaces once the keys are pressed, and then says so', async () => {
    allow = refuseClipboard();
    const button = await shown(WithSource);
    await press(button);
    await waitUntil(() => status(button).startsWith('Press'));
    await command('c');
    await waitUntil(() => status(button) === 'Copied');
    expect(await pasted()).to.equal('JBSWY3DPEHPK3PXP');
  });

  it('Q7 leaves other copying alone', async () => {
    allow = refuseClipboard();
    const button = await shown(WithSource);
    await press(button);
    await waitUntil(() => status(button).startsWith('Press'));
    const other = await fixture<HTMLElement>(html`<p>something else</p>`);
    getSelection()!.selectAllChildren(other);
    await command('c');
    expect(await pasted()).to.equal('something else');
  });

  it('Q7 says that copying is not possible where nothing can be selected', async () => {
    allow = refuseClipboard();
    const button = await shown(WithoutSource);
    await press(button);
    await waitUntil(() => status(button) === 'Your browser doesn’t allow copying here.');
  });
});
