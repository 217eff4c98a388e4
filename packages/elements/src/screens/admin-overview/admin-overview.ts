import { admin, type Overview, type PersonStatus } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { MfaShowPeopleEvent } from '../../events.js';
import { plural } from '../../locales/locale.js';
import { msg, str } from '../../locales/message.js';
import { MfaAdminSection } from '../../mfa-admin-section.js';
import { exportPeople } from '../../people-export.js';
import { coverageWords, figure, share, statusWords } from '../../people-words.js';
import { steppingUp } from '../step-up/stepping-up.js';
import styles from './admin-overview.styles.js';
import { renderGroups, statuses, type RenderCount } from './groups.js';
import { hatching, renderPicture, type Counts } from './picture.js';

const parts = ['app', 'phone', 'none'] as const;
const alone: Counts = { total: 1, app: 0, phone: 0, none: 0 };

/**
 * Of those who have signed in, who has a second step and who has not: of all, by company, by role, and who needs
 * something. Each number leads to the people behind it.
 *
 * @tag mfa-admin-overview
 * @fires mfa-show-people - A number was chosen: read `wanted`. Prevent it to lead elsewhere than to the console's own list.
 * @csspart card - The section.
 * @csspart heading - The heading.
 * @csspart lead - The line below it.
 * @csspart problem - What failed.
 * @csspart button - A button that goes on.
 */
export class MfaAdminOverview extends MfaAdminSection<Overview> {
  static override styles = [...MfaAdminSection.styles, styles];

  protected override readonly proving = steppingUp;

  readonly #missing = exportPeople(this, {
    client: () => this.currentClient,
    wanted: () => ({ status: 'missing' }),
    failure: (error) => this.failureWords(error, Date.now()),
  });

  protected override get words() {
    return {
      heading: msg('Who is covered', { id: 'admin.overview.title' }),
      lead: msg(
        'Of everybody who has signed in so far: who has a second step, and who needs your attention.',
        { id: 'admin.overview.lead' },
      ),
    };
  }

  protected override ask() {
    return this.send(admin.overview, {});
  }

  protected override renderAction({ none }: Overview): TemplateResult | typeof nothing {
    return none ? this.#missing.render(msg('Save who is missing', { id: 'admin.overview.csv' })) : nothing;
  }

  protected override renderShown(shown: Overview): TemplateResult {
    if (!shown.total)
      return html`<p class="empty">
        ${msg('Nobody yet: people appear here when they first sign in.', { id: 'admin.overview.none' })}
      </p>`;
    const tenants = shown.tenants.map(({ tenant, ...counts }) =>
      tenant
        ? { name: tenant, counts, wanted: { tenant } }
        : { name: msg('No company', { id: 'admin.overview.noTenant' }), counts },
    );
    const roles = shown.roles.map(({ role, ...counts }) => ({ name: role, counts, wanted: { role } }));
    return html`${hatching} ${this.#renderAll(shown)} ${this.#renderNeeds(shown)}
    ${renderGroups(
      msg('By company', { id: 'admin.overview.tenants' }),
      msg('Company', { id: 'admin.people.tenant' }),
      tenants,
      this.#renderCount,
    )}
    ${renderGroups(
      msg('By role', { id: 'admin.overview.roles' }),
      msg('Role', { id: 'admin.people.role' }),
      roles,
      this.#renderCount,
    )}`;
  }

  #renderAll(shown: Overview): TemplateResult {
    const { total, app, phone } = shown;
    return html`<div class="body all">
      <p class="sum">
        <b>${share(app + phone, total)}</b>
        <span>${ofWords(total)}</span>
      </p>
      <div class="bar large">${renderPicture(shown)}</div>
      <ul class="key">
        ${parts.map(
          (part) =>
            html`<li>
              <span class="bar swatch">${renderPicture({ ...alone, [part]: 1 })}</span>
              <span class="name">${coverageWords[part]()}</span>
              ${this.#renderCount(shown[part], coverageWords[part](), { status: statuses[part] })}
              <span class="of">${share(shown[part], total)}</span>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  /** Who needs something of an administrator, or soon will. */
  #renderNeeds({ codesLow, locked, needTicket, exempt }: Overview): TemplateResult {
    const needs: readonly (readonly [PersonStatus, number])[] = [
      ['locked', locked],
      ['needs_ticket', needTicket],
      ['codes_low', codesLow],
      ['exempt', exempt],
    ];
    return html`<ul class="needs">
      ${needs.map(
        ([status, count]) =>
          html`<li>
            ${this.#renderCount(count, statusWords[status](), { status })}<span
              >${statusWords[status]()}</span
            >
          </li>`,
      )}
    </ul>`;
  }

  /** A number that leads to the people behind it; none leads nowhere. */
  #renderCount: RenderCount = (count, name, wanted) => {
    if (!count || !wanted) return html`<span class="count">${figure(count)}</span>`;
    return html`<button
      class="link count"
      type="button"
      aria-label=${`${figure(count)}: ${name}`}
      @click=${() => this.dispatchEvent(new MfaShowPeopleEvent(wanted))}
    >
      ${figure(count)}
    </button>`;
  };
}

function ofWords(total: number): string {
  return plural(total, {
    one: () => msg('of the one person has a second step', { id: 'admin.overview.of.one' }),
    other: () => msg(str`of ${figure(total)} people have a second step`, { id: 'admin.overview.of' }),
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-admin-overview': MfaAdminOverview;
  }
}
