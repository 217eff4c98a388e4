import { aTimeout, expect, fixture, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ownClipboard, pasted } from '../../../stories-kit/clipboard.js';
import { listen } from '../../../stories-kit/speech.js';
import { refuseClipboard } from '../../../stories-kit/refused-clipboard.js';
import type { FakeClient } from '../../../stories-kit/fake-client.js';
import { command, reach, selected } from '../../../stories-kit/keyboard.js';
import { codes, setup } from '../../../stories-kit/states.js';
import type { Story } from '../../../stories-kit/story.js';
import type { MfaQrEnrollment } from './index.js';
import * as stories from './qr-enrollment.stories.js';

const { Open, OnATouchScreen, OnAMac, Wrong } = stories;
const groups = setup.secret!.match(/.{4}/g)!;

async function open(story: Story, ready = 'ol') {
  const screen = await fixture<MfaQrEnrollment>(story.render());
  const root = screen.shadowRoot!;
  const find = <E extends HTMLElement>(selector: string) => root.querySelector<E>(selector);
  await waitUntil(() => find(ready), `${ready} is there`);
  const named = (name: string) =>
    [...root.querySelectorAll<HTMLElement>('button, a, mfa-copy-button')].find(
      (button) => button.textContent.trim() === name,
    )!;
  const input = () => screen.querySelector('input')!;
  const type = async (code: string) => {
    input().focus();
    input().select();
    await sendKeys({ type: code });
  };
  return { screen, find, named, input, type, sent: (screen.client as FakeClient).sent };
}

/** Types wrong codes until the server has refused so many. */
async function fail({ type, sent }: Awaited<ReturnType<typeof open>>, times: number): Promise<void> {
  for (let time = 1; time <= times; time++) {
    await type(`00000${time}`);
    await waitUntil(() => sent.filter(({ path }) => path === '/flow/confirm').length === time);
    await aTimeout(10);
  }
}

const top = (element: Element) => element.getBoundingClientRect().top;

