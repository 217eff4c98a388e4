/**
 * A fresh process until it listens: the kit, as it is published, against Express and better-sqlite3 alone, each with a
 * database that is there.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, print, type Cost } from './measure.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const staged = join(root, '.cache/packages');
const folder = mkdtempSync(join(tmpdir(), 'mfa-kit-bench-'));

execFileSync(process.execPath, [join(root, '.config/stage.mjs')], { stdio: 'ignore' });
// What npm would have installed beside it, where the root has another version.
const beside = 'express/node_modules';
symlinkSync(join(root, 'packages', beside), join(staged, 'node_modules/@mfa-kit', beside), 'junction');
cpSync(fileURLToPath(new URL('start', import.meta.url)), staged, { recursive: true });

const run = (script: string) => async (): Promise<Cost> => {
  const file = join(staged, `${script}.mjs`);
  const started = performance.now();
  const [code] = (await once(
    spawn(process.execPath, [file, join(folder, `${script}.db`)], { stdio: 'inherit' }),
    'exit',
  )) as [number];
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
  const wall = performance.now() - started;
  return { wall, cpu: wall };
};

const { wall } = await compare({ rounds: 20, warmUp: 2, ours: run('kit'), baseline: run('bare') });
rmSync(folder, { recursive: true, force: true });

const times = ({ median, low, high }: typeof wall) => ({ median: 1 / median, low: 1 / high, high: 1 / low });
print('start', 'Express and better-sqlite3 alone, listening', times(wall), '1.25 at most');
