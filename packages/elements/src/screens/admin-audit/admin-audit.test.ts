import { audit } from '@mfa-kit/contract';
import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { MfaShowPeopleEvent } from '../../events.js';
import { showSection } from '../../../stories-kit/section.js';
import type { Story } from '../../../stories-kit/story.js';
import * as stories from './admin-audit.stories.js';

const plain = (node: Element | null | undefined) => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

async function show(story: Story, { loads = true } = {}) {
  const all = await showSection('mfa-admin-audit', story, { loads: false });
  const { section, shadow } = all;
  if (loads) await waitUntil(() => shadow.querySelector('.below-table, [part=problem]'), 'it is loaded');
  const lines = () =>
    [...shadow.querySelectorAll('tbody tr')].map((row) => [...row.children].map(plain).join(' | '));
  const write = async (name: string, value: string) => {
    const input = shadow.querySelector<HTMLInputElement>(`[name=${name}]`)!;
    input.value = value;
    input.dispatchEvent(new Event(input.localName === 'select' ? 'change' : 'input', { bubbles: true }));
    await section.updateComplete;
  };
  return { ...all, lines, write };
}

/** What the next file has in it. */
async function savedFile(press: () => Promise<void>): Promise<string> {
  const blobs: Blob[] = [];
  const before = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    blobs.push(blob as Blob);
    return 'blob:';
  };
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = () => undefined;
  try {
    await press();
    await waitUntil(() => blobs.length, 'it is saved', { timeout: 4000 });
  } finally {
    URL.createObjectURL = before;
    HTMLAnchorElement.prototype.click = click;
  }
  return blobs[0]!.text();
}

