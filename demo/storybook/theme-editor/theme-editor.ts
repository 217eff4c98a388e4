/** Tokens to edit, the elements beside them in light and dark, and the style sheet that comes of it. */
import '@mfa-kit/elements';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { FakeClient } from '../../../packages/elements/stories-kit/fake-client.js';
import { challenge } from '../../../packages/elements/stories-kit/states.js';
import { tooFaint } from './contrast.js';
import styles from './theme-editor.styles.js';
import { cssOf, presets, tokens, valueOf, type Change, type Changes, type Token } from './tokens.js';

const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

const plain = (name: string): string => name.replace('--mfa-', '').replaceAll('-', ' ');
const valueAt = (event: Event): string => (event.target as HTMLInputElement).value;

export class ThemeEditor extends LitElement {
  static override styles = styles;
  static override properties = { changes: { state: true }, warnings: { state: true } };

  readonly #client = new FakeClient();
  readonly #states = { light: challenge({ trustDays: 30 }), dark: challenge({ trustDays: 30 }) };
  declare private changes: Changes;
  declare private warnings: Readonly<Record<Theme, readonly string[]>>;

  constructor() {
    super();
    this.changes = {};
    this.warnings = { light: [], dark: [] };
  }

  #change(name: string, change: Change): void {
    this.changes = { ...this.changes, [name]: change };
  }

  /** What the colours are is known once they are on the page. */
  protected override updated(changed: PropertyValues): void {
    if (!changed.has('changes')) return;
    const [light, dark] = themes.map((theme) => {
      const probe = this.renderRoot.querySelector<HTMLElement>(`.${theme} .probe`);
      return probe ? tooFaint(probe) : [];
    });
    this.warnings = { light: light ?? [], dark: dark ?? [] };
  }

  protected override render(): TemplateResult {
    return html`<div class="editor">
        <fieldset class="presets">
          <legend>Begin with</legend>
          ${Object.entries(presets).map(
            ([name, changes]) =>
              html`<button type="button" @click=${() => (this.changes = changes)}>${name}</button>`,
          )}
        </fieldset>
        <fieldset>
          <legend>Colours, in light and dark</legend>
          ${tokens.map((token) => (token.kind === 'colour' ? this.#renderColour(token) : nothing))}
        </fieldset>
        <fieldset>
          <legend>Sizes</legend>
          ${tokens.map((token) => (token.kind === 'length' ? this.#renderLength(token) : nothing))}
        </fieldset>
        <section class="result" aria-labelledby="result">
          <h2 id="result">The CSS</h2>
          <pre tabindex="0" aria-labelledby="result">${cssOf(this.changes)}</pre>
          <mfa-copy-button .value=${cssOf(this.changes)} .source=${() => this.renderRoot.querySelector('pre')}
            >Copy the CSS</mfa-copy-button
          >
        </section>
      </div>
      ${themes.map((theme) => this.#renderPreview(theme))}`;
  }

  #renderColour(token: Token & { readonly kind: 'colour' }): TemplateResult {
    const { name, description } = token;
    const now = this.changes[name] ?? token;
    const { light, dark } = 'light' in now ? now : token;
    const input = (theme: Theme, value: string) =>
      html`<input
        type="color"
        aria-label="${plain(name)}, ${theme}"
        aria-describedby=${name}
        .value=${value}
        @input=${(event: Event) => this.#change(name, { light, dark, [theme]: valueAt(event) })}
      />`;
    return html`<div class="token">
      <code>${name}</code>${input('light', light)}${input('dark', dark)}
      <p id=${name}>${description}</p>
    </div>`;
  }

  #renderLength({
    name,
    description,
    initial,
    least,
    most,
  }: Token & { readonly kind: 'length' }): TemplateResult {
    const now = this.changes[name];
    const px = now && 'px' in now ? now.px : initial;
    return html`<div class="token">
      <code>${name}</code
      ><input
        type="range"
        aria-label=${plain(name)}
        aria-describedby=${name}
        aria-valuetext="${px} pixels"
        min=${least}
        max=${most}
        .value=${String(px)}
        @input=${(event: Event) => this.#change(name, { px: Number(valueAt(event)) })}
      /><output>${px} px</output>
      <p id=${name}>${description}</p>
    </div>`;
  }

  #renderPreview(theme: Theme): TemplateResult {
    // Every colour is set, so that those mixed of others can be asked for.
    const colours = tokens.flatMap((token) => {
      if (token.kind === 'colour') return [[token.name, valueOf(token)]];
      return token.kind === 'mixed' ? [[token.name, token.mix]] : [];
    });
    const changed = Object.entries(this.changes).map(([name, change]) => [name, valueOf(change)]);
    const look = { colorScheme: theme, ...Object.fromEntries([...colours, ...changed]) } as Record<
      string,
      string
    >;
    const warnings = this.warnings[theme];
    return html`<section class="preview ${theme}" aria-label="In ${theme}" style=${styleMap(look)}>
      <span class="probe" hidden></span>
      <div role="status" class="warnings">
        ${
          warnings.length > 0
            ? html`<h2>Hard to read in ${theme}</h2>
                <ul>
                  ${warnings.map((words) => html`<li>${words}</li>`)}
                </ul>`
            : html`<h2>Contrast is enough in ${theme}</h2>`
        }
      </div>
      <mfa-challenge .client=${this.#client} .state=${this.#states[theme]}></mfa-challenge>
      <mfa-otp-input label="A wrong code" error="That code isn’t right." .value=${'012345'}></mfa-otp-input>
      <mfa-phone-input label="Mobile number" value="+447400123456"></mfa-phone-input>
      <mfa-text-input label="A name" hint="As it is shown to you."></mfa-text-input>
      <mfa-code-list
        .codes=${['ABCD-EFGH-JKLM', 'NPQR-STUV-WXYZ', '2345-6789-ABCD', 'EFGH-JKLM-NPQR']}
      ></mfa-code-list>
    </section>`;
  }
}

customElements.define('theme-editor', ThemeEditor);
