/** The README shows the recipes that run here, to the letter. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import { recipes } from './recipes.js';

const readme = join(import.meta.dirname, '../../../packages/express/README.md');

/** What somebody copies of a recipe: its imports, but for ours, and what stands between the two marks. */
function shown(source: string): string {
  const imports = source.match(/^import .+ from '(?!\.).+';$/gm) ?? [];
  const [, marked = ''] = /^ {2}\/\/ recipe\n([^]+?)\n {2}\/\/ end$/m.exec(source) ?? [];
  const kept = imports.filter((line) => marked.length > 0 && isUsed(line, marked));
  return `${kept.join('\n')}\n\n${marked.replace(/^ {2}/gm, '')}`;
}

/** Some of a file's imports serve the doors that no recipe has. */
function isUsed(line: string, code: string): boolean {
  const names = line.match(/(?<=^import (?:type )?).+(?= from )/)?.[0].match(/\w+/g) ?? [];
  return names.some((name) => new RegExp(`\\b${name}\\b`).test(code));
}

for (const { name, file } of recipes)
  it(`the README shows ${name} as it is tested`, async () => {
    const source = await readFile(join(import.meta.dirname, 'recipes', file), 'utf8');
    const recipe = shown(source);
    assert.match(recipe, /createMfa\(/);
    const text = await readFile(readme, 'utf8');
    assert.ok(text.includes(`\`\`\`ts\n${recipe}\n\`\`\``), `packages/express/README.md wants:\n\n${recipe}`);
  });
