import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { proveInDialog, removeDialogs, showSection } from '../../../stories-kit/section.js';
import { rules } from '../../../stories-kit/policy.js';
import type { Story } from '../../../stories-kit/story.js';
import * as stories from './admin-policy.stories.js';

const plain = (node: Element | null | undefined) => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

async function show(story: Story, { loads = true } = {}) {
  const all = await showSection('mfa-admin-policy', story, { loads: false });
  const { section, shadow } = all;
  if (loads) await waitUntil(() => shadow.querySelector('.explain, [part=problem]'), 'it is loaded');
  const field = (name: string) => shadow.querySelector<HTMLInputElement>(`.task [name=${name}]`)!;
  const write = async (name: string, value: string) => {
    const input = field(name);
    input.value = value;
    input.dispatchEvent(new Event(input.localName === 'select' ? 'change' : 'input', { bubbles: true }));
    await section.updateComplete;
  };
  const tick = async (name: string) => {
    field(name).click();
    await section.updateComplete;
  };
  const titles = () => [...shadow.querySelectorAll('.title')].map(plain);
  const seen = async () => {
    await all.press('See who is affected');
    await waitUntil(() => shadow.querySelector('.preview'), 'it is seen');
  };
  return { ...all, field, write, tick, titles, seen };
}

