// Takes indentation and spaces for the eye out of the built style sheets: pages load them as they are, and nothing
// minifies a template.
// Line ends stay, so source maps keep their lines. No sheet of ours has a string over several lines.
import { globSync, readFileSync, writeFileSync } from 'node:fs';

for (const file of globSync('packages/elements/dist/**/*.styles.js')) {
  const sheet = readFileSync(file, 'utf8');
  const squeezed = sheet
    .replace(/\n[ \t]+/g, '\n')
    .replace(/([:,]) /g, '$1')
    .replace(/ \{/g, '{');
  if (squeezed !== sheet) writeFileSync(file, squeezed);
}
