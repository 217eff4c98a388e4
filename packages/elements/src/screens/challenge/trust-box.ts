/** The offer to trust this browser: off until ticked, and it says for how long. Loaded where policy allows it. */
import { html, type TemplateResult } from 'lit';
import { plural } from '../../locales/locale.js';
import { msg, str } from '../../locales/message.js';

/** Nobody fills it in by a manager, so it needs no place in the page's own tree. */
export function renderTrust(days: number, ticked: boolean, tick: (ticked: boolean) => void): TemplateResult {
  const words = plural(days, {
    one: () => msg('Trust this browser for one day', { id: 'challenge.trust.one' }),
    other: () => msg(str`Trust this browser for ${days} days`, { id: 'challenge.trust.other' }),
  });
  return html`<label class="trust" part="trust"
    ><input
      type="checkbox"
      .checked=${ticked}
      @change=${({ target }: Event) => tick((target as HTMLInputElement).checked)}
    /><span
      >${words}<small
        >${msg('We won’t ask for a code here. Not on a shared computer.', { id: 'challenge.trust.hint' })}</small
      ></span
    ></label
  >`;
}
