// Writes the tables of options and figures of packages/express/README.md from the comments and defaults in options.ts and figures.ts.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../packages/express');
const read = (file) =>
  ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
const source = read('src/options.ts');
const figureSource = read('src/figures.ts');

/** Every node below for which `is` holds. */
function find(node, is) {
  const found = is(node) ? [node] : [];
  ts.forEachChild(node, (child) => void found.push(...find(child, is)));
  return found;
}

function one(file, is, what) {
  const [node] = find(file, is);
  if (!node) throw new Error(`${file.fileName} has no ${what}; mend this script with it`);
  return node;
}

const named = (name) => (node) => node.name?.getText() === name;
const membersOf = (file, name) =>
  one(file, (node) => ts.isInterfaceDeclaration(node) && named(name)(node), `interface ${name}`).members;

function commentOf(member) {
  const text = ts.getTextOfJSDocComment(member.jsDoc?.at(-1)?.comment);
  if (!text) throw new Error(`${member.name.getText()} has no comment to tell what it is`);
  return text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
}

/** `'/mfa'` of `basePath: options.basePath ?? '/mfa'`; nothing where the default is no literal, and the comment says it. */
function defaultOf(name) {
  const whole = new RegExp(`^options\\.${name} \\?\\? ('.*'|true|false)$`);
  const assigned = find(source, (node) => ts.isPropertyAssignment(node) && named(name)(node));
  const [literal] = assigned.flatMap(({ initializer }) => whole.exec(initializer.getText())?.[1] ?? []);
  return literal && literal !== "''" ? code(literal.replaceAll("'", '')) : '';
}

const code = (text) => `\`${text}\``;
const numberOf = (node) =>
  ts.isBinaryExpression(node)
    ? numberOf(node.left) * numberOf(node.right)
    : Number(node.getText().replaceAll('_', ''));

function boundsOf(name) {
  const { properties } = one(
    figureSource,
    (node) => ts.isVariableDeclaration(node) && named('bounds')(node),
    'bounds',
  ).initializer;
  const bound = properties.find(named(name)).initializer.properties;
  const [byDefault, least, most] = ['byDefault', 'least', 'most'].map((key) =>
    numberOf(bound.find(named(key)).initializer).toLocaleString('en'),
  );
  return { byDefault, range: `${least} to ${most}` };
}

const row = (...cells) => `| ${cells.join(' | ')} |`;

const options = membersOf(source, 'MfaOptions').map((member) => {
  const name = member.name.getText();
  return row(code(name), member.questionToken ? defaultOf(name) : 'required', commentOf(member));
});
const figures = membersOf(figureSource, 'Figures').map((member) => {
  const name = member.name.getText();
  const { byDefault, range } = boundsOf(name);
  return row(code(name), byDefault, range, commentOf(member));
});

const readme = join(root, 'README.md');
const [head, , tail] = readFileSync(readme, 'utf8').split(/(?<=<!-- options -->\n)|(?=<!-- \/options -->)/);
if (tail === undefined)
  throw new Error(`${readme} has no <!-- options --> … <!-- /options --> to write between`);
const tables = [
  '| Option | Default | |',
  '|---|---|---|',
  ...options,
  '',
  '| Figure | Default | Bounds | |',
  '|---|---|---|---|',
  ...figures,
];
writeFileSync(readme, `${head}\n${tables.join('\n')}\n\n${tail}`);
