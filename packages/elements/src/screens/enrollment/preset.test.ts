import { expect, waitUntil } from '@open-wc/testing';
import type { FakeClient } from '../../../stories-kit/fake-client.js';
import type { Story } from '../../../stories-kit/story.js';
import { openWizard } from '../../../stories-kit/wizard.js';
import * as stories from './enrollment.stories.js';
import type { MfaEnrollment } from './index.js';

const open = (story: Story) => openWizard<MfaEnrollment>(story);

describe('<mfa-enrollment> with a number that was given', () => {
  it('G2 texts a number that was given at once, and asks for the code alone', async () => {
    const { wizard, root, title, labels, reaches, type, paths } = await open(stories.Preset);
    await reaches('Enter the code');
    expect(title()).to.contain('Step 1 of 2');
    expect((wizard.client as FakeClient).sent[0]!.input).to.deep.equal({ kind: 'phone' });
    expect(root.textContent).to.contain('Required by Harbour for you.');
    expect(labels()).to.not.include('Change number');
    expect(labels(), 'no authenticator passes it by').to.not.include('Use another method');
    await waitUntil(() => wizard.querySelector('input[autocomplete=one-time-code]'));
    expect(document.activeElement).to.equal(document.body);
    await expect(wizard).to.be.accessible();
    await type('123456');
    await reaches('Save your recovery codes');
    expect(paths().filter((path) => path === '/flow/begin')).to.have.length(1);
  });

  it('G2 asks for the password first where it is due, then texts', async () => {
    const { wizard, press, reaches, type, paths } = await open(stories.PresetWithPassword);
    await reaches('Confirm that it’s you');
    expect(paths()).to.deep.equal([]);
    await type('correct horse');
    press('Continue');
    await reaches('Enter the code');
    expect(paths()).to.deep.equal(['/flow/password', '/flow/begin']);
    await waitUntil(() => wizard.querySelector('input[autocomplete=one-time-code]'));
  });

  it('G2 leaves a failed text to the person: it is said, and tried again when they press', async () => {
    const { shown, press, reaches, paths } = await open(stories.PresetFails);
    await waitUntil(() => shown().querySelector('[part=problem]'));
    await reaches('Confirm your phone');
    expect(shown().textContent).to.contain('the number ending ·· 12 that your organization gave');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(paths()).to.deep.equal(['/flow/begin']);
    press('Text me a code');
    await reaches('Enter the code');
  });

  it('G2 lets another number be used where that is allowed, and the given one again', async () => {
    const { wizard, press, reaches, labels } = await open(stories.PresetChangeable);
    await reaches('Enter the code');
    press('Change number');
    await reaches('Add your phone');
    await waitUntil(() => wizard.querySelector('input[type=tel]'));
    press('Use the number that your organization gave');
    await reaches('Confirm your phone');
    expect(labels()).to.include.members(['Text me a code', 'Use another number']);
    press('Use another number');
    await reaches('Add your phone');
  });

  it('G2 texts nothing by itself where something else is suggested first', async () => {
    const { root, press, reaches, paths } = await open(stories.PresetSecond);
    await reaches('Add a second step');
    press('Set it up');
    await reaches('Confirm your phone');
    expect(paths()).to.deep.equal([]);
    press('Use another method');
    await reaches('Choose a method');
    root.querySelectorAll<HTMLElement>('[part=method]')[1]!.click();
    await reaches('Confirm your phone');
    press('Text me a code');
    await reaches('Enter the code');
    expect(paths()).to.deep.equal(['/flow/begin']);
  });
});
