/** The contestants' pages, bundled for a browser as an application would, and served compressed from memory. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { contestants, type Contestant } from './contestants.js';

interface Served {
  readonly type: string;
  readonly content: Buffer;
}

export interface Site {
  readonly origin: string;
  close(): void;
}

export async function openSite(): Promise<Site> {
  const files = new Map<string, Served>();
  const put = (path: string, type: string, text: string | Uint8Array) =>
    files.set(path, { type, content: gzipSync(text, { level: 9 }) });
  for (const [name, contestant] of Object.entries<Contestant>(contestants)) {
    const { assets, head } = await bundle(name, contestant);
    for (const { path, contents } of assets)
      put(path, path.endsWith('.css') ? 'text/css' : 'text/javascript', contents);
    put(`/${name}`, 'text/html', page(name, contestant, head));
  }
  const answers = Object.entries<Contestant>(contestants).map(
    ([name, { answer }]) => [name, answer] as const,
  );
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = files.get(path);
    const from = new URL(request.headers.referer ?? 'http://localhost').pathname.slice(1);
    const answer = answers.find(([name]) => name === from)?.[1];
    if (file)
      response
        .setHeader('content-type', file.type)
        .setHeader('content-encoding', 'gzip')
        .setHeader('cache-control', 'no-store')
        .end(file.content);
    else if (answer) response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://localhost:${port}`, close: () => server.close() };
}

async function bundle(name: string, { script }: Contestant) {
  if (!script) return { assets: [], head: '' };
  const folder = `/${name}.assets`;
  const { outputFiles: assets, metafile } = await build({
    stdin: { contents: script, resolveDir: import.meta.dirname, sourcefile: `${name}.js` },
    absWorkingDir: '/',
    outdir: folder,
    entryNames: 'main',
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.webp': 'empty', '.png': 'empty', '.svg': 'empty' },
  });
  const main = `${folder}/main`;
  const preloads = atOnce(metafile, `${main}.js`).map((path) => `<link rel="modulepreload" href="${path}">`);
  const styles = assets.some(({ path }) => path === `${main}.css`)
    ? [`<link rel="stylesheet" href="${main}.css">`]
    : [];
  const head = [...styles, ...preloads, `<script type="module" src="${main}.js"></script>`].join('\n');
  return { assets, head };
}

/** What a script imports before it runs; a build tool writes them into the page, so that all are fetched together. */
function atOnce({ outputs }: Metafile, main: string): string[] {
  const found: string[] = [main];
  for (const path of found)
    for (const { kind, path: imported } of outputs[path.slice(1)]?.imports ?? [])
      if (kind === 'import-statement' && !found.includes(`/${imported}`)) found.push(`/${imported}`);
  return found.slice(1);
}

function page(name: string, { body }: Contestant, head: string): string {
  return `<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>${name}</title>
    ${head}</head><body>${body}</body></html>`;
}
