// Before a build: removes from dist what has no source any more, since the compiler leaves it and npm would pack it.
import { existsSync, globSync, rmSync } from 'node:fs';

/** What is generated clears its own folder. */
const generated = /[\\/]dist[\\/](?:cdn|react|jsx|vue)[\\/]/;

for (const built of globSync('packages/*/dist/**/*.{js,ts,map}')) {
  if (generated.test(built)) continue;
  const stem = built
    .replace(/\.(js|d\.ts)(\.map)?$/, '')
    .replace(/^(packages[\\/][^\\/]+[\\/])dist/, '$1src');
  if (!existsSync(`${stem}.ts`)) {
    console.log(`${built} has no source any more: removed.`);
    rmSync(built);
  }
}
