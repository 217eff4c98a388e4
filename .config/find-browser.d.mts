/** Lets Chromium run as root, without a graphics card, and without a request of its own to the outside. */
export const CHROME_FLAGS: string[];
/** The first of these commands that is on the PATH. */
export function findOnPath(...names: string[]): string | undefined;
/**
 * The path of a Chromium. Looks at CHROME_PATH or CHROME_BIN, then at what is installed, then at what was fetched before;
 * with `install` also fetches one, unless MFA_BROWSER_INSTALL=0 forbids it.
 */
export function findBrowser(options?: { install?: boolean }): Promise<string>;