describe('<mfa-admin-audit>', () => {
  for (const [name, story] of Object.entries(stories).filter(([name]) => name !== 'default'))
    it(`has no accessibility violations: ${name}`, async () => {
      const { section } = await show(story as Story, { loads: name !== 'Loading' });
      await expect(section).to.be.accessible();
    });

  it('S22 tells who did what to whom, why, what changed, and from where', async () => {
    const { lines } = await show(stories.Several);
    expect(lines()[0]).to.match(
      /^Nov 20, 2026, .+ Not sealed yet \| Person reset “Lost her phone on the train” \| Ada Lovelace \| Amina Abara Harbour Bikes \| 203\.0\.113\.7 Chrome on macOS$/,
    );
    expect(lines()[1]).to.include(
      'Rule counter Whom it is for company “harbour” became role “teller” and company “harbour” ' +
        'A second step is Optional became Required Times it can be put off nothing became 3 ' +
        'Asks less of somebody Yes',
    );
    expect(lines()[2]).to.include('Administrator refused Refused | user-9 | Amina Abara');
    expect(lines()[3]).to.match(/Second step set up Text message •••• 56 \| Amina Abara \| {1,2}\| 198/);
  });

  it('S22 has words for whatever can change', async () => {
    const { lines } = await show(stories.Changes);
    const day = 'Nov 20, 2026|yesterday|today|tomorrow';
    const told = [
      /Locked No became Yes Priority among equals 0 became 2 Note, .+ nothing became Agreed in May/,
      /Methods Authenticator app and Text message became Authenticator app/,
      new RegExp(`put off (${day}) became nothing Offered again after days nothing became 7`),
      /trusted 30 became 0 A confirmation holds for 15 minutes became 90 seconds/,
      /by choice Aren’t asked either became Are still asked/,
      /A second step is nothing became Required/,
      new RegExp(`Exempt until nothing became (${day})`),
      new RegExp(`More time until (${day}) became nothing`),
      /Number set •••• 07 became •••• 56 They may use another number Yes became No/,
      /Method Text message …56 became nothing/,
      /twilio 1 On became 2 Off/,
      /United Kingdom On became Watched/,
      /Entries 1,204/,
    ];
    const all = lines().join('\n');
    for (const words of told) expect(all).to.match(words);
    expect(all).to.not.match(/["{}[\]]|[a-z][A-Z]/);
  });

  it('S22 writes times in the reader’s zone, with UTC at hand', async () => {
    const { shadow, shows } = await show(stories.Several);
    const time = shadow.querySelector('time')!;
    expect(time.dateTime).to.equal('2026-11-20T14:30:05.000Z');
    expect(time.title).to.equal('2026-11-20 14:30:05 UTC');
    await shows(`Times are in ${new Intl.DateTimeFormat().resolvedOptions().timeZone}`);
  });

  it('S22 has words for whatever can happen', async () => {
    const { shadow } = await show(stories.Everything);
    const options = [...shadow.querySelectorAll('[name=type] option')].map(plain);
    expect(new Set(options).size).to.equal(options.length);
    expect(options.length).to.be.greaterThan(35);
    expect(options.join()).to.not.match(/_|undefined/);
  });

  it('S22 filters by what, who, whom and when, whole days of the reader’s calendar', async () => {
    const { shadow, write, press, sent, lines, shows } = await show(stories.Several);
    await write('type', 'reset');
    await write('actorId', ' admin-1 ');
    await write('userId', 'user-1');
    await write('from', '2026-11-19');
    await write('until', '2026-11-21');
    shadow.querySelector<HTMLInputElement>('[name=userId]')!.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => lines().length === 1);
    expect(sent('/admin/audit')[1]!.input).to.deep.equal({
      type: 'reset',
      actorId: 'admin-1',
      userId: 'user-1',
      from: new Date(2026, 10, 19).getTime(),
      until: new Date(2026, 10, 22).getTime() - 1,
    });
    await write('userId', 'user-2');
    await press('Filter');
    await shows('Nothing like that happened.');
    await press('Show everything');
    await waitUntil(() => lines().length === 4);
    expect(shadow.querySelector<HTMLInputElement>('[name=userId]')!.value).to.equal('');
  });

  it('S22 shows older ones of the same filter below, and takes the reader to the first of them', async () => {
    const { shadow, press, lines, sent } = await show(stories.Everything);
    expect(lines()).to.have.lengthOf(50);
    await press('Show older');
    await waitUntil(() => lines().length === 100);
    expect(sent('/admin/audit')[1]!.input).to.deep.equal({ before: 'entry-81' });
    await waitUntil(() => shadow.activeElement?.getAttribute('data-id') === 'entry-80');
  });

  it('keeps what is there when older ones cannot be loaded', async () => {
    const { press, lines, shows } = await show(stories.OlderOffline);
    await press('Show older');
    await shows('You seem to be offline');
    expect(lines()).to.have.lengthOf(4);
  });

  it('S22 leads to the person', async () => {
    const { section, press } = await show(stories.Several);
    const told = oneEvent(section, 'mfa-show-people') as unknown as Promise<MfaShowPeopleEvent>;
    await press('Ada Lovelace');
    expect((await told).wanted).to.deep.equal({ userId: 'admin-1' });
  });

  it('S22 saves all that is filtered as a file, page by page', async () => {
    const { press, sent } = await show(stories.Everything);
    const file = await savedFile(() => press('Save as a file'));
    const rows = file.trim().split('\r\n');
    expect(rows).to.have.lengthOf(131);
    expect(rows[0]).to.match(/^Id,Time \(UTC\),Type,What,Outcome,/);
    expect(rows[1]).to.match(
      /^entry-130,2026-11-20T14:30:05\.000Z,reset,Person reset,done,admin-1,Ada Lovelace,user-1,/,
    );
    expect(rows[2]).to.include('requirement: ""optional"" → ""required""; skips:  → 3');
    expect(sent('/admin/audit')[1]!.input).to.deep.equal({ limit: 200 });
  });

  it('S22 writes nothing that a spreadsheet would run', async () => {
    const { press } = await show(stories.Formulas);
    const file = await savedFile(() => press('Save as a file'));
    expect(file).to.include(`"'=HYPERLINK(""https://evil.example"")"`);
    expect(file).to.include(`"'@SUM(A1)"`);
  });

  it('S22 stops saving when told to', async () => {
    const { section, press, shows } = await show(stories.ExportHangs);
    section.client!.first(audit.list, () => new Promise(() => undefined));
    await press('Save as a file');
    await shows('Collecting…');
    await press('Stop');
    await shows('Stopped. Nothing was saved.');
  });

  it('G5 checks the seals, and gives the newest to keep elsewhere', async () => {
    const { section, shadow, press, shows } = await show(stories.Several);
    await press('Check the seals');
    await shows('Every seal holds 1,288 sealed entries were checked. Waiting for a seal: 3.');
    await waitUntil(() => shadow.activeElement?.id === 'checked');
    expect(shadow.querySelector('mfa-copy-button')!.value).to.match(/^9f2c/);
    expect(plain(shadow.querySelector('.head code'))).to.match(/^9f2c/);
    await expect(section).to.be.accessible();
  });

  it('G5 says what is wrong, and where', async () => {
    const { section, press, shows } = await show(stories.Altered);
    await press('Check the seals');
    await shows('The audit was tampered with, or damaged');
    await shows('An entry was altered after it was sealed. It is the one called entry-3.');
    await expect(section).to.be.accessible();
  });
});
