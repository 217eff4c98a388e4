/** The screens that the gate shows, each in its place and all wired alike. */
import type { Client, State } from '@mfa-kit/contract';
import { html, type TemplateResult } from 'lit';
import { fieldSlots } from '../../field-slots.js';
import type { Place } from './places.js';

/** What the gate hands to whichever screen it shows. */
export interface Wiring {
  readonly client: Client;
  readonly state: State | undefined;
  readonly signInUrl: string;
  /** Whether the page asks for the focus in the first field. */
  readonly eager: boolean;
  readonly onState: (event: Event) => void;
  readonly onContinue: (event: Event) => void;
}

/** So that a page can style the parts of a screen inside as those of the gate. */
const parts = 'card, heading, lead, step, note, problem, button, ways, way, progress, method, skip';

export const childScreens: Partial<Record<Place, (wiring: Wiring) => TemplateResult>> = {
  challenge: ({ client, state, signInUrl, eager, onState }) =>
    html`<mfa-challenge
      data-screen
      exportparts=${parts}
      ?autofocus=${eager}
      .client=${client}
      .state=${state}
      .signInUrl=${signInUrl}
      @mfa-state=${onState}
      >${fieldSlots}<slot name="help" slot="help"></slot
    ></mfa-challenge>`,
  ticket: ({ client, state, signInUrl, eager, onState }) =>
    html`<mfa-ticket
      data-screen
      exportparts=${parts}
      ?autofocus=${eager}
      .client=${client}
      .state=${state}
      .signInUrl=${signInUrl}
      @mfa-state=${onState}
      >${fieldSlots}</mfa-ticket
    >`,
  enrollment: ({ client, state, signInUrl, onState, onContinue }) =>
    html`<mfa-enrollment
      data-screen
      exportparts=${parts}
      .client=${client}
      .state=${state}
      .signInUrl=${signInUrl}
      @mfa-state=${onState}
      @mfa-continue=${onContinue}
      >${fieldSlots}</mfa-enrollment
    >`,
  codes: ({ client, state, signInUrl, onState }) =>
    html`<mfa-recovery-codes
      data-screen
      exportparts=${parts}
      .client=${client}
      .state=${state}
      .signInUrl=${signInUrl}
      @mfa-state=${onState}
      >${fieldSlots}</mfa-recovery-codes
    >`,
};
