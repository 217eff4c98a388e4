import { recovery } from '@mfa-kit/contract';
import { aTimeout, expect, fixture, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { savedCodes } from '../../../stories-kit/codes.js';
import type { FakeClient } from '../../../stories-kit/fake-client.js';
import { listen } from '../../../stories-kit/speech.js';
import { complete } from '../../../stories-kit/states.js';
import type { Story } from '../../../stories-kit/story.js';
import type { MfaRecoveryCodes } from './index.js';
import * as stories from './recovery-codes.stories.js';

const { Shown, TypedBack } = stories;

async function open(story: Story, ready = 'mfa-code-list') {
  const screen = await fixture<MfaRecoveryCodes>(story.render());
  const find = <E extends Element>(selector: string) => screen.shadowRoot!.querySelector<E>(selector);
  await waitUntil(() => find(ready), `${ready} is there`);
  const named = (name: string) =>
    [...screen.shadowRoot!.querySelectorAll('button')].find((button) => button.textContent.trim() === name)!;
  const { sent } = screen.client as FakeClient;
  return { screen, find, named, input: () => screen.querySelector('input')!, sent };
}

/** What the page would be asked before it is left. */
function leave(): boolean {
  const event = new Event('beforeunload', { cancelable: true });
  dispatchEvent(event);
  return event.defaultPrevented;
}

describe('<mfa-recovery-codes>', () => {
  for (const [name, ready] of [
    ['Shown', 'mfa-code-list'],
    ['TypedBack', 'mfa-code-list'],
    ['Making', '.making'],
    ['NotMade', '[role=alert]'],
  ] as const)
    it(`has no accessibility violations: ${name}`, async () => {
      const { screen } = await open(stories[name], ready);
      await expect(screen).to.be.accessible();
    });

  it('R1 shows the codes that the server made', async () => {
    const { find } = await open(Shown);
    expect(find<HTMLElementTagNameMap['mfa-code-list']>('mfa-code-list')!.codes).to.deep.equal(savedCodes);
  });

  it('R8 makes new codes where others were made in another window, and shows the dead ones no longer', async () => {
    const { screen, find, named, input, sent } = await open(stories.MadeElsewhere);
    input().click();
    await screen.updateComplete;
    named('Continue').click();
    await waitUntil(() => find('[part=note]')?.textContent.includes('These are new.'));
    const list = find<HTMLElementTagNameMap['mfa-code-list']>('mfa-code-list')!;
    expect(list.codes).to.deep.equal([...savedCodes].reverse());
    expect(screen.shadowRoot!.activeElement).to.equal(find('[part=heading]'));
    expect(input().checked).to.equal(false);
    expect(sent.filter(({ path }) => path === '/recovery/begin')).to.have.length(2);
  });

  it('R8 goes on only when the box is ticked, and then confirms this set', async () => {
    const { screen, named, input, sent } = await open(Shown);
    expect(named('Continue').getAttribute('aria-disabled')).to.equal('true');
    named('Continue').click();
    await screen.updateComplete;
    expect(screen.textContent).to.contain('Tick this box to go on.');
    expect(sent.map(({ path }) => path)).to.deep.equal(['/recovery/begin']);
    input().click();
    await screen.updateComplete;
    expect(named('Continue').getAttribute('aria-disabled')).to.equal('false');
    named('Continue').click();
    await waitUntil(() => screen.state?.at === 'complete');
    expect(sent.at(-1)).to.deep.equal({ path: '/recovery/confirm', input: { setId: 'set-1' } });
  });

  it('R8 does not take a download for the tick', async () => {
    const { find, input } = await open(Shown);
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = () => undefined;
    const list = find('mfa-code-list')!.shadowRoot!;
    [...list.querySelectorAll('button')].find((button) => button.textContent.includes('Download'))!.click();
    HTMLAnchorElement.prototype.click = click;
    await aTimeout(0);
    expect(input().checked).to.equal(false);
  });

  it('R8 hides the codes and asks one of them back, however it is typed', async () => {
    const { screen, find, named, sent } = await open(TypedBack);
    expect(find('mfa-check-box')).to.equal(null);
    named('Continue').click();
    await waitUntil(() => find('mfa-text-input'));
    await waitUntil(() => document.activeElement?.matches('input'));
    expect(screen.shadowRoot!.textContent).not.to.contain(savedCodes[0]);
    await sendKeys({ type: 'AAAA-AAAA-AAAA-AAAA' });
    await sendKeys({ press: 'Enter' });
    await screen.updateComplete;
    expect(screen.textContent).to.contain('That isn’t one of your new codes.');
    expect(sent).to.have.length(1);
    await sendKeys({ type: '0gjm e7vc4ynd-6sq3'.replace('0', 'o') });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => screen.state?.at === 'complete');
  });

  it('R8 says once that the one typed back is wrong, where Continue was pressed', async () => {
    const { screen, find, named } = await open(TypedBack);
    named('Continue').click();
    await waitUntil(() => find('mfa-text-input'));
    await waitUntil(() => document.activeElement?.matches('input'));
    await sendKeys({ type: 'AAAA-AAAA-AAAA-AAAA' });
    const speech = listen(screen);
    named('Continue').focus();
    named('Continue').click();
    await waitUntil(() => document.activeElement?.matches('input'), 'the focus is in the field');
    expect([speech.said, screen.querySelector('[slot=error]')!.role]).to.deep.equal([[], null]);
    speech.stop();
  });

  it('R8 lets the person see the codes again', async () => {
    const { find, named } = await open(TypedBack);
    named('Continue').click();
    await waitUntil(() => find('mfa-text-input'));
    named('Show the codes again').click();
    await waitUntil(() => find('mfa-code-list'));
  });

  it('R9 asks again for a new set, and says that the old codes do not work', async () => {
    const { screen, find, named, input, sent } = await open(Shown);
    input().click();
    named('Make new codes').click();
    await waitUntil(() => find('[part=note]'));
    expect(find('[part=note]')!.textContent.trim()).to.equal(
      'These are new. Codes that you saw before don’t work.',
    );
    expect([input().checked, named('Continue').getAttribute('aria-disabled')]).to.deep.equal([false, 'true']);
    input().click();
    named('Continue').click();
    await waitUntil(() => screen.state?.at === 'complete');
    expect(sent.at(-1)!.input).to.deep.equal({ setId: 'set-2' });
  });

  it('R11 holds the page until the codes are confirmed, unless the page lets go', async () => {
    const { screen, named, input } = await open(Shown);
    expect(leave()).to.equal(true);
    screen.addEventListener('mfa-leave', (event) => event.preventDefault(), { once: true });
    expect(leave()).to.equal(false);
    input().click();
    named('Continue').click();
    await waitUntil(() => screen.state?.at === 'complete');
    await screen.updateComplete;
    expect(leave()).to.equal(false);
  });

  it('R11 holds nothing once it has left the page', async () => {
    const { screen } = await open(Shown);
    screen.remove();
    await aTimeout(0);
    expect(leave()).to.equal(false);
  });

  it('R12 makes the codes once, by POST, before it shows any', async () => {
    const { sent } = await open(Shown);
    await aTimeout(20);
    expect(sent).to.deep.equal([{ path: recovery.begin.path, input: {} }]);
    expect(recovery.begin.method).to.equal('POST');
  });

  it('R21 leaves no code in the page, its state or its events once they are confirmed', async () => {
    const { screen, named, input } = await open(Shown);
    const events: string[] = [];
    for (const type of ['mfa-state', 'mfa-leave', 'input', 'click'])
      screen.addEventListener(type, (event) => events.push(JSON.stringify(event)));
    input().click();
    named('Continue').click();
    await waitUntil(() => screen.state?.at === 'complete');
    await screen.updateComplete;
    const held = JSON.stringify([screen.outerHTML, screen.shadowRoot!.innerHTML, screen.state, events]);
    for (const code of savedCodes) expect(held).not.to.contain(code);
  });

  it('Q21 makes new codes when the browser brings the page back', async () => {
    const { screen, find } = await open(Shown);
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await screen.updateComplete;
    expect(find('mfa-code-list')).to.equal(null);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await waitUntil(() => find('[part=note]'));
    expect(find<HTMLElementTagNameMap['mfa-code-list']>('mfa-code-list')!.codes[0]).to.equal(
      savedCodes.at(-1),
    );
  });

  it('keeps the codes when it is moved within the page', async () => {
    const { screen, find, sent } = await open(Shown);
    const elsewhere = document.createElement('div');
    document.body.append(elsewhere);
    elsewhere.append(screen);
    await aTimeout(20);
    expect(find('mfa-code-list')).not.to.equal(null);
    expect(sent).to.have.length(1);
    elsewhere.remove();
  });

  it('S9 tries again by hand when the codes could not be made', async () => {
    const { find, named } = await open(stories.NotMade, '[role=alert]');
    expect(find('[role=alert]')!.textContent).to.contain('We can’t reach a service');
    named('Try again').click();
    await waitUntil(() => find('mfa-code-list'));
  });

  it('S9 asks for the state again by hand, then makes the codes', async () => {
    const { find, named, sent } = await open(stories.StateNotLoaded, '[role=alert]');
    named('Try again').click();
    await waitUntil(() => find('mfa-code-list'));
    expect(sent.map(({ path }) => path)).to.deep.equal(['/state', '/state', '/recovery/begin']);
  });

  it('S9 keeps the codes and the tick when confirming fails', async () => {
    const { find, named, input } = await open(stories.NotConfirmed);
    input().click();
    named('Continue').click();
    await waitUntil(() => find('[part=problem]'));
    expect(find('[part=problem]')!.textContent).to.contain('offline');
    expect([find('mfa-code-list') !== null, input().checked]).to.deep.equal([true, true]);
  });

  it('S9 shows the end when the sign-in is over', async () => {
    const { screen, find, named, input } = await open(stories.TooLate);
    input().click();
    named('Continue').click();
    await waitUntil(() => screen.state?.at === 'signed-out');
    await screen.updateComplete;
    expect(find('[part=heading]')!.textContent.trim()).to.equal('That took too long');
  });

  it('S16 is busy while a request runs, and takes no second one', async () => {
    const { screen } = await open(stories.Making, '.making');
    expect(screen.getAttribute('aria-busy')).to.equal('true');
    expect((screen.client as FakeClient).sent).to.have.length(1);
  });

  it('shows nothing of a state that is not its own', async () => {
    const { screen } = await open(Shown);
    screen.state = complete();
    await screen.updateComplete;
    expect(screen.shadowRoot!.querySelector('.card')).to.equal(null);
  });
});
