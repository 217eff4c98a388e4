import manifest from '@mfa-kit/elements/custom-elements.json' with { type: 'json' };
import type { Decorator, Preview } from '@storybook/web-components-vite';
import { setCustomElementsManifest } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { atFirst, directionOf, toolbar } from './toolbar.js';

setCustomElementsManifest(manifest);

/** A page around the story, so that each shows what the toolbar says, on a documentation page too. */
const stage: Decorator = (story, { globals, viewMode }) => {
  const chosen = globals as Record<string, string>;
  const { theme, width, locale = 'en', text = '100%', colours } = chosen;
  document.documentElement.lang = locale;
  // As a person's own setting does it: everything that is measured in rem grows along.
  document.documentElement.style.fontSize = text;
  const page = {
    colorScheme: theme ?? 'light',
    background: 'light-dark(#fff, #181b24)',
    color: 'light-dark(#161a26, #eceef6)',
    padding: '1.5rem',
    maxInlineSize: width === 'narrow' ? '320px' : 'none',
    boxSizing: 'border-box',
    minBlockSize: viewMode === 'story' ? '100vh' : 'auto',
  };
  return html`<div dir=${directionOf(chosen)} style=${styleMap(page)}>
    ${colours === 'forced' ? forcing() : nothing} ${story()}
  </div>`;
};

/** No page can force colours upon itself as a browser does, and something that only looks like it would prove nothing. */
const forcing = () => {
  const isForced = matchMedia('(forced-colors: active)').matches;
  const frame = {
    border: '1px solid',
    padding: '0.5rem 0.75rem',
    margin: '0 0 1rem',
    font: '0.875rem system-ui',
  };
  return html`<p lang="en" dir="ltr" style=${styleMap(frame)}>
    ${
      isForced
        ? 'The browser forces its colours on this page.'
        : 'Only the browser can force colours: in its developer tools, Rendering → Emulate CSS media feature forced-colors → active; on Windows, Contrast themes.'
    }
  </p>`;
};

export default {
  tags: ['autodocs'],
  decorators: [stage],
  parameters: {
    layout: 'fullscreen',
    // A story is a part of a page: it has no landmarks.
    a11y: { test: 'error', config: { rules: [{ id: 'region', enabled: false }] } },
    backgrounds: { disable: true },
    options: { storySort: { order: ['Looks', 'Controls', 'Screens', 'Settings', 'Console'] } },
  },
  globalTypes: toolbar,
  initialGlobals: atFirst,
} satisfies Preview;
