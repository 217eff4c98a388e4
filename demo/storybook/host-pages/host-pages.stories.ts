/** The elements in pages that others made: each in a frame, since a framework's style sheet is for a page of its own. */
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { directionOf } from '../toolbar.js';

interface Context {
  readonly globals: Readonly<Record<string, string>>;
}

export default { title: 'Looks/Host pages', tags: ['!autodocs'] };

const frame = { display: 'block', inlineSize: '100%', blockSize: 'calc(100vh - 3rem)', border: '0' };

const page = (name: string, title: string) => ({
  name: title,
  render: (_args: unknown, { globals }: Context) => {
    const address = `host-pages/${name}.html?theme=${globals['theme']}&dir=${directionOf(globals)}`;
    return html`<iframe title=${title} src=${address} style=${styleMap(frame)}></iframe>`;
  },
});

export const Plain = page('plain', 'Without any style');
export const Bootstrap = page('bootstrap', 'Bootstrap 5');
export const Tailwind = page('tailwind', 'Tailwind 4');
export const Material = page('material', 'After Material 3');
export const Hostile = page('hostile', 'Hostile resets');
