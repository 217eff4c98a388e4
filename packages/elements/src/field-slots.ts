import { html, type TemplateResult } from 'lit';

/** Passes a field, and the form around it, from the outermost element on to the one inside. */
export const fieldSlots: TemplateResult = html`<slot name="form" slot="form"></slot
  ><slot name="label" slot="label"></slot><slot name="field" slot="field"></slot
  ><slot name="hint" slot="hint"></slot><slot name="error" slot="error"></slot>`;
