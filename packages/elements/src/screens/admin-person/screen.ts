/** A screen of signing in as one person would see it, with made-up data. Nothing in it works. */
import type { Client, Explanation, Person, State } from '@mfa-kit/contract';
import { html, type nothing, type TemplateResult } from 'lit';
import { fieldSlots } from '../../field-slots.js';

/** Digits that no number of theirs has to end in. */
const HINT = '00';
const LONG_MS = 86_400_000;

const modules: Partial<Record<Explanation['at'], () => Promise<unknown>>> = {
  challenge: () => import('../challenge/index.js'),
  enrollment: () => import('../enrollment/index.js'),
  ticket: () => import('../ticket/index.js'),
  codes: () => import('../recovery-codes/index.js'),
};

export async function loadScreen(at: Explanation['at']): Promise<void> {
  await modules[at]?.();
}

/** Nothing is sent, and nothing is ever answered. */
const deaf: Client = { call: () => new Promise(() => undefined) };

/** How the server would say it. */
export function stateOf(explained: Explanation, { factors }: Pick<Person, 'factors'>): State | undefined {
  const { at, now, requirement, methods, skipsLeft, skipUntil } = explained;
  const common = { now, actions: [], expiresAt: now + LONG_MS };
  switch (at) {
    case 'challenge':
      return {
        ...common,
        at,
        actions: ['verify', 'recover', 'cancel'],
        challengeId: 'preview',
        triesLeft: 5,
        recovery: {},
        factors: factors.map(({ id, kind, ordinal, isDefault }) => ({
          id,
          kind,
          ordinal,
          isDefault,
          name: '',
          ...(kind === 'phone' && { hint: HINT }),
        })),
      };
    case 'enrollment':
      return {
        ...common,
        at,
        actions: requirement === 'required' ? ['begin', 'cancel'] : ['begin', 'skip', 'cancel'],
        password: false,
        kinds: methods,
        requirement: requirement === 'required' ? 'required' : 'optional',
        ...(skipsLeft !== undefined && { skipsLeft }),
        ...(skipUntil !== undefined && { skipUntil }),
      };
    case 'ticket':
      return { ...common, at, actions: ['ticket', 'cancel'], triesLeft: 5 };
    case 'codes':
      return { ...common, at, actions: ['codes', 'saved', 'cancel'], enrolled: [] };
    case 'complete':
      return undefined;
  }
}

/** Inert: it cannot be reached, and those who listen are told in words instead. */
export function renderScreen(state: State): TemplateResult | typeof nothing {
  const shown = {
    challenge: () =>
      html`<mfa-challenge class="inset" .client=${deaf} .state=${state}>${fieldSlots}</mfa-challenge>`,
    enrollment: () =>
      html`<mfa-enrollment class="inset" .client=${deaf} .state=${state}>${fieldSlots}</mfa-enrollment>`,
    ticket: () => html`<mfa-ticket class="inset" .client=${deaf} .state=${state}>${fieldSlots}</mfa-ticket>`,
    codes: () =>
      html`<mfa-recovery-codes class="inset" .client=${deaf} .state=${state}
        >${fieldSlots}</mfa-recovery-codes
      >`,
  };
  const render = shown[state.at as keyof typeof shown];
  return html`<div class="screen" part="screen" inert>${render()}</div>`;
}
