/** “Chrome on macOS”, as far as the browser told. */
import { msg, str } from './locales/message.js';

export interface BrowserLabel {
  readonly browser?: string | undefined;
  readonly system?: string | undefined;
}

export function browserWords({ browser, system }: BrowserLabel): string {
  if (browser && system) return msg(str`${browser} on ${system}`, { id: 'browser.on' });
  return browser ?? system ?? msg('Unknown browser', { id: 'browser.unknown' });
}
