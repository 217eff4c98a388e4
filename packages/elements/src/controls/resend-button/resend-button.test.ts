import { aTimeout, expect, fixture, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Story } from '../../../stories-kit/story.js';
import type { MfaResendButton } from './index.js';
import * as stories from './resend-button.stories.js';

async function open(story: Story) {
  const control = await fixture<MfaResendButton>(story.render());
  const root = control.shadowRoot!;
  // Its status is there first, and has its words then.
  await aTimeout(150);
  const button = root.querySelector('button')!;
  const text = (selector: string) => root.querySelector(selector)?.textContent.trim() ?? '';
  const asked: Event[] = [];
  control.addEventListener('mfa-resend', (event) => asked.push(event));
  return { control, button, asked, why: () => text('#why'), heard: () => text('[role=status]') };
}

describe('<mfa-resend-button>', () => {
  for (const [name, story] of Object.entries(stories).filter(([name]) => name !== 'default'))
    it(`has no accessibility violations: ${name}`, async () => {
      const { control } = await open(story as Story);
      await expect(control).to.be.accessible();
    });

  it('asks by mouse and by keyboard, with an event that carries nothing', async () => {
    const { control, button, asked } = await open(stories.Ready);
    button.click();
    control.focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: ' ' });
    expect(asked).to.have.length(3);
    expect(Object.hasOwn(asked[0]!, 'detail')).to.equal(false);
  });

  it('asks for nothing while there is a wait, says how long it is, and keeps its label and the focus', async () => {
    const { control, button, asked, why, heard } = await open(stories.Waiting);
    const label = button.textContent;
    expect(why()).to.match(/^Available in 0:(30|29)$/);
    expect(heard()).to.match(/^You can ask for a new code in (30|29) seconds\.$/);
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    button.focus();
    button.click();
    expect(asked).to.have.length(0);
    control.until = Date.now() - 1;
    await control.updateComplete;
    expect([button.textContent, button.getAttribute('aria-disabled')]).to.deep.equal([label, 'false']);
    expect(control.shadowRoot!.activeElement).to.equal(button);
    button.click();
    expect(asked).to.have.length(1);
  });

  it('counts down without speaking, then says that it is ready', async () => {
    const { control, why, heard } = await open(stories.Ready);
    control.until = Date.now() + 1900;
    await control.updateComplete;
    expect([why(), heard()]).to.deep.equal(['Available in 0:02', 'You can ask for a new code in 2 seconds.']);
    const timer = control.shadowRoot!.querySelector('[role=timer]')!;
    expect(timer.getAttribute('aria-live')).to.equal('off');
    await waitUntil(() => why() === 'Available in 0:01');
    expect(heard()).to.equal('You can ask for a new code in 2 seconds.');
    await waitUntil(() => why() === '', 'the wait is over', { timeout: 2000 });
    expect(heard()).to.equal('You can ask for a new code now.');
    expect(control.matches(':state(waiting)')).to.equal(false);
  });

  it('does not start anew when the same instant comes again a little off', async () => {
    const { control, button, heard } = await open(stories.Waiting);
    control.until += 40;
    control.disabled = true;
    await control.updateComplete;
    expect(heard()).to.match(/in (30|29) seconds\.$/);
    control.disabled = false;
    await control.updateComplete;
    expect(button.isConnected).to.equal(true);
  });

  it('says “Sent again” for seven seconds before the countdown takes its place', async function () {
    this.timeout(15_000);
    const { control, why, heard } = await open(stories.Ready);
    control.sent = 1;
    control.until = Date.now() + 30_000;
    await control.updateComplete;
    expect(why()).to.equal('Sent again.');
    expect(heard()).to.match(/^Sent again\. You can ask for a new code in 30 seconds\.$/);
    await aTimeout(6500);
    control.requestUpdate();
    await control.updateComplete;
    expect(why()).to.equal('Sent again.');
    await waitUntil(() => why().startsWith('Available in 0:2'), 'the countdown', { timeout: 2000 });
  });

  it('says that no more can be sent', async () => {
    const { button, asked, why, heard } = await open(stories.NoneLeft);
    button.click();
    expect([asked.length, why(), heard()]).to.deep.equal([
      0,
      'No more codes can be sent.',
      'No more codes can be sent.',
    ]);
  });

  it('goes on counting after a move within the page', async () => {
    const { control, why } = await open(stories.Waiting);
    const parent = control.parentElement!;
    control.remove();
    await aTimeout(1100);
    parent.append(control);
    await waitUntil(() => /0:2[89]/.test(why()));
  });
});
