/** How many are covered, as a bar: full, hatched, empty. The numbers beside it say the same. */
import type { Overview } from '@mfa-kit/contract';
import { html, type TemplateResult } from 'lit';
import { pageId } from '../../field.js';

export type Counts = Pick<Overview, 'total' | 'app' | 'phone' | 'none'>;

/** One for all bars of an element, which stand in the same tree. */
const hatch = pageId();

const percent = (value: number, total: number): string => `${total ? (value / total) * 100 : 0}%`;

/** Drawn once, for the bars to refer to. */
export const hatching: TemplateResult = html`<svg class="hatching" aria-hidden="true" width="0" height="0">
  <pattern id=${hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect class="ground" width="6" height="6"></rect>
    <rect class="line" width="3" height="6"></rect>
  </pattern>
</svg>`;

export function renderPicture({ total, app, phone }: Counts): TemplateResult {
  return html`<svg class="picture" aria-hidden="true" width="100%" height="100%">
    <rect class="full" width=${percent(app, total)} height="100%"></rect>
    <rect
      x=${percent(app, total)}
      width=${percent(phone, total)}
      height="100%"
      fill=${`url(#${hatch})`}
    ></rect>
  </svg>`;
}
