/** Which colours have to be told apart, and by how much (WCAG 1.4.3 and 1.4.11). */

interface Pair {
  readonly what: string;
  readonly front: string;
  readonly back: string;
  readonly least: number;
}

const pair = (what: string, front: string, back = '--mfa-palette-paper', least = 4.5): Pair => ({
  what,
  front,
  back,
  least,
});

const pairs = [
  pair('Text', '--mfa-palette-ink'),
  pair('Muted text', '--mfa-color-muted'),
  pair('Links', '--mfa-palette-accent'),
  pair('Words on a button', '--mfa-palette-on-accent', '--mfa-palette-accent'),
  pair('Errors', '--mfa-palette-danger'),
  pair('Words on a button that takes away', '--mfa-palette-on-danger', '--mfa-palette-danger'),
  pair('Success', '--mfa-palette-success'),
  pair('Warnings', '--mfa-palette-warning'),
  pair('Borders of fields', '--mfa-color-control', '--mfa-palette-paper', 3),
  pair('The ring of the focus', '--mfa-color-focus', '--mfa-palette-paper', 3),
];

const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
const brush = canvas.getContext('2d', { willReadFrequently: true });

/** Relative luminance of any colour that CSS can say. */
function luminance(colour: string): number {
  if (!brush) return 0;
  brush.fillStyle = colour;
  brush.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = [...brush.getImageData(0, 0, 1, 1).data].map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** As a browser works it out in that place, mixtures and themes included. */
function inPlace(probe: HTMLElement, name: string): number {
  probe.style.color = `var(${name})`;
  return luminance(getComputedStyle(probe).color);
}

/** What is too faint in the place of the probe, one sentence each. */
export function tooFaint(probe: HTMLElement): string[] {
  return pairs.flatMap(({ what, front, back, least }) => {
    const [a, b] = [inPlace(probe, front), inPlace(probe, back)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    return ratio < least ? [`${what}: ${ratio.toFixed(1)} to 1, where ${least} is the least.`] : [];
  });
}
