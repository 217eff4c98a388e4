/** A phone beside the page: an authenticator and a mailbox, for people who have neither at hand. No part of the bank. */
import type { Stage } from '../../src/stage/stage.routes.js';
import { codesScreen } from './codes.js';
import { el, icon } from './draw.js';
import { handOver } from './fill.js';
import { openKeys, readKeyUri, type Key } from './keys.js';
import { mailScreen } from './mail.js';
import { drawNote } from './note.js';
import { scanScreen } from './scan.js';
import { listenToToggle, turnSheet } from './sheet.js';
import { toast } from './toast.js';

const titles = { codes: 'Authenticator', scan: 'Scan', mail: 'Mail' };
type Screen = keyof typeof titles;

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

export function openPhone({ stageId, belongings }: Stage): void {
  const given = readKeyUri(belongings.uri);
  const keys = openKeys(stageId, given ? [given] : []);
  const codes = codesScreen({ use: (code) => void use(code), remove, scan: () => turnTo('scan') });
  const scan = scanScreen(add, () => turnTo('codes'));
  const mail = mailScreen();
  const turnTo = drawApps({ codes: codes.element, scan: scan.element, mail: mail.element }, (screen) => {
    if (screen === 'scan') void scan.look();
  });

  document.getElementById('desk-note')?.replaceChildren(drawNote(belongings));
  codes.show(keys.all());
  tick();
  void mail.refresh();
  document.addEventListener('demo-mail', () => void fetchMail());
  listenToToggle();

  function add(key: Key): void {
    keys.add(key);
    codes.show(keys.all(), key);
    turnTo('codes');
    toast(`${key.account} added. Tap its code to fill it in.`);
  }

  function remove(key: Key): void {
    keys.remove(key);
    codes.show(keys.all());
    toast(`${key.account} removed from this phone.`);
  }

  async function fetchMail(): Promise<void> {
    const fresh = await mail.refresh();
    if (!fresh) return;
    turnTo('mail');
    turnSheet(true);
    toast(`New mail: ${fresh.subject}`);
  }

  function tick(): void {
    document.getElementById('phone-time')?.replaceChildren(clock.format(Date.now()));
    codes.tick();
    // On the second, so that no code is shown past its time.
    setTimeout(tick, 1000 - (Date.now() % 1000));
  }
}

async function use(code: string): Promise<void> {
  const done = await handOver(code);
  if (done === 'filled') turnSheet(false);
  toast({ filled: 'Filled in.', copied: 'Copied.', shown: `Your code is ${code}.` }[done]);
}

/** The title, the screens and the two tabs. Answers the way to turn from one to another. */
function drawApps(
  screens: Record<Screen, HTMLElement>,
  turned: (screen: Screen) => void,
): (screen: Screen) => void {
  const title = el('h2', {}, titles.codes);
  const tab = (words: string, symbol: string, screen: Screen): HTMLButtonElement =>
    el('button', { type: 'button', onclick: () => turnTo(screen) }, icon(symbol), words);
  const tabs = { codes: tab('Codes', 'key', 'codes'), mail: tab('Mail', 'mail', 'mail') };
  const dock = el('div', { class: 'tabs', role: 'group', 'aria-label': 'Apps' }, tabs.codes, tabs.mail);
  document.getElementById('phone-app')?.replaceChildren(title, ...Object.values(screens), dock);

  function turnTo(screen: Screen): void {
    for (const [name, element] of Object.entries(screens)) element.hidden = name !== screen;
    title.textContent = titles[screen];
    tabs.codes.ariaPressed = String(screen !== 'mail');
    tabs.mail.ariaPressed = String(screen === 'mail');
    turned(screen);
  }
  turnTo('codes');
  return turnTo;
}
