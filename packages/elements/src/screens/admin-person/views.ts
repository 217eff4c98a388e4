/** What the page of a person shows: what they have, what is asked of them and why. */
import type { Person, VerdictReason } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { effectWords, reasonWords, requirementWords } from '../../admin-words.js';
import { factorName } from '../../factor-names.js';
import { phoneIcon, textIcon } from '../../icons.js';
import { day } from '../../locales/dates.js';
import { plural } from '../../locales/locale.js';
import { msg, str } from '../../locales/message.js';
import { figure, renderMarks } from '../../people-words.js';
import { masked } from '../../text-code.js';

type Clock = (instant: number) => number;

export function renderFacts(person: Person, onThisClock: Clock): TemplateResult {
  const { codesLeft, trustedBrowsers, lastSeen, mail, registeredThrough, marks } = person;
  const fact = (name: string, value: unknown) =>
    html`<div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>`;
  return html`<div class="body">
    ${marks.length ? renderMarks(marks) : nothing}
    <dl class="facts">
      ${fact(
        msg('Last seen', { id: 'admin.people.seen' }),
        lastSeen === undefined ? msg('Never', { id: 'admin.people.never' }) : day(onThisClock(lastSeen)),
      )}
      ${fact(
        msg('Recovery codes left', { id: 'admin.people.codes' }),
        codesLeft === undefined ? msg('None made', { id: 'admin.person.noCodes' }) : figure(codesLeft),
      )}
      ${fact(msg('Trusted browsers', { id: 'admin.person.browsers' }), figure(trustedBrowsers))}
      ${mail ? fact(msg('Mail', { id: 'admin.person.mail' }), html`<bdi dir="ltr">${mail}</bdi>`) : nothing}
      ${
        registeredThrough
          ? fact(
              msg('Registered through', { id: 'admin.person.form' }),
              html`<bdi>${registeredThrough}</bdi>`,
            )
          : nothing
      }
    </dl>
  </div>`;
}

export function renderFactors({ factors }: Person, onThisClock: Clock): TemplateResult {
  if (!factors.length)
    return html`<p class="empty">${msg('Nothing is set up.', { id: 'admin.person.nothing' })}</p>`;
  return html`<ul class="rows">
    ${factors.map(
      (factor) =>
        html`<li class="row tight" part="factor">
          ${factor.kind === 'phone' ? textIcon : phoneIcon}
          <div>
            <p class="name">
              <span>${factorName(factor)}</span>${factor.hint ? html` ${masked(factor.hint)}` : nothing}
            </p>
            <p class="meta">
              <span>${msg(str`Added ${day(onThisClock(factor.addedAt))}`, { id: 'factors.added' })}</span
              ><span
                >${
                  factor.lastUsedAt === undefined
                    ? msg('Not used yet', { id: 'factors.unused' })
                    : msg(str`Last used ${day(onThisClock(factor.lastUsedAt))}`, { id: 'factors.used' })
                }</span
              >
            </p>
          </div>
        </li>`,
    )}
  </ul>`;
}

/** What is asked of them, and each rule that had a part in it. */
export function renderRequirement(person: Person, onThisClock: Clock): TemplateResult {
  const grace = graceWords(person, onThisClock);
  return html`<div class="body verdict">
    <p class="sum">
      <b>${requirementWords[person.requirement]()}</b>${grace ? html` <span>${grace}</span>` : nothing}
    </p>
    ${renderReasons(person.why)}
  </div>`;
}

export function graceWords(
  { skipsLeft, skipUntil }: Pick<Person, 'skipsLeft' | 'skipUntil'>,
  onThisClock: Clock,
): string {
  const times =
    skipsLeft === undefined
      ? ''
      : plural(skipsLeft, {
          one: () => msg('Can be put off once more.', { id: 'admin.grace.times.one' }),
          other: () =>
            skipsLeft
              ? msg(str`Can be put off ${figure(skipsLeft)} more times.`, { id: 'admin.grace.times' })
              : msg('Can’t be put off any more.', { id: 'admin.grace.none' }),
        });
  const until =
    skipUntil === undefined
      ? ''
      : msg(str`Can be put off until ${day(onThisClock(skipUntil))}.`, { id: 'admin.grace.until' });
  return [times, until].filter(Boolean).join(' ');
}

export function renderReasons(why: readonly VerdictReason[]): TemplateResult {
  if (!why.length)
    return html`<p class="meta">
      ${msg('No rule speaks of it, or the application decides by itself.', { id: 'admin.reason.none' })}
    </p>`;
  const first = [...why].sort((a, b) => Number(b.part === 'requirement') - Number(a.part === 'requirement'));
  return html`<ul class="reasons">
    ${first.map((reason) => {
      const effect = effectWords(reason);
      return html`<li class=${reason.effect}>
        ${reasonWords(reason)}${effect ? html`<small>${effect}</small>` : nothing}
      </li>`;
    })}
  </ul>`;
}
