// Takes out of the built style sheets what is for the eye: lines, indentation, spaces, comments, the last semicolon of
// a rule, zeros before a point, quotes around a word. Pages load them as they are, and nothing minifies a template.
// The lines are put behind the sheet, so source maps keep theirs. No sheet of ours has a string over several lines.
import { globSync, readFileSync, writeFileSync } from 'node:fs';

const squeeze = (css) =>
  css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>/]) ?/g, '$1')
    .replace(/([:(]) /g, '$1')
    .replace(/ ([)!])/g, '$1')
    .replace(/ ([*/]) (?=[\d.-])/g, '$1')
    .replace(/;\}/g, '}')
    .replace(/='([a-z][\w-]*)'\]/g, '=$1]')
    .replace(/(?<=[ :(*,/-])0(?=\.\d)/g, '');

for (const file of globSync('packages/elements/dist/**/*.js')) {
  const module = readFileSync(file, 'utf8');
  const squeezed = module
    .replace(/(css ?`)([^`]*)`(;?)/g, (_sheet, start, css, end) => {
      const body = squeeze(css).trim();
      const lines = css.split('\n').length - 1;
      return `${start}${body}\`${end}${'\n'.repeat(lines)}`;
    })
    .replace(/\n[ \t]+/g, '\n');
  if (squeezed !== module) writeFileSync(file, squeezed);
}
