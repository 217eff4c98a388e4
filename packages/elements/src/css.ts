import { unsafeCSS, type CSSResult } from 'lit';

/**
 * Tags a style sheet, as lit's own tag does. Ours hold no values, so what puts values in, and words what was wrong with
 * them, need not be loaded.
 */
export const css = unsafeCSS as (sheet: TemplateStringsArray) => CSSResult;
