/** A text that has just come, at the top of the phone's screen, or of the page while the phone is put away. Tapped, it opens Messages. */
import { el, icon } from './draw.js';
import { isSheetDown } from './sheet.js';

const BANNER_MS = 8000;

let fading: ReturnType<typeof setTimeout> | undefined;

export function showBanner(words: string, open: () => void): void {
  clearBanner();
  const place = document.getElementById(isSheetDown() ? 'page-banner' : 'phone-banner');
  const button = el(
    'button',
    {
      class: 'banner-button',
      type: 'button',
      onclick: () => {
        clearBanner();
        open();
      },
    },
    icon('text'),
    el('span', {}, el('b', {}, 'Messages'), el('span', {}, words)),
  );
  place?.replaceChildren(button);
  fading = setTimeout(clearBanner, BANNER_MS);
}

export function clearBanner(): void {
  clearTimeout(fading);
  for (const id of ['page-banner', 'phone-banner']) document.getElementById(id)?.replaceChildren();
}
