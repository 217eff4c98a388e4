import { admin } from '@mfa-kit/contract';
import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { consoleServer } from '../../../stories-kit/console.js';
import type { FakeClient } from '../../../stories-kit/fake-client.js';
import type { Story } from '../../../stories-kit/story.js';
import * as stories from './admin-people.stories.js';

const plain = ({ textContent }: Node) => (textContent ?? '').replace(/\s+/g, ' ').trim();

async function show(story: Story, { loads = true } = {}) {
  const root = await fixture<HTMLElement>(html`<div>${story.render()}</div>`);
  const section = root.querySelector('mfa-admin-people')!;
  const shadow = section.shadowRoot!;
  if (loads)
    await waitUntil(() => shadow.querySelector('table, .empty, [part=problem]'), 'it is loaded', {
      timeout: 4000,
    });
  const names = () => [...shadow.querySelectorAll('.who')].map(plain);
  const labelled = (label: string) =>
    [...shadow.querySelectorAll('button')].find((button) => plain(button) === label);
  const press = async (label: string) => {
    await waitUntil(() => labelled(label), `there is “${label}”`);
    labelled(label)!.click();
    await section.updateComplete;
  };
  const says = (words: string) => waitUntil(() => plain(shadow).includes(words), `“${words}” is said`);
  const asked = () =>
    (section.client as FakeClient).sent
      .filter(({ path }) => path === admin.people.path)
      .map(({ input }) => input);
  const choose = async (name: string, value: string) => {
    const select = shadow.querySelector<HTMLSelectElement>(`#by-${name}`)!;
    await waitUntil(() => [...select.options].some((option) => option.value === value), 'it can be chosen');
    select.value = value;
    select.dispatchEvent(new Event('change'));
  };
  const person = () => shadow.querySelector('mfa-admin-person');
  const personReady = () =>
    waitUntil(() => person()?.shadowRoot?.querySelector('.facts'), 'the page is there');
  return { section, shadow, names, labelled, press, says, asked, choose, person, personReady };
}

/** The file that is saved meanwhile. */
async function saved(act: () => Promise<void>, done: () => Promise<void>): Promise<string> {
  const { createObjectURL } = URL;
  let file: Blob | undefined;
  URL.createObjectURL = (blob: Blob) => {
    file = blob;
    return createObjectURL.call(URL, blob);
  };
  const stay = (event: Event) => event.preventDefault();
  addEventListener('click', stay);
  await act();
  await done();
  removeEventListener('click', stay);
  URL.createObjectURL = createObjectURL;
  return file ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer()) : '';
}

