import manifest from '@mfa-kit/elements/custom-elements.json' with { type: 'json' };
import { languages } from '@mfa-kit/elements/locales';
import type { Decorator, Preview } from '@storybook/web-components-vite';
import { setCustomElementsManifest } from '@storybook/web-components-vite';
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';

setCustomElementsManifest(manifest);

const rightToLeft = (locale: string) => /^(ar|he)/.test(locale);

/** A page around the story, so that each shows the chosen theme, direction and width, on a documentation page too. */
const stage: Decorator = (story, { globals, viewMode }) => {
  const { theme, direction, width, locale = 'en' } = globals as Record<string, string>;
  document.documentElement.lang = locale;
  const ownDirection = rightToLeft(locale) ? 'rtl' : 'ltr';
  const page = {
    colorScheme: theme ?? 'light',
    background: 'light-dark(#fff, #181b24)',
    color: 'light-dark(#161a26, #eceef6)',
    padding: '1.5rem',
    maxInlineSize: width === 'narrow' ? '320px' : 'none',
    boxSizing: 'border-box',
    minBlockSize: viewMode === 'story' ? '100vh' : 'auto',
  };
  return html`<div
    dir=${direction === 'auto' ? ownDirection : (direction ?? ownDirection)}
    style=${styleMap(page)}
  >
    ${story()}
  </div>`;
};

export default {
  tags: ['autodocs'],
  decorators: [stage],
  parameters: {
    layout: 'fullscreen',
    // A story is a part of a page: it has no landmarks.
    a11y: { test: 'error', config: { rules: [{ id: 'region', enabled: false }] } },
    backgrounds: { disable: true },
  },
  globalTypes: {
    theme: {
      description: 'Theme',
      toolbar: { icon: 'contrast', dynamicTitle: true, items: ['light', 'dark'] },
    },
    direction: {
      description: 'Direction of writing',
      toolbar: {
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'auto', title: 'of the language' },
          { value: 'ltr', title: 'left to right' },
          { value: 'rtl', title: 'right to left' },
        ],
      },
    },
    width: {
      description: 'Width of the page',
      toolbar: {
        icon: 'grow',
        dynamicTitle: true,
        items: [
          { value: 'full', title: 'full width' },
          { value: 'narrow', title: '320 px' },
        ],
      },
    },
    locale: {
      description: 'Language',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: ['en', ...Object.keys(languages)].map((value) => ({
          value,
          title: new Intl.DisplayNames(value, { type: 'language' }).of(value) ?? value,
        })),
      },
    },
  },
  initialGlobals: { theme: 'light', direction: 'auto', width: 'full', locale: 'en' },
} satisfies Preview;
