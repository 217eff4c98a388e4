/** What one engine has and another lacks, where a test depends on it. */
import { executeServerCommand } from '@web/test-runner-commands';

/**
 * Leaves a test out where the browser, or what drives it, lacks something, and has the report say what. In Chromium
 * nothing may be left out: there it counts as a failure.
 */
export function needs(test: Mocha.Context, has: boolean, what: string): void {
  if (has) return;
  test.test!.title += ` (needs ${what})`;
  test.skip();
}

interface Media {
  readonly media?: 'print';
  readonly forcedColors?: 'active';
}

/** Shows the page as paper, or in a person's own colours, until it is called without; answers whether it could. */
export async function emulate({ media = '' as never, forcedColors }: Media = {}): Promise<boolean> {
  await executeServerCommand('emulate', { media, forcedColors: forcedColors ?? 'none' });
  return (
    matchMedia(media || 'screen').matches && matchMedia(`(forced-colors: ${forcedColors ?? 'none'})`).matches
  );
}
