/** The entries as a table: when, who, what and why, to whom, from where. */
import type { AuditEntry } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { browserWords } from '../../browser-words.js';
import { factorName } from '../../factor-names.js';
import { msg, str } from '../../locales/message.js';
import { masked } from '../../text-code.js';
import { changeWords } from './change-words.js';
import { auditWords, someone, timeWords } from './words.js';

type Show = (userId: string) => void;

export function renderEntries(entries: readonly AuditEntry[], show: Show): TemplateResult {
  return html`<table class="table cards" aria-label=${msg('Audit', { id: 'audit.heading' })}>
    <thead>
      <tr>
        <th scope="col">${labels.when()}</th>
        <th scope="col">${labels.what()}</th>
        <th scope="col">${labels.actor()}</th>
        <th scope="col">${labels.person()}</th>
        <th scope="col">${labels.where()}</th>
      </tr>
    </thead>
    <tbody>
      ${entries.map((entry) => renderEntry(entry, show))}
    </tbody>
  </table>`;
}

const labels = {
  when: () => msg('When', { id: 'audit.when' }),
  what: () => msg('What', { id: 'audit.col.what' }),
  actor: () => msg('Who', { id: 'audit.actor' }),
  person: () => msg('To whom', { id: 'audit.person' }),
  where: () => msg('From where', { id: 'audit.where' }),
};

function renderEntry(entry: AuditEntry, show: Show): TemplateResult {
  const { id, at, actor, person, tenant, address, browser, system, isSealed } = entry;
  const utc = new Date(at).toISOString();
  const who = actor ?? (person && { ...person, isSelf: true });
  const where = browser || system ? browserWords({ browser, system }) : '';
  return html`<tr part="entry" data-id=${id} tabindex="-1">
    <td class="when" data-label=${labels.when()}>
      <div>
        <time datetime=${utc} title=${utc.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')}
          >${timeWords(at)}</time
        >
        ${
          isSealed
            ? nothing
            : html`<span class="badge">${msg('Not sealed yet', { id: 'audit.unsealed' })}</span>`
        }
      </div>
    </td>
    <td class="what">${renderWhat(entry)}</td>
    <td data-label=${labels.actor()}>${renderSomeone(who, show)}</td>
    <td data-label=${labels.person()}>
      <div>
        ${actor ? renderSomeone(person, show) : nothing}
        ${tenant ? html`<span class="sub">${tenant}</span>` : nothing}
      </div>
    </td>
    <td data-label=${labels.where()}>
      <div>
        ${address ? html`<bdi dir="ltr">${address}</bdi>` : nothing}
        ${where ? html`<span class="sub">${where}</span>` : nothing}
      </div>
    </td>
  </tr>`;
}

function renderSomeone(who: AuditEntry['person'], show: Show): TemplateResult | typeof nothing {
  if (!who) return nothing;
  return html`<button class="link who" type="button" title=${who.userId} @click=${() => show(who.userId)}>
    ${someone(who)}
  </button>`;
}

function renderWhat({ type, outcome, reason, factor, changes = [] }: AuditEntry): TemplateResult {
  return html`<p class="name">
      ${auditWords[type]()}
      ${
        outcome === 'refused'
          ? html`<span class="badge danger">${msg('Refused', { id: 'audit.outcome.refused' })}</span>`
          : nothing
      }
    </p>
    ${
      factor
        ? html`<p class="sub">
            ${factorName(factor)}${factor.hint ? html` ${masked(factor.hint)}` : nothing}
          </p>`
        : nothing
    }
    ${reason ? html`<p class="sub reason">${msg(str`“${reason}”`, { id: 'audit.reason' })}</p>` : nothing}
    ${
      changes.length
        ? html`<dl class="changes">
            ${changes.map((change) => {
              const { label, before, after, isFact } = changeWords(type, change);
              return html`<div>
                <dt>${label}</dt>
                <dd>${isFact ? (after ?? before) : renderChange(before, after)}</dd>
              </div>`;
            })}
          </dl>`
        : nothing
    }`;
}

/** Before and after; the arrow is for the eye, the words for the ear. */
function renderChange(before: string | undefined, after: string | undefined): TemplateResult {
  const none = html`<i>${msg('nothing', { id: 'audit.nothing' })}</i>`;
  return html`<del>${before ?? none}</del> <span class="arrow" aria-hidden="true"></span
    ><span class="unseen">${msg('became', { id: 'audit.became' })}</span> <ins>${after ?? none}</ins>`;
}
