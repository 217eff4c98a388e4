// Writes packages/elements/custom-elements.json and, from it, the tables of packages/elements/README.md.
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sheets, tokens } from './tokens.mjs';

const root = join(import.meta.dirname, '..');
const cwd = join(root, 'packages/elements');
const config = '../../.config/custom-elements-manifest.config.mjs';
const manifest = await cli({ argv: ['analyze', '--config', config], cwd });

const oneLine = (text = '') => text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').trim();
const code = (text) => `\`${oneLine(text)}\``;

function table(title, rows) {
  if (rows.length === 0) return [];
  return ['', `| ${title} | |`, '|---|---|', ...rows.map(([name, text]) => `| ${name} | ${oneLine(text)} |`)];
}

const property = ({ name, attribute, type, default: initial, description }) => [
  [
    code(name),
    ...(attribute ? [attribute === name ? 'attribute' : `attribute ${code(attribute)}`] : []),
    ...(type ? [code(type.text)] : []),
    ...(initial === undefined ? [] : [`= ${code(initial)}`]),
  ].join(' '),
  description,
];
const method = ({ name, parameters = [], description }) => [
  code(`${name}(${parameters.map((parameter) => parameter.name).join(', ')})`),
  description,
];
const named = ({ name, description }) => [code(name || 'default'), description];

/** What an element adds to the tokens that are told of above. */
const ownTokens = (path) => {
  const folder = path.replace(/^dist\//, '').replace(/[^/]*$/, '');
  return sheets
    .filter((sheet) => sheet.path.startsWith(folder))
    .flatMap(({ documented }) => documented)
    .filter(({ name }) => tokens.some((token) => token.name === name && token.tier === 'element'));
};

function describe({
  tagName,
  summary,
  description,
  members = [],
  events = [],
  slots = [],
  cssParts = [],
  path,
  ...rest
}) {
  // Of the base that all share only the attributes; of a control's own, everything.
  const inherited = ({ inheritedFrom, attribute }) =>
    attribute || /^(undefined|dist\/controls\/)/.test(inheritedFrom?.module);
  const fields = members.filter((member) => member.kind === 'field' && !member.static && inherited(member));
  const methods = members.filter((member) => member.kind === 'method' && !member.static && inherited(member));
  return [
    `### \`<${tagName}>\``,
    '',
    oneLine(description ?? summary),
    ...table('Property', fields.filter(({ description: text }) => text).map(property)),
    ...table('Method', methods.filter(({ description: text }) => text).map(method)),
    ...table('Event', events.filter(({ name }) => name).map(named)),
    ...table('Slot', slots.map(named)),
    ...table('Part', cssParts.map(named)),
    ...table('Token', ownTokens(path).map(named)),
    ...table('State', (rest.cssStates ?? []).map(named)),
    '',
  ];
}

const elements = manifest.modules
  .flatMap(({ path, declarations = [] }) => declarations.map((declaration) => ({ ...declaration, path })))
  .filter(({ customElement, tagName }) => customElement && tagName);

const tiers = [
  ['palette', 'Palette'],
  ['meaning', 'Meaning'],
  ['element', 'Elements'],
];
const tokenTables = tiers.flatMap(([tier, title]) => [
  '',
  `| ${title} | Unless set | |`,
  '|---|---|---|',
  ...tokens
    .filter((token) => token.tier === tier)
    .map(
      ({ name, default: initial, description }) =>
        `| ${code(name)} | ${code(initial)} | ${oneLine(description)} |`,
    ),
]);

/** Puts what is written by this script between its two marks. */
function fill(text, mark, lines) {
  const parts = text.split(new RegExp(`(?<=<!-- ${mark} -->\n)|(?=<!-- /${mark} -->)`));
  return `${parts[0]}\n${lines.join('\n')}\n${parts.at(-1)}`;
}

const readme = join(cwd, 'README.md');
const told = fill(readFileSync(readme, 'utf8'), 'tokens', [...tokenTables.slice(1), '']);
writeFileSync(readme, fill(told, 'elements', elements.flatMap(describe)));
