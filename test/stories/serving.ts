/** What is built, served to a browser as long as the tests of a file run. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import { CHROME_FLAGS, findBrowser } from '../../.config/find-browser.mjs';

/** Both are there once the first test runs. */
export interface Served {
  readonly origin: string;
  readonly browser: Browser;
}

export function serve(server: Server): Served {
  const served = { origin: '' } as { origin: string; browser: Browser };
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    served.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    served.browser = await chromium.launch({ executablePath: await findBrowser(), args: CHROME_FLAGS });
  });
  after(async () => {
    await served.browser.close();
    server.close();
  });
  return served;
}
