/** The return path: a path of the application's own origin, or the default page. */
import type { Settled } from '../options.js';

export function returnPath({ publicOrigin, defaultPage }: Settled, wanted: unknown): string {
  // Browsers read a backslash as a slash and drop control characters, so `/\evil` and `/<tab>/evil` leave the site.
  if (typeof wanted !== 'string' || !/^\/(?!\/)[^\\\p{Cc}\s]*$/u.test(wanted)) return defaultPage;
  const url = URL.parse(wanted, publicOrigin);
  // Parsing takes dots away, and what is left of `/..//evil` names another host.
  if (url?.origin !== publicOrigin || url.pathname.startsWith('//')) return defaultPage;
  return url.pathname + url.search + url.hash;
}