describe('<mfa-admin-people>', () => {
  for (const [name, story] of Object.entries(stories).filter(([name]) => name !== 'default'))
    it(`has no accessibility violations: ${name}`, async function () {
      // Fifty rows are many to judge.
      this.timeout(60_000);
      const { section } = await show(story as Story, { loads: name !== 'Loading' });
      await expect(section).to.be.accessible();
    });

  it('S17 lists people with what they have, what is asked of them, and their marks in words', async () => {
    const { shadow } = await show(stories.Three);
    const rows = [...shadow.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map(plain).join(' | '),
    );
    expect(rows[0]).to.match(
      /^Amina Abara a\*\*\*@n\*\*\*\.example \| Harbour Bikes \| Authenticator \| 0 \| Optional \| today \| $/,
    );
    expect(rows[2]).to.match(/Texts alone \| 6 \| Optional \| .+ \| Administrator$/);
    const heads = [...shadow.querySelectorAll('th[scope=col]')].map(plain);
    expect(heads).to.include.members(['Name', 'Company', 'Second step', 'Requirement', 'Marks']);
  });

  it('S17 searches by how a name begins, one request for what was typed', async () => {
    const { shadow, names, asked } = await show(stories.Many);
    const field = shadow.querySelector<HTMLInputElement>('#by-text')!;
    // As fast as nobody types, and no machine is too busy for.
    for (let end = 1; end <= 'fatima c'.length; end++) {
      field.value = 'fatima c'.slice(0, end);
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    await waitUntil(() => names().every((name) => name.startsWith('Fatima C')), 'the list follows');
    expect(asked()).to.have.lengthOf(2);
    expect(asked()[1]).to.deep.equal({ text: 'fatima c', limit: 50 });
  });

  it('S17 lets go of an older search, whose answer comes too late', async () => {
    const server = consoleServer({ count: 200 });
    let release = () => {};
    const late = new Promise<void>((resolve) => (release = resolve));
    const call = server.call.bind(server);
    const signals: (AbortSignal | undefined)[] = [];
    server.call = async (route, input, signal) => {
      if ((input as { status?: string }).status === 'weak') {
        signals.push(signal);
        await late;
      }
      return call(route, input, signal);
    };
    const { shadow, choose } = await show({
      render: () => html`<mfa-admin-people .client=${server}></mfa-admin-people>`,
    });
    await choose('status', 'weak');
    await waitUntil(() => signals.length === 1);
    await choose('status', 'missing');
    expect(signals[0]!.aborted).to.equal(true);
    const all = (words: string) =>
      [...shadow.querySelectorAll('.coverage')].every((cell) => plain(cell) === words);
    await waitUntil(() => all('Nothing'));
    release();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(all('Nothing')).to.equal(true);
  });

  it('S17 narrows by status, company and role, and back to everybody', async () => {
    const { choose, asked } = await show(stories.Many);
    await choose('status', 'locked');
    await choose('tenant', 'Northwind');
    await choose('role', 'manager');
    await waitUntil(() => asked().length === 4);
    expect(asked()[3]).to.deep.equal({
      status: 'locked',
      tenant: 'Northwind',
      role: 'manager',
      limit: 50,
    });
    const few = await show(stories.Three);
    await few.choose('status', 'locked');
    await few.says('Nobody is like that.');
    await few.press('Show everybody');
    await waitUntil(() => few.names().length === 3);
  });

  it('S17 shows more below, counts what is shown, and takes the reader to the first of them', async () => {
    const { shadow, names, press, says, asked } = await show(stories.Many);
    await says('50 shown, and there are more');
    await press('Show more');
    await says('100 shown, and there are more');
    expect(asked()[1]).to.deep.equal({ after: '50', limit: 50 });
    expect(names()).to.have.lengthOf(100);
    await waitUntil(() => shadow.activeElement === shadow.querySelectorAll('.who')[50]);
  });

  it('S17 keeps what is there when the next page cannot be loaded', async () => {
    const { names, press, says } = await show(stories.MoreOffline);
    await press('Show more');
    await says('You seem to be offline');
    expect(names()).to.have.lengthOf(50);
  });

  it('S17 goes to a person and back to the same place in the list', async () => {
    const { section, shadow, press, personReady, person, names } = await show(stories.Many);
    await press('Show more');
    await waitUntil(() => names().length === 100);
    const row = shadow.querySelectorAll<HTMLButtonElement>('.who')[70]!;
    row.scrollIntoView();
    const before = scrollY;
    expect(before).to.be.greaterThan(500);
    row.click();
    await personReady();
    await waitUntil(() => person()!.shadowRoot!.activeElement?.matches('h2'), 'the name is read');
    expect(shadow.querySelector<HTMLElement>('.list')!.hidden).to.equal(true);
    await press('All people');
    await waitUntil(() => shadow.activeElement === row);
    expect(scrollY).to.equal(before);
    expect(names()).to.have.lengthOf(100);
    expect(section.querySelector('input')).to.equal(null);
  });

  it('S17 says in the list what was changed on the page of a person', async () => {
    const { section, shadow, press, personReady, person } = await show(stories.Three);
    await press('Amina Abara');
    await personReady();
    const inside = person()!.shadowRoot!;
    inside.querySelector<HTMLElement>('[data-action=require]')!.click();
    await waitUntil(() => inside.querySelector('#reason'));
    inside.querySelector<HTMLElement>('#reason')!.focus();
    await sendKeys({ type: 'Handles payments' });
    const changed = oneEvent(section, 'mfa-changed');
    await sendKeys({ press: 'Enter' });
    await changed;
    await press('All people');
    expect(plain(shadow.querySelector('tbody tr')!)).to.include('Required');
  });

  it('S17 saves all of what is listed, page after page, as a file that no spreadsheet runs', async () => {
    const server = consoleServer({
      count: 450,
      change: (person) =>
        person.userId === 'user-1' ? { ...person, name: '=HYPERLINK("http://x")', tenant: 'a, "b"' } : person,
    });
    const { press, says, asked } = await show({
      render: () => html`<mfa-admin-people .client=${server}></mfa-admin-people>`,
    });
    const file = await saved(
      () => press('Save as CSV'),
      () => says('Saved, with 450 in it.'),
    );
    expect(asked().slice(1)).to.deep.equal([
      { limit: 200 },
      { limit: 200, after: '200' },
      { limit: 200, after: '400' },
    ]);
    expect(file.startsWith('\uFEFFId,Name,Account,Company,')).to.equal(true);
    const lines = file.split('\r\n');
    expect(lines).to.have.lengthOf(452);
    expect(lines[1]!.startsWith(`user-1,"'=HYPERLINK(""http://x"")",a***@n***.example,"a, ""b"""`)).to.equal(
      true,
    );
  });

  it('S17 stops saving when told to, and saves nothing', async () => {
    const { press, says, asked } = await show(stories.Many);
    const file = await saved(
      () => press('Save as CSV'),
      async () => {
        await says('so far…');
        await press('Stop');
        await says('Stopped. Nothing was saved.');
      },
    );
    const count = asked().length;
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect([file, asked().length]).to.deep.equal(['', count]);
  });
});
