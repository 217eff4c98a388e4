/** What marks words for translation: @lit/localize without its loader, which a page pays for when it loads a language. */
export { msg } from '@lit/localize/init/install.js';
export { LOCALE_STATUS_EVENT } from '@lit/localize/internal/locale-status-event.js';
export { str } from '@lit/localize/internal/str-tag.js';
