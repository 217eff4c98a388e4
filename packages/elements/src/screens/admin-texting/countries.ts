/** Which countries are texted, and what became of texts to each. */
import type { Texting } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { countryName } from '../../controls/phone-input/country-names.js';
import { allCountries } from '../../controls/phone-input/dial-codes.js';
import { locale } from '../../locales/locale.js';
import { msg, str } from '../../locales/message.js';
import { figure } from '../../people-words.js';
import { modes, modeWords, sums, sumWords, type Mode } from './words.js';

/** A country that is about to be set. */
export interface Wanted {
  readonly country: string;
  readonly mode: Mode;
}

export interface CountriesView {
  readonly shown: Texting;
  readonly wanted: Wanted | undefined;
  readonly problem: string;
  readonly onMode: (country: string, mode: Mode) => void;
  readonly onAdd: (name: string) => void;
  /** Asks why, once something is wanted. */
  readonly reason: TemplateResult;
}

/** The code of a country by its name in the reader's language, or by its two letters. */
export function countryCalled(name: string): string | undefined {
  const wanted = name.trim().toLocaleLowerCase(locale());
  return allCountries.find(
    (country) =>
      country.toLowerCase() === wanted || countryName(country).toLocaleLowerCase(locale()) === wanted,
  );
}

export function renderCountries(view: CountriesView): TemplateResult {
  const { shown, wanted, reason } = view;
  const isNew = wanted && !shown.countries.some(({ country }) => country === wanted.country);
  const rows = isNew
    ? [...shown.countries, { ...wanted, sent: 0, delivered: 0, failed: 0, open: 0 }]
    : shown.countries;
  return html`<h3 class="title">${msg('Countries', { id: 'texting.countries' })}</h3>
    ${renderAdd(view)}
    ${
      rows.length
        ? html`<table class="table cards" aria-label=${msg('Countries', { id: 'texting.countries' })}>
            <thead>
              <tr>
                <th scope="col">${msg('Country', { id: 'texting.country' })}</th>
                <th scope="col">${modeLabel()}</th>
                ${sums.map((sum) => html`<th class="figure" scope="col">${sumWords[sum]()}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${rows.map((row) => renderCountry(row, view))}
            </tbody>
          </table>`
        : nothing
    }
    ${wanted ? html`<div class="body">${reason}</div>` : nothing}
    <p class="below-table">
      ${msg(str`All other countries: ${modeWords[shown.others]()}`, { id: 'texting.others' })}
    </p>`;
}

const modeLabel = () => msg('Texts', { id: 'texting.mode' });

function renderCountry(row: Texting['countries'][number], { wanted, onMode }: CountriesView): TemplateResult {
  const { country } = row;
  const name = countryName(country);
  const mode = wanted?.country === country ? wanted.mode : row.mode;
  return html`<tr part="country" data-country=${country}>
    <th scope="row">${name}</th>
    <td data-label=${modeLabel()}>
      <select
        class="select ${mode}"
        aria-label=${msg(str`Texts to ${name}`, { id: 'texting.mode.of' })}
        @change=${(event: Event) => onMode(country, (event.target as HTMLSelectElement).value as Mode)}
      >
        ${modes.map((one) => html`<option value=${one} .selected=${one === mode}>${modeWords[one]()}</option>`)}
      </select>
    </td>
    ${sums.map((sum) => html`<td class="figure" data-label=${sumWords[sum]()}>${figure(row[sum])}</td>`)}
  </tr>`;
}

function renderAdd({ shown, problem, onAdd }: CountriesView): TemplateResult {
  const there = new Set(shown.countries.map(({ country }) => country));
  return html`<form
    class="tools"
    @submit=${(event: Event) => {
      event.preventDefault();
      const field = (event.target as HTMLFormElement).elements.namedItem('country') as HTMLInputElement;
      onAdd(field.value);
    }}
  >
    <label class="field grow"
      >${msg('Add a country', { id: 'texting.add' })}
      <input
        class="text"
        name="country"
        list="countries"
        required
        autocomplete="off"
        aria-describedby="country-problem"
      />
    </label>
    <button class="button plain small" type="submit">${msg('Add', { id: 'texting.add.go' })}</button>
    <datalist id="countries">
      ${allCountries
        .filter((country) => !there.has(country))
        .map((country) => html`<option value=${countryName(country)}></option>`)}
    </datalist>
    <p class="wrong" id="country-problem" role="alert">${problem}</p>
  </form>`;
}
