import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ownClipboard, pasted } from '../../../stories-kit/clipboard.js';
import { refuseClipboard } from '../../../stories-kit/refused-clipboard.js';
import { savedCodes } from '../../../stories-kit/codes.js';
import { emulate, needs } from '../../../stories-kit/engine.js';
import { command } from '../../../stories-kit/keyboard.js';
import { Empty, OtherScripts, TenCodes } from './code-list.stories.js';
import { codesFileName } from './codes-file.js';
import type { MfaCodeList } from './index.js';

const lines = [
  'Recovery codes for Northwind Bank',
  'Account: ada@northwind.example',
  'Made on: November 21, 2026',
  'Each code works once.',
  'To use one, choose “Use a recovery code” when you are asked for a code.',
  '',
  ...savedCodes,
  '',
];

const show = (story = TenCodes) => fixture<MfaCodeList>(story.render());
const find = <E extends Element>(list: MfaCodeList, selector: string) =>
  list.shadowRoot!.querySelector<E>(selector)!;
const named = (list: MfaCodeList, name: string) =>
  [...list.shadowRoot!.querySelectorAll('button')].find((button) => button.textContent.trim() === name)!;

/** Catches what a click would have downloaded. */
async function download(list: MfaCodeList) {
  const caught: { name: string; blob?: Blob; type: string }[] = [];
  const { createObjectURL } = URL;
  let made: Blob | undefined;
  URL.createObjectURL = (blob: Blob) => {
    made = blob;
    return createObjectURL.call(URL, blob);
  };
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    caught.push({ name: this.download, blob: made!, type: made!.type });
  };
  try {
    named(list, 'Download').click();
  } finally {
    HTMLAnchorElement.prototype.click = click;
    URL.createObjectURL = createObjectURL;
  }
  return { ...caught[0]!, text: new TextDecoder().decode(await made!.arrayBuffer()) };
}

