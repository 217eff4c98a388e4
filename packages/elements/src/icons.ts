/** The few drawings that stand beside words, never instead of them. They take the colour of the text. */
import { html, type TemplateResult } from 'lit';

const icon = (path: string): TemplateResult =>
  html`<svg
    class="icon"
    aria-hidden="true"
    width="20"
    height="20"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    <path d=${path}></path>
  </svg>`;

export const copyIcon = icon('M9 9h11v12H9zM5 15H4V3h11v2');
export const checkIcon = icon('m4 12.5 5 5L20 6.5');
export const downloadIcon = icon('M12 3v12m-5-5 5 5 5-5M4 20h16');
export const printIcon = icon('M7 8V3h10v5M7 18H4V8h16v10h-3M7 14h10v7H7z');
export const openIcon = icon('M14 4h6v6m0-6-9 9M18 14v6H4V6h6');
export const chevronIcon = icon('m6 9 6 6 6-6');
export const renewIcon = icon('M20 11a8 8 0 1 0-2 6m2-12v6h-6');
export const shieldIcon = icon('M12 3 4 6v6c0 4.5 3.3 7.8 8 9 4.7-1.2 8-4.5 8-9V6zm-3.5 8.5L11 14l4.5-4.5');
export const phoneIcon = icon('M7 2h10v20H7zm4 16.5h2');
export const textIcon = icon('M4 4h16v13H10l-5 4v-4H4zm4 6.5h.01m3.99 0h.01m3.99 0h.01');
export const keyIcon = icon(
  'M14.5 9.5 21 3m-3 3 2.5 2.5M15.5 8.5 18 11M8.5 11a5 5 0 1 0 0 10 5 5 0 0 0 0-10m3.5 1.5 2.5-2.5',
);
export const browserIcon = icon('M3 5h18v14H3zm0 4h18M6 7h.01M8.5 7h.01');
export const clockIcon = icon('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18m0 4v5.5l3.5 2');
