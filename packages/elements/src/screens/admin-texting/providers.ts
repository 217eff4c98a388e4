/** Who sends texts, in the order in which they are asked; moved by buttons, so that every hand and every reader can. */
import type { Texting } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { listed } from '../../admin-words.js';
import { chevronIcon } from '../../icons.js';
import { msg, str } from '../../locales/message.js';
import { figure, share } from '../../people-words.js';
import { failureOf, sums, sumWords, type Provider } from './words.js';

/** A provider's place and switch, as they would be saved. */
export interface Place {
  readonly name: string;
  readonly isOn: boolean;
}

export const placesOf = ({ providers }: Texting): readonly Place[] =>
  providers.map(({ name, isOn }) => ({ name, isOn }));

export function isSame(a: readonly Place[], b: readonly Place[]): boolean {
  return (
    a.length === b.length && a.every(({ name, isOn }, at) => name === b[at]!.name && isOn === b[at]!.isOn)
  );
}

/** The same with one in another place. */
export function moved(places: readonly Place[], from: number, to: number): readonly Place[] {
  const rest = places.filter((_, at) => at !== from);
  return [...rest.slice(0, to), places[from]!, ...rest.slice(to)];
}

export interface ProvidersView {
  readonly shown: Texting;
  readonly places: readonly Place[];
  readonly onMove: (from: number, to: number) => void;
  readonly onSwitch: (name: string, isOn: boolean) => void;
}

export function renderProviders(view: ProvidersView): TemplateResult {
  const { places, shown } = view;
  if (!places.length)
    return html`<p class="empty">
      ${msg('No provider is set up in the application.', { id: 'texting.none' })}
    </p>`;
  return html`<ol class="rows" aria-label=${msg('Providers', { id: 'texting.providers' })}>
    ${places.map((place, at) => {
      const provider = shown.providers.find(({ name }) => name === place.name);
      return provider ? renderProvider(place, at, { view, provider }) : nothing;
    })}
  </ol>`;
}

interface Of {
  readonly view: ProvidersView;
  readonly provider: Provider;
}

function renderProvider({ name, isOn }: Place, at: number, { view, provider }: Of): TemplateResult {
  const { shown, places, onSwitch } = view;
  const others = places.some((other) => other.isOn && other.name !== name);
  const isLast = isOn && !others && shown.isAllowed;
  return html`<li class="row provider ${isOn ? '' : 'off'}" part="provider" data-name=${name}>
    <span class="place" aria-hidden="true">${figure(at + 1)}</span>
    <div>
      <p class="name">${name}</p>
      ${renderSums(provider)} ${renderFailures(provider)}
      ${
        isLast
          ? html`<p class="meta" id=${`last-${name}`}>
              ${msg('This one stays on: the rules let people use texts.', { id: 'texting.last' })}
            </p>`
          : nothing
      }
    </div>
    <div class="act choices">
      <button
        class="switch"
        type="button"
        role="switch"
        aria-checked=${String(isOn)}
        aria-label=${name}
        aria-disabled=${String(isLast)}
        aria-describedby=${isLast ? `last-${name}` : nothing}
        @click=${() => isLast || onSwitch(name, !isOn)}
      >
        <span class="knob" aria-hidden="true"></span>
      </button>
      ${renderMove(name, at, -1, view)} ${renderMove(name, at, 1, view)}
    </div>
  </li>`;
}

function renderMove(name: string, at: number, by: -1 | 1, { places, onMove }: ProvidersView): TemplateResult {
  const isEnd = !places[at + by];
  const label =
    by < 0
      ? msg(str`Ask ${name} earlier`, { id: 'texting.earlier' })
      : msg(str`Ask ${name} later`, { id: 'texting.later' });
  return html`<button
    class="button plain small move ${by < 0 ? 'up' : 'down'}"
    type="button"
    aria-label=${label}
    aria-disabled=${String(isEnd)}
    @click=${() => isEnd || onMove(at, at + by)}
  >
    ${chevronIcon}
  </button>`;
}

function renderSums(provider: Provider): TemplateResult {
  const { delivered, failed } = provider;
  // Of what is known: a provider that reports nothing has not failed.
  const known = delivered + failed;
  const facts = [
    ...sums.map((sum) => `${sumWords[sum]()} ${figure(provider[sum])}`),
    ...(known ? [msg(str`${share(delivered, known)} arrive`, { id: 'texting.rate' })] : []),
  ];
  return html`<p class="meta sums">${facts.map((fact) => html`<span>${fact}</span>`)}</p>`;
}

function renderFailures({ failures }: Provider): TemplateResult | typeof nothing {
  if (!failures.length) return nothing;
  const said = failures.map((failure) => `${failureOf(failure)}: ${figure(failure.count)}`);
  return html`<p class="meta failures">${listed(said)}</p>`;
}