describe('<mfa-code-list>', () => {
  ownClipboard();

  it('has no accessibility violations', async () => {
    await expect(await show()).to.be.accessible();
  });

  it('R1 is a real list with a name', async () => {
    const list = find(await show(), 'ul');
    expect([...list.querySelectorAll('li')].map((item) => item.textContent)).to.deep.equal(savedCodes);
    expect(list.getAttribute('aria-label')).to.equal('Recovery codes for Northwind Bank');
  });

  it('R2 has Copy, Download and Print in the order of Tab', async () => {
    const list = await show();
    const reached: string[] = [];
    for (let tab = 0; tab < 3; tab++) {
      await sendKeys({ press: 'Tab' });
      reached.push(list.shadowRoot!.activeElement!.textContent.trim() || 'Copy');
    }
    expect(reached).to.deep.equal(['Copy', 'Download', 'Print']);
  });

  it('R3 downloads a file that says what it is, then one code a line', async () => {
    const { name, type, text } = await download(await show());
    expect(name).to.equal('northwind-bank-recovery-codes-ada-northwind-example-2026-11-21.txt');
    expect(type).to.equal('text/plain;charset=utf-8');
    expect(text).to.equal(lines.join('\r\n'));
  });

  it('R3 names the file readably in any script, without an account too', async () => {
    const { name, text } = await download(await show(OtherScripts));
    expect(name).to.equal('банк-север-recovery-codes-2026-11-21.txt');
    expect(text).to.contain('Recovery codes for Банк «Север»\r\nMade on:');
  });

  it('R3 keeps paths, dots and endless names out of the file name', () => {
    const madeAt = new Date(2026, 0, 2).getTime();
    const name = codesFileName({ issuer: '../Zoë & Söhne', account: 'x'.repeat(200), madeAt });
    expect(name).to.equal(`zoe-sohne-recovery-codes-${'x'.repeat(40)}-2026-01-02`);
  });

  it('R4 says where to look, and gives the address of the file back', async () => {
    const list = await show();
    const { setTimeout } = globalThis;
    const { revokeObjectURL } = URL;
    const later: (() => void)[] = [];
    const revoked: string[] = [];
    globalThis.setTimeout = ((run: () => void) => later.push(run)) as unknown as typeof setTimeout;
    URL.revokeObjectURL = (url) => revoked.push(url);
    try {
      await download(list);
      await list.updateComplete;
      expect(find(list, '[part=status]').textContent).to.match(/^Look for northwind-bank-.*\.txt in your/);
      later.forEach((run) => run());
      expect(revoked).to.have.length(1);
      await list.updateComplete;
      expect(find(list, '[part=status]').textContent).to.equal('');
    } finally {
      globalThis.setTimeout = setTimeout;
      URL.revokeObjectURL = revokeObjectURL;
    }
  });

  it('R5 prints a sheet of its own: service, account, day and codes, black on white', async function () {
    needs(this, await emulate({ media: 'print' }), 'paper that can be emulated');
    const { print } = globalThis;
    let printed: string[] = [];
    const title = document.title;
    const page = await fixture(
      html`<main>
        <h1>The bank’s own page</h1>
        ${TenCodes.render()}
      </main>`,
    );
    globalThis.print = () => {
      const sheet = document.querySelector<HTMLElement>('[data-mfa-sheet]')!;
      printed = [...sheet.shadowRoot!.querySelectorAll('h1, p, li')].map((line) => line.textContent);
      expect(getComputedStyle(sheet).color).to.equal('rgb(0, 0, 0)');
      expect(getComputedStyle(document.body).backgroundColor).to.equal('rgb(255, 255, 255)');
      expect(page.checkVisibility()).to.equal(false);
      expect(document.title).to.equal('northwind-bank-recovery-codes-ada-northwind-example-2026-11-21');
    };
    try {
      named(page.querySelector('mfa-code-list')!, 'Print').click();
      expect(printed).to.deep.equal([...lines.slice(0, 3), ...savedCodes]);
    } finally {
      globalThis.print = print;
      await emulate();
    }
    page.remove();
    expect(document.querySelector('[data-mfa-sheet]')).to.equal(null);
    expect(document.title).to.equal(title);
  });

  it('R5 takes the sheet away once it is printed', async () => {
    const { print } = globalThis;
    globalThis.print = () => dispatchEvent(new Event('afterprint'));
    named(await show(), 'Print').click();
    globalThis.print = print;
    await waitUntil(() => !document.querySelector('[data-mfa-sheet]'), 'gone', { timeout: 2000 });
    expect(document.adoptedStyleSheets).to.have.length(0);
  });

  it('R6 copies the same lines as the file', async () => {
    const list = await show();
    list.shadowRoot!.querySelector('mfa-copy-button')!.focus();
    await sendKeys({ press: 'Enter' });
    const copy = find(list, 'mfa-copy-button').shadowRoot!;
    await waitUntil(() => copy.querySelector('[role=status]')!.textContent === 'Copied');
    expect(await pasted()).to.equal(lines.join('\n'));
  });

  it('R6 copies them by hand too, where the browser refuses', async () => {
    const allow = refuseClipboard();
    const list = await show();
    list.shadowRoot!.querySelector('mfa-copy-button')!.focus();
    await sendKeys({ press: 'Enter' });
    const copy = find(list, 'mfa-copy-button').shadowRoot!;
    await waitUntil(() => copy.querySelector('[role=status]')!.textContent.startsWith('Press'));
    allow();
    await command('c');
    expect(await pasted()).to.equal(lines.join('\n'));
  });

  it('R7 is neither translated nor turned around', async () => {
    document.documentElement.dir = 'rtl';
    const list = find<HTMLElement>(await show(), 'ul');
    expect(list.translate).to.equal(false);
    expect(getComputedStyle(list).direction).to.equal('ltr');
    document.documentElement.dir = '';
  });

  it('keeps them apart where the page makes rem small, and where the text is larger', async () => {
    const root = document.documentElement.style;
    for (const [rem, text] of [
      ['', ''],
      ['62.5%', ''],
      ['', '24px'],
    ] as const) {
      const list = await show();
      root.fontSize = rem;
      list.style.setProperty('--mfa-font-size', text || null);
      for (const width of [320, 366, 420]) {
        list.style.width = `${width}px`;
        for (const item of list.shadowRoot!.querySelectorAll('li'))
          expect(item.scrollWidth, `${rem} ${text} ${width}`).to.be.at.most(item.clientWidth);
      }
    }
    root.fontSize = '';
  });

  it('R21 leaves codes in no attribute, event or storage', async () => {
    const list = await show();
    const events: string[] = [];
    for (const type of ['click', 'mfa-state', 'mfa-complete', 'copy'])
      list.addEventListener(type, (event) => events.push(JSON.stringify(event)));
    await download(list);
    const kept = [list.outerHTML, ...events, JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const code of savedCodes) expect(kept.join()).not.to.contain(code);
  });

  it('shows nothing without codes', async () => {
    expect((await show(Empty)).shadowRoot!.childElementCount).to.equal(0);
  });
});
