/** A browser that breaks is never taken for tests that passed: its file fails, and the next has another browser. */
import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { webkitLauncher } from '../../.config/webkit-launcher.mjs';

/** Answers as WebKit's driver does, and ends where a page says so. */
const driver = `#!${process.execPath}
const { appendFileSync } = require('node:fs');
const { createServer } = require('node:http');
appendFileSync(process.env.STARTS, 'started\\n');
createServer((request, response) => {
  let body = '';
  request.on('data', (data) => (body += data)).on('end', () => {
    if (body.includes('/breaks')) process.exit(11);
    if (body.includes('/hangs')) return;
    const value = request.url === '/session' ? { sessionId: 'one' } : request.url.endsWith('/sync') ? [0, 0] : null;
    response.end(JSON.stringify({ value }));
  });
}).listen(process.argv[3], '127.0.0.1');
`;

const screen = `#!${process.execPath}
require('node:fs').writeSync(3, '99\\n');
setInterval(() => {}, 1000);
`;

describe('the launcher of WebKit', () => {
  const kept = { ...process.env };
  let folder: string;
  const starts = async () => (await readFile(join(folder, 'starts'), 'utf8')).split('\n').length - 1;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mfa-driver-'));
    for (const [name, code] of Object.entries({ Xvfb: screen, 'driver.cjs': driver })) {
      await writeFile(join(folder, name), code);
      await chmod(join(folder, name), 0o755);
    }
    process.env.STARTS = join(folder, 'starts');
    process.env.PATH = `${folder}${delimiter}${kept.PATH}`;
    process.env.WEBKIT_DRIVER = join(folder, 'driver.cjs');
    process.env.WEBKIT_PATH = join(folder, 'driver.cjs');
  });

  after(async () => {
    process.env = kept;
    await rm(folder, { recursive: true });
  });

  it('keeps a browser for the next file, and replaces one that broke, whose file fails', async () => {
    const launcher = webkitLauncher();
    await launcher.startSession('first', 'http://localhost/fine');
    await launcher.stopSession('first');
    await assert.rejects(launcher.startSession('second', 'http://localhost/breaks'), /WebKitWebDriver/);
    assert.equal(await starts(), 1);
    assert.ok(launcher.isActive('second'));
    await assert.rejects(launcher.stopSession('second'), /WebKitWebDriver ended \(11\)/);
    await launcher.startSession('third', 'http://localhost/fine');
    assert.equal(await starts(), 2);
    await launcher.stopSession('third');
    await launcher.stop();
  });

  it('does not wait for a driver that hangs', async () => {
    const launcher = webkitLauncher({ answerLimit: 500 });
    await assert.rejects(launcher.startSession('first', 'http://localhost/hangs'), /does not answer .*url/);
    await launcher.stop();
  });
});
