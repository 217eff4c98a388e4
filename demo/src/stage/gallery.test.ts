import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import express from 'express';
import { gallery } from './gallery.js';

describe('the gallery', () => {
  let folder: string;
  let server: Server;
  let built: number;
  let isStale: boolean;
  let finish: (error?: Error) => void;

  beforeEach(async () => {
    folder = join(mkdtempSync(join(tmpdir(), 'mfa-gallery-')), 'storybook');
    [built, isStale] = [0, false];
    const build = (next: string) =>
      new Promise<void>((resolve, reject) => {
        built += 1;
        const name = `gallery ${built}`;
        finish = (error) => {
          if (error) return reject(error);
          mkdirSync(join(next, 'host-pages'), { recursive: true });
          writeFileSync(join(next, 'index.html'), name);
          writeFileSync(join(next, 'host-pages/plain.html'), 'a page');
          return resolve();
        };
      });
    const app = express();
    app.use(
      '/storybook',
      gallery({
        folder,
        build,
        isStale: () => isStale,
        waiting: (_request, response) => void response.send('soon'),
      }),
    );
    server = createServer(app).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
  });
  afterEach(() => {
    server.close();
    rmSync(join(folder, '..'), { recursive: true, force: true });
  });

  const get = async (path = '/') => {
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/storybook${path}`);
    return {
      status: answer.status,
      text: await answer.text(),
      policy: answer.headers.get('content-security-policy'),
    };
  };
  const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

  it('is built once, when it is first asked for, and says so until it is there', async () => {
    assert.equal(built, 0);
    const [first, second] = await Promise.all([get(), get()]);
    assert.deepEqual([first.status, first.text, second.status], [503, 'soon', 503]);
    assert.match(String(first.policy), /require-trusted-types-for/);
    assert.equal(built, 1);
    finish();
    await settled();
    assert.deepEqual((await get()).text, 'gallery 1');
    assert.equal(built, 1);
  });

  it('serves the old one while a newer one is built', async () => {
    await get();
    finish();
    await settled();
    isStale = true;
    assert.equal((await get()).text, 'gallery 1');
    assert.equal(built, 2);
    isStale = false;
    finish();
    await settled();
    assert.equal((await get()).text, 'gallery 2');
  });

  it('tries again when a build failed', async (t) => {
    const said = t.mock.method(console, 'error', () => undefined);
    await get();
    finish(new Error('no'));
    await settled();
    assert.equal((await get()).status, 503);
    assert.deepEqual([built, said.mock.callCount()], [2, 1]);
    finish();
    await settled();
  });

  it('holds the pages of other frameworks to the strict policy, in frames of its own alone', async () => {
    await get();
    finish();
    await settled();
    const { policy, text } = await get('/host-pages/plain.html');
    assert.equal(text, 'a page');
    assert.match(String(policy), /require-trusted-types-for 'script'/);
    assert.match(String(policy), /frame-ancestors 'self'/);
    assert.doesNotMatch(String(policy), /unsafe/);
  });
});
