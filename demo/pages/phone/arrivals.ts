/** Follows what comes: the number on the tab, and for texts, which somebody waits for, a banner that leads to them. */
import type { Apps } from './apps.js';
import { clearBanner, showBanner } from './banner.js';
import type { MailScreen } from './mail.js';
import type { MessagesScreen } from './messages.js';
import { isSheetDown, turnSheet } from './sheet.js';

/** Often enough for somebody who waits for a text. */
const POLL_MS = 2000;

export interface Arrivals {
  /** Messages is open: there is nothing new in it. */
  read(): void;
}

/** Looks for texts while somebody looks at the page. */
export function followTexts(apps: Apps, messages: MessagesScreen): Arrivals {
  let unread = 0;

  async function look(): Promise<void> {
    const fresh = await messages.refresh();
    const newest = fresh.at(-1);
    if (!newest || (apps.current === 'messages' && !isSheetDown())) return;
    unread += fresh.length;
    apps.badge('messages', unread);
    showBanner(newest.body.split('\n')[0] ?? '', () => {
      turnSheet(true);
      apps.turnTo('messages');
      messages.showNewest({ focus: true });
    });
  }

  follow(() => messages.refresh(), look);

  return {
    read() {
      unread = 0;
      apps.badge('messages', unread);
      clearBanner();
      messages.showNewest();
    },
  };
}

export function followMails(apps: Apps, mail: MailScreen): Arrivals {
  let unread = 0;
  follow(
    () => mail.refresh(),
    async () => {
      const fresh = await mail.refresh();
      if (apps.current === 'mail' && !isSheetDown()) return;
      unread += fresh.length;
      apps.badge('mail', unread);
    },
  );
  return {
    read() {
      unread = 0;
      apps.badge('mail', unread);
    },
  };
}

/** @param first fetches what was there before the page, which is no news */
function follow(first: () => Promise<unknown>, look: () => Promise<void>): void {
  function goOn(): void {
    setTimeout(() => {
      // A bank that does not answer is asked again.
      const looked = document.visibilityState === 'hidden' ? undefined : look().catch(() => undefined);
      void Promise.resolve(looked).then(goOn);
    }, POLL_MS);
  }
  void first().then(goOn, goOn);
}
