/** Follows the texts that come: the number on the tab, and a banner that leads to them. */
import type { Apps } from './apps.js';
import { clearBanner, showBanner } from './banner.js';
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

  function goOn(): void {
    setTimeout(() => {
      // A bank that does not answer is asked again.
      const looked = document.visibilityState === 'hidden' ? undefined : look().catch(() => undefined);
      void Promise.resolve(looked).then(goOn);
    }, POLL_MS);
  }

  // What was there before the page is no news.
  void messages.refresh().then(goOn, goOn);

  return {
    read() {
      unread = 0;
      apps.badge('messages', unread);
      clearBanner();
      messages.showNewest();
    },
  };
}
