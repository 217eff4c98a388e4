// Writes packages/elements/custom-elements.json and, from it, the tables of packages/elements/README.md.
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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

function describe({
  tagName,
  summary,
  description,
  members = [],
  events = [],
  slots = [],
  cssParts = [],
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
    ...table('CSS property', (rest.cssProperties ?? []).map(named)),
    ...table('State', (rest.cssStates ?? []).map(named)),
    '',
  ];
}

const elements = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter(({ customElement, tagName }) => customElement && tagName);

const readme = join(cwd, 'README.md');
const [head, , tail] = readFileSync(readme, 'utf8').split(/(?<=<!-- elements -->\n)|(?=<!-- \/elements -->)/);
writeFileSync(readme, `${head}\n${elements.flatMap(describe).join('\n')}\n${tail}`);
