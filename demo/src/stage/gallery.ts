/** The gallery of every element in every state: built when somebody first asks for it, never while the bank opens. */
import { spawn } from 'node:child_process';
import { existsSync, globSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router, type RequestHandler } from 'express';
import { hostPageHeaders, storybookHeaders, strictHeaders } from '../headers.js';

const root = join(import.meta.dirname, '../../..');

/** What the gallery is made of. Of what is built, the elements themselves are enough. */
const made = [
  'packages/elements/{src,stories-kit}/**/*',
  'packages/elements/custom-elements.json',
  'demo/storybook/**/*',
];

export interface GalleryOptions {
  /** Where it is, once it is built. */
  readonly folder?: string;
  /** Builds it into a folder, and answers when it is whole. */
  readonly build?: (folder: string) => Promise<void>;
  /** Whether what is built is of before the last change. */
  readonly isStale?: (folder: string) => boolean;
  /** Says that it is being built. */
  readonly waiting: RequestHandler;
}

export function gallery({
  folder = join(root, '.cache/storybook'),
  build = buildStorybook,
  isStale = isOlder,
  waiting,
}: GalleryOptions): Router {
  let building: Promise<void> | undefined;
  const isBuilt = () => existsSync(join(folder, 'index.html'));

  /** Built beside the old one, which is served until the new one is whole. One that failed is tried again when next asked for. */
  async function renew(): Promise<void> {
    const next = `${folder}-next`;
    try {
      await build(next);
      rmSync(folder, { recursive: true, force: true });
      renameSync(next, folder);
    } catch (error) {
      console.error(error);
    }
    building = undefined;
  }

  const router = Router();
  router.get(['/', '/index.html'], (_request, _response, next) => {
    if (!isBuilt() || isStale(folder)) building ??= renew();
    next();
  });
  router.use('/host-pages', hostPageHeaders, express.static(join(folder, 'host-pages')));
  router.use((request, response, next) => {
    if (isBuilt()) storybookHeaders(request, response, next);
    else
      strictHeaders(request, response, () =>
        waiting(request, response.status(503).set('retry-after', '4'), next),
      );
  });
  router.use(express.static(folder));
  return router;
}

function isOlder(folder: string): boolean {
  const built = statSync(join(folder, 'index.html')).mtimeMs;
  return globSync(made, { cwd: root }).some((path) => statSync(join(root, path)).mtimeMs > built);
}

/** In a process of its own: it takes a minute, and the bank goes on answering. */
async function buildStorybook(folder: string): Promise<void> {
  const run = (...[script, ...args]: [string, ...string[]]) =>
    new Promise<void>((resolve, reject) => {
      const stdio = ['ignore', 'ignore', 'inherit'] as const;
      const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
        cwd: root,
        stdio: [...stdio],
      });
      const end = () => void child.kill();
      process.once('exit', end);
      child.once('error', reject);
      child.once('exit', (code) => {
        process.off('exit', end);
        if (code === 0) resolve();
        else reject(new Error(`Storybook could not be built: \`npm run build-storybook\` says why.`));
      });
    });
  await run('vite/bin/vite.js', 'build', '-c', 'demo/storybook/host-pages/vite.config.ts');
  await run(
    'storybook/dist/bin/dispatcher.js',
    'build',
    '-c',
    'demo/storybook',
    '-o',
    folder,
    '--quiet',
    '--loglevel',
    'warn',
  );
}
