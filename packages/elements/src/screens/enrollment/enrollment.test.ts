import { expect, fixture, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { setup } from '../../../stories-kit/states.js';
import type { Story } from '../../../stories-kit/story.js';
import { openWizard } from '../../../stories-kit/wizard.js';
import * as stories from './enrollment.stories.js';
import type { MfaEnrollment } from './index.js';

const { ByChoice, Optional, Required, WithPassword } = stories;

const open = (story: Story) => openWizard<MfaEnrollment>(story);

const focused = (element: HTMLElement | null) =>
  element !== null && (element.getRootNode() as ShadowRoot).activeElement === element;

const progress = (root: ShadowRoot) => {
  const bar = root.querySelector('[role=progressbar]');
  return bar && ['aria-valuenow', 'aria-valuemax', 'aria-valuetext'].map((name) => bar.getAttribute(name));
};

describe('<mfa-enrollment>', () => {
  for (const name of [
    'Optional',
    'SkipUntil',
    'PasswordLocked',
    'Done',
    'Covered',
    'Offline',
    'SignedOut',
  ] as const)
    it(`has no accessibility violations: ${name}`, async () => {
      await expect((await open(stories[name])).wizard).to.be.accessible();
    });

  it('has no accessibility violations on the way', async () => {
    const { wizard, press, reaches, type } = await open(WithPassword);
    press('Set it up');
    await reaches('Confirm that it’s you');
    await expect(wizard).to.be.accessible();
    await type('correct horse');
    press('Continue');
    await reaches('Set up your authenticator app');
    await waitUntil(() => wizard.querySelector('input[autocomplete=one-time-code]'));
    await expect(wizard).to.be.accessible();
    await type('123456');
    await reaches('Save your recovery codes');
    await waitUntil(() => wizard.querySelector('input[type=checkbox]'));
    await expect(wizard).to.be.accessible();
  });

  it('B1 S15 leads from “why” to “done”, and says what was set up and what comes next', async () => {
    const { wizard, root, press, reaches, type, paths } = await open(WithPassword);
    const heard: string[] = [];
    for (const name of ['mfa-enrolled', 'mfa-continue'] as const)
      wizard.addEventListener(name, () => heard.push(`${name} at ${wizard.state!.at}`));
    press('Set it up');
    await reaches('Confirm that it’s you');
    await type('correct horse');
    await sendKeys({ press: 'Enter' });
    await reaches('Set up your authenticator app');
    await waitUntil(() => wizard.querySelector('input[autocomplete=one-time-code]'));
    await type('123456');
    await reaches('Save your recovery codes');
    await waitUntil(() => wizard.querySelector('input[type=checkbox]'));
    wizard.querySelector('input')!.click();
    await wizard.updateComplete;
    press('Continue');
    await reaches('You’re all set');
    expect([...root.querySelectorAll('.done li')].map((item) => item.textContent.trim())).to.deep.equal([
      'Authenticator app',
      'Recovery codes',
    ]);
    expect(root.querySelector('.next')!.textContent).to.contain('have your authenticator app at hand');
    press('Continue');
    expect(heard).to.deep.equal(['mfa-enrolled at codes', 'mfa-continue at complete']);
    expect(paths()).to.deep.equal([
      '/flow/password',
      '/flow/begin',
      '/flow/confirm',
      '/recovery/begin',
      '/recovery/confirm',
    ]);
  });

  it('B1 has one input in the page at a time, where password managers look', async () => {
    const { wizard, press, reaches, type } = await open(WithPassword);
    press('Set it up');
    await reaches('Confirm that it’s you');
    const inputs = () =>
      [...wizard.querySelectorAll('input')].map(
        (input) => `${input.type} ${input.getAttribute('autocomplete')}`,
      );
    expect(inputs()).to.deep.equal(['password current-password']);
    await type('correct horse');
    press('Continue');
    await waitUntil(() => inputs()[0] === 'text one-time-code');
    expect(inputs()).to.have.length(1);
  });

  it('S12 counts the steps in the heading and in a progress bar', async () => {
    const { root, title, press, reaches } = await open(Optional);
    expect(title()).to.equal('Step 1 of 3 Add a second step');
    expect(progress(root)).to.deep.equal(['1', '3', 'Step 1 of 3']);
    press('Set it up');
    await reaches('Set up your authenticator app');
    expect(title()).to.equal('Step 2 of 3 Set up your authenticator app');
    expect(progress(root)).to.deep.equal(['2', '3', 'Step 2 of 3']);
  });

  it('S12 counts the password where it is asked for', async () => {
    const { title, press, reaches } = await open(WithPassword);
    expect(title()).to.equal('Step 1 of 4 Add a second step');
    press('Set it up');
    await reaches('Confirm that it’s you');
    expect(title()).to.contain('Step 2 of 4');
  });

  it('S12 moves the focus to each new heading, and leaves it alone on arrival', async () => {
    const { wizard, heading, press, reaches, type } = await open(WithPassword);
    expect(document.activeElement).to.equal(document.body);
    press('Set it up');
    await reaches('Confirm that it’s you');
    await waitUntil(() => focused(heading()));
    await type('correct horse');
    press('Continue');
    await reaches('Set up your authenticator app');
    await waitUntil(() => focused(heading()));
    await waitUntil(() => wizard.querySelector('input[autocomplete=one-time-code]'));
    await type('123456');
    await reaches('Save your recovery codes');
    await waitUntil(() => focused(heading()));
  });

  it('S12 goes back and forth without losing the QR code or what was typed', async () => {
    const { wizard, root, press, reaches, type, paths } = await open(Optional);
    press('Set it up');
    await reaches('Set up your authenticator app');
    await waitUntil(() => wizard.querySelector('input'));
    await type('123');
    press('Back');
    await reaches('Add a second step');
    expect(root.querySelector('mfa-qr-enrollment')!.checkVisibility()).to.equal(false);
    expect(wizard.querySelector('input')!.checkVisibility()).to.equal(false);
    press('Set it up');
    await reaches('Set up your authenticator app');
    expect(wizard.querySelector('input')!.value).to.equal('123');
    expect(paths()).to.deep.equal(['/flow/begin']);
  });

  it('S13 resumes at the set-up, with a new secret', async () => {
    const { root, title, reaches, paths } = await open(stories.LoadedAgain);
    await reaches('Set up your authenticator app');
    expect(title()).to.contain('Step 2 of 3');
    const screen = root.querySelector('mfa-qr-enrollment')!.shadowRoot!;
    await waitUntil(() => screen.querySelector('[part=note]'));
    expect(paths()).to.deep.equal(['/flow/begin']);
  });

  it('S13 resumes at the recovery codes', async () => {
    const { title, reaches } = await open(stories.LoadedAgainAtCodes);
    await reaches('Save your recovery codes');
    expect(title()).to.contain('Step 3 of 3');
  });

  it('S13 counts nothing for somebody who came for recovery codes alone', async () => {
    const { root, title, reaches } = await open(stories.CodesOnly);
    await reaches('Save your recovery codes');
    expect([title(), progress(root)]).to.deep.equal(['Save your recovery codes', null]);
  });

  it('S14 can be put off where the state allows it, and then goes on', async () => {
    const { wizard, press, paths } = await open(Optional);
    let went = 0;
    wizard.addEventListener('mfa-continue', () => (went += 1));
    press('Not now');
    await waitUntil(() => went === 1);
    expect([wizard.state!.at, paths()]).to.deep.equal(['complete', ['/flow/skip']]);
  });

  it('S14 cannot be put off where it is required, and says that it is', async () => {
    const { root, labels } = await open(Required);
    expect(labels()).to.deep.equal(['Set it up', 'Sign out']);
    expect(root.textContent).to.contain('Your account requires this.');
  });

  for (const [name, words] of [
    ['SkipsLeft', /^2 skips left\.$/],
    ['LastSkip', /^One skip left\.$/],
    ['SkipUntil', /^You can skip until \w+, \w+ \d+(, \d+)? \(12 days left\)\.$/],
    ['SkipsOrUntil', /^You can skip until .+ \(9 days left\)\. 2 skips left\.$/],
    ['SkipByServersClock', /^You can skip until .+\d+:\d\d.* \(3 hours left\)\.$/],
  ] as const)
    it(`S14 says how much is left: ${name}`, async () => {
      expect((await open(stories[name])).root.querySelector('[part=skip]')!.textContent).to.match(words);
    });

  it('S14 takes the way out away when the time is over, under the person’s eyes', async () => {
    const { root, labels, shown } = await open(stories.SkipEnding);
    expect(labels()).to.include('Not now');
    expect(shown().textContent).to.include('(1 minute left)');
    await waitUntil(() => !labels().includes('Not now'), 'it is gone', { timeout: 3000 });
    expect(root.querySelector('[part=skip]')!.textContent).to.equal('The time to put this off is over.');
  });

  it('S14 says who requires it, and for whom', async () => {
    const { root } = await open(stories.RequiredByReseller);
    expect(root.querySelector('[part=why]')!.textContent).to.equal(
      'Required by Harbour Resellers for your company.',
    );
  });

  it('S9 says that the password is wrong, and selects it', async () => {
    const { wizard, press, reaches, type } = await open(WithPassword);
    press('Set it up');
    await reaches('Confirm that it’s you');
    await type('wrong');
    press('Continue');
    await waitUntil(() => wizard.textContent.includes('That password isn’t right.'));
    const input = wizard.querySelector('input')!;
    await waitUntil(() => input.selectionEnd === 5);
    expect([input.selectionStart, document.activeElement]).to.deep.equal([0, input]);
    await type('correct horse');
    press('Continue');
    await reaches('Set up your authenticator app');
  });

  it('S10 says until when the password is locked', async () => {
    const { root, press, reaches } = await open(stories.PasswordLocked);
    press('Set it up');
    await reaches('Confirm that it’s you');
    expect(root.querySelector('.note')!.textContent).to.match(/try again at .*\d+:\d\d/);
  });

  it('asks the password when the sign-in is too long ago to set anything up, then goes on', async () => {
    const { press, reaches, type, paths } = await open(stories.GrantOver);
    press('Set it up');
    await reaches('Confirm that it’s you');
    await type('correct horse');
    press('Continue');
    await reaches('Set up your authenticator app');
    await waitUntil(() => paths().at(-1) === '/flow/begin');
    expect(paths()).to.deep.equal(['/flow/begin', '/state', '/flow/password', '/flow/begin']);
  });

  it('S12 lets a method be chosen where there are several, and back keeps the choice', async () => {
    const { wizard, root, title, press, reaches } = await open(stories.SeveralKinds);
    press('Set it up');
    await reaches('Choose a method');
    expect(title()).to.contain('Step 2 of 4');
    await expect(wizard).to.be.accessible();
    root.querySelector<HTMLElement>('[part=method]')!.click();
    await reaches('Set up your authenticator app');
    press('Back');
    await reaches('Choose a method');
    press('Back');
    await reaches('Add a second step');
  });

  it('B3 leads through a phone to the end, and names it by its last two digits', async () => {
    const { wizard, root, press, reaches, type, paths } = await open(stories.SeveralKinds);
    press('Set it up');
    await reaches('Choose a method');
    const methods = [...root.querySelectorAll<HTMLElement>('[part=method]')];
    expect(methods.map((method) => method.querySelector('b')!.textContent)).to.deep.equal([
      'Authenticator app',
      'Text message',
    ]);
    methods[1]!.click();
    await reaches('Add your phone');
    expect(wizard.matches(':state(wide)')).to.equal(false);
    await type('+44 7700 900156');
    await sendKeys({ press: 'Enter' });
    await reaches('Enter the code');
    await waitUntil(() => wizard.querySelector('input[autocomplete=one-time-code]'));
    await expect(wizard).to.be.accessible();
    await type('123456');
    await reaches('Save your recovery codes');
    await waitUntil(() => wizard.querySelector('input[type=checkbox]'));
    wizard.querySelector('input')!.click();
    await wizard.updateComplete;
    press('Continue');
    await reaches('You’re all set');
    const done = [...root.querySelectorAll('.done li')].map((item) => item.textContent.trim());
    expect(done).to.deep.equal(['Text message •••• 56', 'Recovery codes']);
    expect(root.querySelector('.next')!.textContent).to.contain('we’ll text you a code');
    expect(paths().slice(0, 2)).to.deep.equal(['/flow/begin', '/flow/confirm']);
  });

  it('leads from texts that cannot be sent to the other method', async () => {
    const { root, labels, press, reaches, type } = await open(stories.TextsDown);
    press('Set it up');
    await reaches('Choose a method');
    root.querySelectorAll<HTMLElement>('[part=method]')[1]!.click();
    await reaches('Add your phone');
    await type('+44 7700 900156');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => labels().includes('Use another method'));
    press('Use another method');
    await reaches('Choose a method');
    root.querySelector<HTMLElement>('[part=method]')!.click();
    await reaches('Set up your authenticator app');
  });

  it('S13 resumes at the code of a text', async () => {
    const { title, reaches, paths } = await open(stories.LoadedAgainAtText);
    await reaches('Enter the code');
    expect([title(), paths()]).to.deep.equal(['Step 3 of 4 Enter the code', []]);
  });

  it('asks for what is needed: a phone where only texts are allowed', async () => {
    expect((await open(stories.PhoneOnly)).root.querySelector('.rows')!.textContent).to.contain(
      'A phone that gets texts',
    );
  });

  it('works alone, by choice, inside a session', async () => {
    const { labels, press, reaches, paths } = await open(ByChoice);
    await reaches('Add a second step');
    press('Set it up');
    await reaches('Confirm that it’s you');
    expect(paths()).to.deep.equal(['/state', '/flow/enroll']);
    expect(labels()).to.deep.equal(['Continue', 'Back', 'Cancel']);
  });

  it('tells somebody who has a second step that there is nothing to do', async () => {
    const { title, labels } = await open(stories.Covered);
    expect([title(), labels()]).to.deep.equal(['You’re protected already', ['Continue']]);
  });

  it('S9 tries again when the state could not be asked for', async () => {
    const wizard = await fixture<MfaEnrollment>(stories.Offline.render());
    const again = () => wizard.shadowRoot!.querySelector<HTMLElement>('button');
    await waitUntil(() => again()?.textContent.trim() === 'Try again');
    again()!.click();
    await waitUntil(() => wizard.state?.at === 'enrollment');
  });

  it('signs out, and says how to come back', async () => {
    const { wizard, root, press } = await open(Required);
    press('Sign out');
    await waitUntil(() => wizard.state?.at === 'signed-out');
    await wizard.updateComplete;
    expect(root.querySelector('a')!.getAttribute('href')).to.equal('/sign-in');
    await waitUntil(() => focused(root.querySelector('[part=heading]')));
  });

  it('Q20 has no secret in the page once it is confirmed', async () => {
    const { wizard, root, press, reaches, type } = await open(Optional);
    press('Set it up');
    await waitUntil(() => wizard.querySelector('input'));
    await type('123456');
    await reaches('Save your recovery codes');
    expect(root.querySelector('mfa-qr-enrollment')).to.equal(null);
    expect(wizard.outerHTML + root.innerHTML + JSON.stringify(wizard.state)).not.to.contain(setup.secret);
  });
});
