/** The checklists of behaviour, row by row: each has a test that bears its name, or a line in the README of the elements. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** O: code field, P: phone field, Q: authenticators, R: recovery codes, S: settings, challenge, wizard and console. */
const lists = { O: 45, P: 38, Q: 22, R: 22, S: 24 } as const;
const rows = Object.entries(lists).flatMap(([list, length]) =>
  Array.from({ length }, (_, at) => `${list}${at + 1}`),
);

const tests = globSync(
  [
    'packages/*/src/**/*.test.ts',
    'packages/elements/stories-kit/*.ts',
    'demo/src/**/*.test.ts',
    'test/**/*.test.ts',
  ],
  { cwd: root },
);

/** The rows that a test is named after: they stand before its words, `it('O17 O18 has one name'`. */
function namesIn(source: string): string[] {
  return [...source.matchAll(/\bit\(\s*['"`]((?:[A-Z]+-?\d+ )+)/g)].flatMap(([, names = '']) =>
    names.trim().split(' '),
  );
}

const tested = new Set(tests.flatMap((path) => namesIn(read(path))));
const readme = read('packages/elements/README.md');
const told = new Set([...readme.matchAll(/^\| ([OPQRS]\d+) \| \S/gm)].map(([, row]) => row));

describe('the checklists', () => {
  it('have a test or a line of the README for every row', () => {
    assert.deepEqual(
      rows.filter((row) => !tested.has(row) && !told.has(row)),
      [],
    );
  });

  it('have every row that a test or the README names', () => {
    const named = [...tested, ...told].filter((name) => /^[OPQRS]\d+$/.test(name!));
    assert.deepEqual(
      named.filter((name) => !rows.includes(name!)),
      [],
    );
  });

  it('P30 say of which version the numbering plans are, as it is installed', () => {
    const { version } = JSON.parse(read('node_modules/libphonenumber-js/package.json')) as {
      version: string;
    };
    assert.ok(readme.includes(`libphonenumber-js ${version}.`), `the README does not name ${version}`);
    assert.match(read('.github/dependabot.yml'), /interval: monthly[^]+dependency-name: libphonenumber-js/);
  });
});
