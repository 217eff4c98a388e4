/**
 * The accessibility tree of a story as Chromium hands it to a screen reader, one line a node, held against
 * `trees/<element>.txt`. `MFA_UPDATE_TREES=1 npm test -- stories` writes those anew, for a person to read and commit.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';

type AXNode = Awaited<ReturnType<typeof nodesOf>>[number];

const folder = join(import.meta.dirname, 'trees');
const updating = process.env.MFA_UPDATE_TREES === '1';

/** What comes after a moment is in a tree that is written anew. */
export const settlingMs = updating ? 1500 : 0;

/** What is told of a node besides its role and name. */
const TOLD = new Set([
  ...[
    'busy',
    'checked',
    'disabled',
    'expanded',
    'hasPopup',
    'invalid',
    'level',
    'live',
    'modal',
    'multiselectable',
  ],
  ...['pressed', 'readonly', 'required', 'selected', 'valuetext'],
]);
/** What goes without saying. */
const PLAIN = /^(false|off|true \(invalid\))$/;

/** Times differ from run to run: `10:42 AM`, `21 Nov 2026`, `in 28 seconds`. */
const settled = (text: string): string =>
  text
    .replaceAll(/\d{1,2}:\d{2}(:\d{2})?([\s\u202f][AP]M)?/g, '<time>')
    .replaceAll(/\b[A-Z][a-z]{2,8} \d{1,2}, 20\d\d\b|\b\d{1,2} [A-Z][a-z]{2,8} 20\d\d\b/g, '<day>')
    .replaceAll(/\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*, (?=<)/g, '')
    .replaceAll(/\b\d+ (seconds?|minutes?)\b/g, '<some> $1')
    .replaceAll(/[\u2066-\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

async function nodesOf(devtools: CDPSession) {
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  return nodes;
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

export async function treeOf(page: Page): Promise<string> {
  let session = sessions.get(page);
  if (!session) sessions.set(page, (session = page.context().newCDPSession(page)));
  const devtools = await session;
  const nodes = await nodesOf(devtools);
  const { root } = await devtools.send('DOM.getDocument', { depth: 0 });
  const { nodeId } = await devtools.send('DOM.querySelector', {
    nodeId: root.nodeId,
    selector: '#storybook-root',
  });
  const { node } = await devtools.send('DOM.describeNode', { nodeId });
  const byId = new Map(nodes.map((one) => [one.nodeId, one]));
  const lines: string[] = [];
  const visit = (one: AXNode | undefined, depth: number): void => {
    if (!one) return;
    const line = one.ignored ? '' : lineOf(one);
    if (line) lines.push('  '.repeat(depth) + line);
    const children = (one.childIds ?? []).map((id) => byId.get(id));
    // A name that is all there is says what is in it.
    if (
      isLeaf(one) ||
      (line &&
        children.every(
          (child) => child?.role?.value === 'StaticText' && child.name?.value === one.name?.value,
        ))
    )
      return;
    for (const child of children) visit(child, depth + (line ? 1 : 0));
  };
  visit(
    nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === node.backendNodeId),
    0,
  );
  // All but a modal dialog is left out of the tree while one is open.
  if (lines.length === 0)
    visit(
      nodes.find(({ role }) => /dialog$/.test(String(role?.value))),
      0,
    );
  return lines.join('\n') || 'nothing';
}

const isLeaf = ({ role }: AXNode): boolean =>
  /^(button|img|textbox|StaticText|option)$/.test(String(role?.value));

function lineOf({ role, name, description, value, properties = [] }: AXNode): string {
  const kind = String(role?.value);
  const said = settled(String(name?.value ?? ''));
  if (/^(generic|none|InlineTextBox|LineBreak|ListMarker|RootWebArea)$/.test(kind)) return '';
  if (kind === 'StaticText') return said && `“${said}”`;
  const told = properties
    .filter(
      ({ name: of, value: { value: is } }) =>
        TOLD.has(of) && is !== undefined && is !== '' && !PLAIN.test(String(is)),
    )
    .map(({ name: of, value: { value: is } }) =>
      is === true || is === 'true' ? of : `${of} ${settled(String(is))}`,
    );
  const typed = value?.value === undefined ? '' : `= “${settled(String(value.value))}”`;
  const hint = description?.value ? `(${settled(String(description.value))})` : '';
  return [kind, said && `“${said}”`, typed, hint, told.length && `[${told.toSorted().join(', ')}]`]
    .filter(Boolean)
    .join(' ');
}

/** The trees of one element's stories, as they were when somebody last read them. */
class Reviewed {
  readonly #path: string;
  readonly #trees = new Map<string, string>();

  constructor(name: string) {
    this.#path = join(folder, `${name}.txt`);
    if (updating || !existsSync(this.#path)) return;
    for (const part of readFileSync(this.#path, 'utf8').split(/^## /m).slice(1)) {
      const [story = '', ...lines] = part.trimEnd().split('\n');
      this.#trees.set(story, lines.join('\n').trim());
    }
  }

  expected(story: string, found: string): string | undefined {
    if (!updating) return this.#trees.get(story);
    this.#trees.set(story, found);
    mkdirSync(folder, { recursive: true });
    const parts = [...this.#trees].map(([name, tree]) => `## ${name}\n\n${tree}\n`);
    writeFileSync(this.#path, parts.join('\n'));
    return found;
  }
}

const reviewed = new Map<string, Reviewed>();

/** What was last reviewed of a story. `title` is `Screens/Challenge`. */
export function reviewedTree(title: string, story: string, found: string): string | undefined {
  const name = title.replace('/', '-').replaceAll(' ', '-').toLowerCase();
  let trees = reviewed.get(name);
  if (!trees) reviewed.set(name, (trees = new Reviewed(name)));
  return trees.expected(story, found);
}
