/** A phone beside the page: an authenticator, texts and mail, for people who have none at hand. No part of the bank. */
import type { Stage } from '../../src/stage/stage.routes.js';
import { drawApps } from './apps.js';
import { followMails, followTexts } from './arrivals.js';
import { codesScreen } from './codes.js';
import { handOver, type Field } from './fill.js';
import { openKeys, readKeyUri, type Key } from './keys.js';
import { mailScreen } from './mail.js';
import { messagesScreen } from './messages.js';
import { drawNote } from './note.js';
import { scanScreen } from './scan.js';
import { listenToToggle, turnSheet } from './sheet.js';
import { toast } from './toast.js';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

export function openPhone({ stageId, belongings, apps: others, phoneNumber }: Stage): void {
  const given = [belongings, ...others].map(({ uri }) => readKeyUri(uri)).filter((key) => key !== undefined);
  const keys = openKeys(stageId, given);
  const codes = codesScreen({ use: (code) => void use(code), remove, scan: () => apps.turnTo('scan') });
  const scan = scanScreen(add, () => apps.turnTo('codes'));
  const messages = messagesScreen(phoneNumber, {
    useCode: (code) => void use(code),
    useNumber: (number) => void use(number, 'tel'),
  });
  const mail = mailScreen();
  const screens = { codes, scan, messages, mail };
  const apps = drawApps(screens, (screen) => {
    if (screen === 'scan') void scan.look();
    if (screen === 'messages') texts.read();
    if (screen === 'mail') mails.read();
  });
  const texts = followTexts(apps, messages);
  const mails = followMails(apps, mail);

  document.getElementById('desk-note')?.replaceChildren(drawNote(belongings));
  codes.show(keys.all());
  tick();
  document.addEventListener('demo-mail', () => void fetchMail());
  listenToToggle();

  function add(key: Key): void {
    keys.add(key);
    codes.show(keys.all(), key);
    apps.turnTo('codes');
    toast(`${key.account} added. Tap its code to fill it in.`);
  }

  function remove(key: Key): void {
    keys.remove(key);
    codes.show(keys.all());
    toast(`${key.account} removed from this phone.`);
  }

  async function fetchMail(): Promise<void> {
    const [fresh] = await mail.refresh();
    if (!fresh) return;
    apps.turnTo('mail');
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

async function use(text: string, field: Field = 'one-time-code'): Promise<void> {
  const done = await handOver(text, field);
  if (done === 'filled') turnSheet(false);
  toast({ filled: 'Filled in.', copied: 'Copied.', shown: `Type ${text}.` }[done]);
}