describe('<mfa-qr-enrollment>', () => {
  ownClipboard();

  for (const [name, ready] of [
    ['Open', 'ol'],
    ['OnATouchScreen', 'ol'],
    ['OnAMac', 'ol'],
    ['Beginning', '.beginning'],
    ['CannotBegin', '[role=alert]'],
    ['Expired', '[role=alert]'],
    ['PasswordFirst', '.note'],
  ] as const)
    it(`has no accessibility violations: ${name}`, async () => {
      const { screen } = await open(stories[name], ready);
      await expect(screen).to.be.accessible();
    });

  it('has no accessibility violations after wrong codes, with the key shown', async () => {
    const opened = await open(Wrong);
    await fail(opened, 2);
    opened.named('Can’t scan it?').click();
    await expect(opened.screen).to.be.accessible();
  });

  it('Q1 Q20 keeps the secret out of attributes, but for the link that opens an app', async () => {
    const { screen, find } = await open(OnAMac);
    const kept = [...screen.shadowRoot!.querySelectorAll('*')].flatMap((node) => [...node.attributes]);
    const telling = kept.filter(({ value }) => value.includes(setup.secret!));
    expect(telling.map(({ name }) => name)).to.deep.equal(['href']);
    expect(find('img, image')).to.equal(null);
  });

  it('Q5 shows the key in groups of four, and a copy by hand has no spaces', async () => {
    const { find, named } = await open(Open);
    named('Can’t scan it?').click();
    await aTimeout(0);
    const key = find('code')!;
    expect([...key.querySelectorAll('span')].map((group) => group.textContent)).to.deep.equal(groups);
    expect([key.translate, getComputedStyle(key).direction]).to.deep.equal([false, 'ltr']);
    expect(getComputedStyle(key).fontFamily).to.contain('mono');
    getSelection()!.selectAllChildren(key);
    await command('c');
    expect(await pasted()).to.equal(setup.secret);
  });

  it('Q6 copies the key and the set-up link by buttons of their own', async () => {
    const { named } = await open(Open);
    named('Can’t scan it?').click();
    await aTimeout(0);
    for (const [name, text] of [
      ['Copy key', setup.secret],
      ['Copy set-up link', setup.uri],
    ] as const) {
      await reach(() => named(name));
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => named(name).matches(':state(copied)'));
      expect(await pasted()).to.equal(text);
    }
  });

  it('Q7 selects the key where copying is refused', async () => {
    const allow = refuseClipboard();
    const { named } = await open(Open);
    named('Can’t scan it?').click();
    await aTimeout(0);
    await reach(() => named('Copy key'));
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => named('Copy key').matches(':state(by-hand)'));
    allow();
    expect(String(getSelection())).to.equal(setup.secret);
  });

  it('Q8 offers the link on touch screens and Macs only, and helps when nothing opens', async () => {
    expect((await open(Open)).find('a')).to.equal(null);
    for (const story of [OnATouchScreen, OnAMac]) {
      const { screen, find } = await open(story);
      const link = find<HTMLAnchorElement>('a')!;
      expect(link.href).to.equal(setup.uri);
      expect(find('.app-link [role=status]')!.textContent.trim()).to.equal('');
      link.addEventListener('click', (event) => event.preventDefault());
      link.click();
      await screen.updateComplete;
      expect(find('.app-link [role=status]')!.textContent).to.contain('Nothing opened?');
    }
  });

  it('Q9 has link, key and only then the QR code on a touch screen', async () => {
    const { find } = await open(OnATouchScreen);
    await waitUntil(() => find('mfa-qr-code')!.shadowRoot!.querySelector('svg'));
    expect(top(find('a')!)).to.be.below(top(find('code')!));
    expect(top(find('code')!)).to.be.below(top(find('mfa-qr-code')!));
  });

  it('Q11 says what to set in an app by hand', async () => {
    const { find } = await open(OnATouchScreen);
    const details = find('dl')!.textContent;
    for (const detail of ['Northwind Bank: ada@northwind.example', 'Time-based, 6 digits, 30 seconds, SHA-1'])
      expect(details).to.contain(detail);
  });

  it('Q12 names several apps', async () => {
    const { find } = await open(Open);
    for (const app of [
      '1Password',
      'Bitwarden',
      'Google Authenticator',
      'Microsoft Authenticator',
      'Aegis',
      '2FAS',
    ])
      expect(find('li')!.textContent).to.contain(app);
  });

  it('Q13 is an ordered list, with the field for the code on the same screen', async () => {
    const { find, input } = await open(Open);
    expect(find('ol')!.children).to.have.length(3);
    expect(input().labels![0]!.textContent).to.equal('6-digit code');
    expect(input().checkVisibility()).to.equal(true);
  });

  it('Q14 sends the code with the factor it belongs to, and says when it is in force', async () => {
    const { screen, type, sent } = await open(Open);
    const heard: string[] = [];
    for (const name of ['mfa-enrolled', 'mfa-state'] as const)
      screen.addEventListener(name, () => heard.push(`${name} at ${screen.state!.at}`));
    await type('123456');
    await waitUntil(() => screen.state?.at === 'codes');
    expect(sent).to.deep.equal([{ path: '/flow/confirm', input: { factorId: 'factor-1', code: '123456' } }]);
    expect(heard).to.deep.equal(['mfa-state at codes', 'mfa-enrolled at codes']);
  });

  it('Q14 has a button beside the field, which checks the length first', async () => {
    const { screen, named, input, sent } = await open(Open);
    input().focus();
    await sendKeys({ type: '123' });
    named('Verify and switch on').click();
    await screen.updateComplete;
    expect(input().getAttribute('aria-invalid')).to.equal('true');
    expect(sent).to.have.length(0);
  });

  it('Q15 begins again by itself after a reload, and says so', async () => {
    const { find, sent } = await open(stories.AfterAReload, '[part=note]');
    expect(find('[part=note]')!.textContent).to.contain('This is a new QR code.');
    expect(sent).to.deep.equal([{ path: '/flow/begin', input: { kind: 'totp' } }]);
  });

  it('begins by itself where nothing was begun, and makes no fuss about it', async () => {
    const { find, sent } = await open(stories.BeginsByItself);
    await aTimeout(20);
    expect(find('[part=note]')).to.equal(null);
    expect(sent).to.have.length(1);
  });

  it('O21 selects a wrong code, also where Verify was pressed, and says it once', async () => {
    const opened = await open(Wrong);
    const { screen, input, named, sent } = opened;
    await fail(opened, 1);
    const speech = listen(screen);
    named('Verify and switch on').focus();
    named('Verify and switch on').click();
    await waitUntil(() => sent.filter(({ path }) => path === '/flow/confirm').length === 2);
    await waitUntil(() => document.activeElement === input(), 'the focus is in the field');
    expect([input().selectionStart, input().selectionEnd]).to.deep.equal([0, 6]);
    const error = screen.querySelector('[slot=error]')!;
    expect([error.textContent.includes('3 tries left'), error.role]).to.deep.equal([true, null]);
    expect(speech.said.filter((words) => words.includes('tries'))).to.deep.equal([]);
    speech.stop();
  });

  it('Q17 counts the tries down, and from the second failure on shows the time', async () => {
    const opened = await open(stories.WrongClock);
    const { screen, find } = opened;
    await fail(opened, 1);
    expect(screen.textContent).to.contain('That code isn’t right, or was used already. 4 tries left.');
    expect(find('[part=clock-help]')).to.equal(null);
    await opened.type('000009');
    await waitUntil(() => find('[part=clock-help]'));
    const right = new Date(Date.now() + 5 * 60_000);
    const shown = new Date(find<HTMLTimeElement>('time')!.dateTime);
    expect(Math.abs(shown.getTime() - right.getTime())).to.be.below(2000);
    expect(find('[part=clock-help]')!.textContent).to.contain('The clock of this device is 5 minutes slow.');
  });

  it('Q17 says nothing of this device’s clock when it is right', async () => {
    const opened = await open(Wrong);
    await fail(opened, 2);
    expect(opened.find('[part=clock-help]')!.textContent).not.to.contain('this device');
  });

  it('keeps the secret through wrong codes, whose answers are without it', async () => {
    const opened = await open(Wrong);
    await fail(opened, 3);
    const { find, input, sent } = opened;
    expect(find<HTMLElementTagNameMap['mfa-qr-code']>('mfa-qr-code')!.value).to.equal(setup.uri);
    await selected(input);
    expect(sent.every(({ path }) => path === '/flow/confirm')).to.equal(true);
  });

  it('S9 says that the secret is void after the fifth wrong code, and makes another when asked to', async () => {
    const opened = await open(Wrong);
    await fail(opened, 5);
    const { screen, find, named, sent } = opened;
    await waitUntil(() => find('[part=problem]'));
    expect(find('[part=problem]')!.textContent).to.contain(
      'Too many wrong codes: that QR code no longer works.',
    );
    expect(find('mfa-qr-code')).to.equal(null);
    await waitUntil(() => screen.shadowRoot!.activeElement?.matches('[part=heading]'));
    named('Get a new QR code').click();
    await waitUntil(() => find('ol'));
    expect(sent.at(-1)!.path).to.equal('/flow/begin');
  });

  for (const [name, act] of [
    ['Expired', false],
    ['UsedElsewhere', true],
  ] as const)
    it(`S9 says that the secret is void: ${name}`, async () => {
      const { find, named, type } = await open(stories[name], act ? 'ol' : '[role=alert]');
      if (act) await type('123456');
      await waitUntil(() => find('[part=problem]'));
      expect(find('[part=problem]')!.textContent).to.contain('That QR code no longer works.');
      named('Get a new QR code').click();
      await waitUntil(() => find('ol'));
    });

  it('S9 shows the end when the sign-in is over', async () => {
    const { screen, find, type } = await open(stories.TooLate);
    await type('123456');
    await waitUntil(() => screen.state?.at === 'signed-out');
    await screen.updateComplete;
    expect(find('[part=heading]')!.textContent.trim()).to.equal('That took too long');
  });

  it('S9 tries again by hand when there is no connection', async () => {
    const { find, named, sent } = await open(stories.CannotBegin, '[role=alert]');
    await aTimeout(20);
    expect(sent).to.have.length(1);
    named('Try again').click();
    await waitUntil(() => find('ol'));
  });

  it('Q20 has no secret left once it is confirmed', async () => {
    const { screen, type } = await open(OnATouchScreen);
    await type('123456');
    await waitUntil(() => screen.state?.at === 'codes');
    await screen.updateComplete;
    expect(screen.shadowRoot!.innerHTML + JSON.stringify(screen.state)).not.to.contain(setup.secret);
  });

  it('Q20 has none left when it leaves the page, but keeps it when it moves', async () => {
    const { screen, find } = await open(OnATouchScreen);
    const elsewhere = document.createElement('div');
    document.body.append(elsewhere);
    elsewhere.append(screen);
    await aTimeout(10);
    expect(find('code')!.textContent).to.equal(setup.secret);
    elsewhere.remove();
    await aTimeout(10);
    expect(screen.shadowRoot!.innerHTML + JSON.stringify(screen.state)).not.to.contain(setup.secret);
  });

  it('Q21 begins again when the browser brings the page back', async () => {
    const { screen, find, sent } = await open(OnATouchScreen);
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await screen.updateComplete;
    expect(screen.shadowRoot!.innerHTML + JSON.stringify(screen.state)).not.to.contain(setup.secret);
    expect(sent).to.have.length(0);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await waitUntil(() => find('[part=note]'));
    expect(sent.map(({ path }) => path)).to.deep.equal(['/flow/begin']);
  });

  it('S16 takes no second code while the first is on its way', async () => {
    const { screen, named, type, sent } = await open(stories.Verifying);
    await type('123456');
    await waitUntil(() => screen.getAttribute('aria-busy') === 'true');
    expect(named('Verify and switch on').getAttribute('aria-disabled')).to.equal('true');
    named('Verify and switch on').click();
    await sendKeys({ press: 'Enter' });
    expect(sent).to.have.length(1);
  });

  it('asks for nothing where the password is due first', async () => {
    const { find, sent } = await open(stories.PasswordFirst, '.note');
    expect(find('.note')!.textContent).to.contain('Please confirm it’s you first.');
    expect(sent).to.have.length(0);
  });

  it('shows nothing of a state that is not its own', async () => {
    const { screen } = await open(Open);
    screen.state = codes();
    await screen.updateComplete;
    expect(screen.shadowRoot!.querySelector('.card')).to.equal(null);
  });
});
