/** What can be edited, as the manifest tells of it. */
import manifest from '@mfa-kit/elements/custom-elements.json' with { type: 'json' };

/** One token: a colour in light and dark, or a length with its bounds. */
export type Token = { readonly name: string; readonly description: string } & (
  | { readonly kind: 'colour'; readonly light: string; readonly dark: string }
  | { readonly kind: 'mixed'; readonly mix: string }
  | { readonly kind: 'length'; readonly initial: number; readonly least: number; readonly most: number }
);

/** What was changed: a colour for each theme, a length in px. */
export type Change = { readonly light: string; readonly dark: string } | { readonly px: number };
export type Changes = Readonly<Record<string, Change>>;

/** Lengths in px as they are where nothing is set, and how far they may go. */
const lengths: Readonly<Record<string, readonly [number, number]>> = {
  '--mfa-font-size': [16, 24],
  '--mfa-space': [8, 16],
  '--mfa-radius': [10, 28],
  '--mfa-border-width': [1, 4],
  '--mfa-focus-width': [2, 6],
  '--mfa-button-height': [48, 72],
  '--mfa-button-radius': [10, 36],
  '--mfa-input-height': [48, 72],
  '--mfa-otp-height': [56, 80],
  '--mfa-otp-gap': [8, 24],
  '--mfa-card-radius': [20, 40],
  '--mfa-card-padding': [40, 64],
};

interface Listed {
  readonly name: string;
  readonly description: string;
  readonly default: string;
}
const listed = manifest.modules.flatMap(({ declarations }) =>
  declarations.flatMap((declaration) =>
    'cssProperties' in declaration ? (declaration.cssProperties as Listed[]) : [],
  ),
);

function asToken({ name, description, default: initial }: Listed): Token[] {
  const pair = /^light-dark\((#\w+), (#\w+)\)$/.exec(initial);
  if (pair) return [{ name, description, kind: 'colour', light: whole(pair[1]), dark: whole(pair[2]) }];
  if (name.startsWith('--mfa-color-')) return [{ name, description, kind: 'mixed', mix: initial }];
  const [from, most] = lengths[name] ?? [];
  if (from === undefined || most === undefined) return [];
  // What is read or pressed keeps a size at which it can be.
  const least = /-(size|height)$/.test(name) ? from * 0.75 : 0;
  return [{ name, description, kind: 'length', initial: from, least, most }];
}

/** A colour input knows six digits only. */
const whole = (hex = ''): string => (hex.length === 4 ? hex.replaceAll(/\w/g, '$&$&') : hex);

export const tokens: readonly Token[] = [...new Map(listed.map((one) => [one.name, one])).values()]
  .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
  .flatMap(asToken);

/** As a page would write it. */
export function valueOf(change: Change): string {
  if ('px' in change) return `${change.px / 16}rem`;
  return change.light === change.dark ? change.light : `light-dark(${change.light}, ${change.dark})`;
}

/** The style sheet to copy: what was changed, and nothing else. */
export function cssOf(changes: Changes): string {
  const lines = Object.entries(changes).map(([name, change]) => `  ${name}: ${valueOf(change)};`);
  return [':root {', '  color-scheme: light dark;', ...lines, '}', ''].join('\n');
}

const both = (light: string, dark: string): Change => ({ light, dark });
const px = (length: number): Change => ({ px: length });

export const presets: Readonly<Record<string, Changes>> = {
  'As it is': {},
  'Like Bootstrap': {
    '--mfa-palette-accent': both('#0d6efd', '#6ea8fe'),
    '--mfa-palette-ink': both('#212529', '#dee2e6'),
    '--mfa-palette-paper': both('#ffffff', '#212529'),
    '--mfa-radius': px(6),
    '--mfa-card-radius': px(6),
    '--mfa-button-height': px(40),
    '--mfa-input-height': px(40),
  },
  'Like Material': {
    '--mfa-palette-accent': both('#6750a4', '#d0bcff'),
    '--mfa-palette-on-accent': both('#ffffff', '#381e72'),
    '--mfa-palette-ink': both('#1d1b20', '#e6e0e9'),
    '--mfa-palette-paper': both('#fef7ff', '#141218'),
    '--mfa-radius': px(4),
    '--mfa-input-height': px(56),
    '--mfa-button-height': px(40),
    '--mfa-button-radius': px(20),
    '--mfa-card-radius': px(28),
  },
  'Sharp and black': {
    '--mfa-palette-accent': both('#000000', '#ffffff'),
    '--mfa-palette-on-accent': both('#ffffff', '#000000'),
    '--mfa-palette-ink': both('#000000', '#ffffff'),
    '--mfa-palette-paper': both('#ffffff', '#000000'),
    '--mfa-radius': px(0),
    '--mfa-border-width': px(2),
    '--mfa-card-radius': px(0),
  },
};