describe('<mfa-admin-policy>', () => {
  afterEach(removeDialogs);

  for (const [name, story] of Object.entries(stories).filter(([name]) => name !== 'default'))
    it(`has no accessibility violations: ${name}`, async () => {
      const { section } = await show(story as Story, { loads: name !== 'Loading' });
      await expect(section).to.be.accessible();
    });

  it('has no accessibility violations while a rule is written and seen', async () => {
    const { section, press, seen, write } = await show(stories.Strands);
    await press('Add a rule');
    await write('requirement', 'off');
    await seen();
    await expect(section).to.be.accessible();
  });

  it('S20 lists rules under whom they are for, the broadest first, with what each says and who set it', async () => {
    const { titles, rows } = await show(stories.Several);
    expect(titles()).to.deep.equal([
      'Everywhere',
      'Company Harbour Bikes · Source local',
      'Form register-business of application web',
      'Why is somebody asked?',
    ]);
    expect(rows()[0]).to.match(
      /^Optional Can be put off 3 times ?Browsers are trusted for 30 days Set by Northwind Bank, /,
    );
    expect(rows()[1]).to.match(
      /^Required Locked Methods: Authenticator app ?A confirmation holds for 5 minutes/,
    );
    expect(rows()[1]).to.include('Agreed with Harbour in spring.');
    expect(rows()[2]).to.include('Priority 5');
  });

  it('G6 keeps what somebody above set: to be reached, off, with who set it', async () => {
    const { shadow, labelled, press, sent } = await show(stories.Several);
    const edit = labelled('Edit: Company Harbour Bikes · Source local, Required')!;
    edit.focus();
    expect(shadow.activeElement).to.equal(edit);
    expect(edit.getAttribute('aria-disabled')).to.equal('true');
    expect(plain(shadow.getElementById(edit.getAttribute('aria-describedby')!))).to.equal(
      'Only Harbour Resellers can change it.',
    );
    await press('Remove: Company Harbour Bikes · Source local, Required');
    expect(shadow.querySelector('.task')).to.equal(null);
    expect(sent('/admin/policy/preview')).to.deep.equal([]);
  });

  it('S20 writes a rule, shows who is affected, and only then saves it', async () => {
    const { section, shadow, press, shows, write, seen, sent, titles, labelled, field } = await show(
      stories.Several,
    );
    await press('Add a rule');
    await waitUntil(() => shadow.activeElement?.matches('.editor .ask'));
    await press('Require for one company’s local users');
    await waitUntil(() => shadow.activeElement === field('tenant'));
    expect(field('tenant').getAttribute('list')).to.equal('known-tenant');
    await sendKeys({ type: 'Meadow & Sons' });
    await write('skips', '2');
    expect(labelled('Save the rule')).to.equal(undefined);
    await seen();
    await waitUntil(() => shadow.activeElement?.id === 'affected');
    await shows('Asked anew 14 Amina Abara, Björn Beck, Chiara Costa, and 11 more');
    await shows('Unaffected 1,274');
    await press('Save the rule');
    expect(sent('/admin/policy/save'), 'a reason is needed').to.deep.equal([]);
    await write('reason', 'Asked for by Meadow');
    const changed = oneEvent(section, 'mfa-changed');
    await press('Save the rule');
    await changed;
    expect(sent('/admin/policy/save')[0]!.input).to.deep.equal({
      rule: {
        for: { tenant: 'Meadow & Sons', source: 'local' },
        locked: true,
        priority: 0,
        requirement: 'required',
        skips: 2,
      },
      version: 7,
      reason: 'Asked for by Meadow',
      accepted: [],
    });
    await shows('Saved. It holds from the next request on.');
    expect(titles()).to.include('Company Meadow & Sons · Source local');
    await waitUntil(() => shadow.activeElement?.getAttribute('data-id') === 'rule-4');
  });

  it('S20 has to be seen again after each edit', async () => {
    const { shadow, press, write, seen } = await show(stories.Several);
    await press('Edit: Everywhere, Optional');
    await seen();
    await write('trustDays', '7');
    expect(shadow.querySelector('.preview')).to.equal(null);
  });

  it('S20 keeps a rule as it was where nothing is edited, to the millisecond', async () => {
    const { press, seen, sent } = await show(stories.Several);
    await press('Edit: Form register-business of application web, Required');
    await seen();
    const { rule } = sent('/admin/policy/preview')[0]!.input as { rule: Record<string, unknown> };
    const { by: _by, setAt: _setAt, isEditable: _isEditable, ...before } = rules[2]!;
    expect(rule).to.deep.equal(before);
  });

  it('S20 asks for each warning to be read and meant', async () => {
    const { press, seen, write, tick, sent, shows } = await show(stories.Strands);
    await press('Edit: Everywhere, Optional');
    await write('requirement', 'off');
    await write('ignoreOwnChoice', 'yes');
    await seen();
    await shows('2 people can’t sign in any more');
    await shows('112 people who have a second step won’t be asked for it.');
    await shows('you’ll be asked to confirm it’s you');
    await write('reason', 'A test of the alarm');
    await press('Save the rule');
    await tick('strands');
    await press('Save the rule');
    expect(sent('/admin/policy/save')).to.deep.equal([]);
    await tick('unchallenged');
    await press('Save the rule');
    await shows('Saved.');
    expect(sent('/admin/policy/save')[0]!.input).to.deep.include({ accepted: ['strands', 'unchallenged'] });
  });

  it('S20 never saves what would leave administrators outside', async () => {
    const { press, seen, write, labelled, shows } = await show(stories.Stranded);
    await press('Edit: Everywhere, Optional');
    await write('requirement', 'required');
    await seen();
    await shows('This can’t be saved Nobody could let these administrators in again: Ada Lovelace.');
    expect(labelled('Save the rule')).to.equal(undefined);
  });

  it('S20 loads the rules again when they were changed meanwhile, and loses nothing that was written', async () => {
    const { shadow, press, seen, write, sent, shows, field } = await show(stories.Changed);
    await press('Edit: Everywhere, Optional');
    await write('trustDays', '7');
    await seen();
    await write('reason', 'Shorter trust');
    await press('Save the rule');
    await shows('Somebody else changed this meanwhile. Look at it again.');
    await waitUntil(() => sent('/admin/policy').length === 2);
    expect(field('trustDays').value).to.equal('7');
    expect(shadow.querySelector('.preview')).to.equal(null);
    await seen();
    expect(field('reason').value).to.equal('Shorter trust');
    await press('Save the rule');
    await shows('Saved.');
  });

  it('S20 makes a new rule of one that was removed meanwhile', async () => {
    const { press, seen, write, shows, sent, field } = await show(stories.RemovedMeanwhile);
    await press('Edit: Everywhere, Optional');
    await write('trustDays', '7');
    await seen();
    await write('reason', 'Shorter trust');
    await press('Save the rule');
    await shows('That rule was removed meanwhile. Saving makes a new one of it.');
    expect(field('trustDays').value).to.equal('7');
    await seen();
    await press('Save the rule');
    await shows('Saved.');
    expect((sent('/admin/policy/save')[1]!.input as { rule: object }).rule).to.not.have.property('id');
  });

  it('S20 removes one after showing who is affected', async () => {
    const { shadow, press, shows, write, sent, rows } = await show(stories.Several);
    await press('Remove: Everywhere, Optional');
    await waitUntil(() => shadow.activeElement?.id === 'affected');
    await press('Keep the rule');
    await waitUntil(() => shadow.activeElement?.matches('[data-id=rule-1] [data-action=remove]'));
    await press('Remove: Everywhere, Optional');
    await waitUntil(() => shadow.querySelector('.preview'));
    await write('reason', 'Not needed');
    await press('Remove the rule');
    await shows('Removed.');
    expect(sent('/admin/policy/remove')[0]!.input).to.deep.equal({
      ruleId: 'rule-1',
      version: 7,
      reason: 'Not needed',
      accepted: [],
    });
    expect(rows()).to.have.lengthOf(2);
  });

  it('S3 S20 asks for a proof before anything becomes less strict', async () => {
    const { press, seen, write, shows, sent } = await show(stories.ProofFirst);
    await press('Edit: Everywhere, Optional');
    await write('trustDays', '30');
    await seen();
    await write('reason', 'For travellers');
    await press('Save the rule');
    await proveInDialog();
    await shows('Saved.');
    expect(sent('/step-up/begin')[0]!.input).to.deep.include({ purpose: 'loosen_policy' });
    expect(sent('/admin/policy/save')).to.have.lengthOf(2);
  });

  it('says what is too weak, and what says nothing', async () => {
    const { press, shows, write, sent } = await show(stories.TooWeak);
    await press('Add a rule');
    await press('See who is affected');
    await shows('This rule says nothing yet');
    expect(sent('/admin/policy/preview')).to.deep.equal([]);
    await write('trustDays', '30');
    await press('See who is affected');
    await shows('That is weaker than can be allowed.');
  });

  it('shows what the application decides in code, and offers no change', async () => {
    const { labelled, shows, rows } = await show(stories.FromCode);
    await shows('The application decides this in its own code. Here it can be read, not changed.');
    expect(labelled('Add a rule')).to.equal(undefined);
    expect(labelled('Edit: Everywhere, Optional')).to.equal(undefined);
    expect(rows()).to.have.lengthOf(3);
  });

  it('F5 says why somebody is asked, rule by rule', async () => {
    const { shadow, press, shows, sent } = await show(stories.Several);
    const fields = shadow.querySelectorAll<HTMLInputElement>('.explain input');
    fields[0]!.focus();
    await sendKeys({ type: 'user-7' });
    fields[2]!.focus();
    await sendKeys({ type: 'sign-in' });
    await press('Explain');
    await shows('They are led to set up a second step.');
    expect(sent('/admin/policy/explain')[0]!.input).to.deep.equal({ userId: 'user-7', form: 'sign-in' });
    expect([...shadow.querySelectorAll('.reasons li')].map(plain)).to.deep.equal([
      'Optional: set by Northwind Bank for everybodyA narrower rule says otherwise.',
      'Required: set by Harbour Resellers for sign-in source “local” and company “Harbour Bikes”Locked: narrower rules can only be stricter.',
      'Off: rule “rule-4”, for role “teller”Not in force: a locked rule allows nothing weaker.',
    ]);
  });
});
