/** “Chrome” and “macOS”: what a person recognises their browser by, from what it says of itself. */
import Bowser from 'bowser';

export interface BrowserLabel {
  readonly browser?: string;
  readonly system?: string;
}

/** Only names from these lists are ever shown: of a browser it does not know, Bowser repeats what was sent. */
const browsers: ReadonlySet<string> = new Set(Object.values(Bowser.BROWSER_MAP));
const systems: ReadonlySet<string> = new Set(Object.values(Bowser.OS_MAP));

/** Empty where nothing is recognised. It is a hint for people; anybody can send any header. */
export function browserLabel(userAgent: string | null | undefined): BrowserLabel {
  if (!userAgent) return {};
  const { browser, os } = Bowser.parse(userAgent);
  return {
    ...(browser.name && browsers.has(browser.name) && { browser: browser.name }),
    ...(os.name && systems.has(os.name) && { system: os.name }),
  };
}
