/** “Why is somebody asked?”: a person and where they would sign in; and the rules that decided, in order. */
import type { Explanation, PolicyView } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import {
  effectWords,
  listed,
  partWords,
  kindWords,
  reasonWords,
  requirementWords,
} from '../../admin-words.js';
import { msg, str } from '../../locales/message.js';
import { leadsTo, scopeLabels } from './words.js';

/** Whom and where it is asked about. */
export interface Asked {
  readonly userId: string;
  readonly application: string;
  readonly form: string;
  readonly source: string;
}
export const nobodyAsked: Asked = { userId: '', application: '', form: '', source: '' };

export interface ExplainView {
  readonly asked: Asked;
  readonly known: PolicyView['known'];
  readonly answer: Explanation | undefined;
  readonly busy: boolean;
  readonly onEdit: (change: Partial<Asked>) => void;
  readonly onAsk: () => void;
}

const places = ['application', 'form', 'source'] as const;

export function renderExplain(view: ExplainView): TemplateResult {
  const { answer, busy, onAsk } = view;
  return html`<div class="explain" part="explain">
    <h3 class="title">${msg('Why is somebody asked?', { id: 'policy.explain' })}</h3>
    <form
      class="tools"
      @submit=${(event: Event) => {
        event.preventDefault();
        if (!busy) onAsk();
      }}
    >
      ${field('userId', msg('Id of the person', { id: 'policy.explain.person' }), view)}
      ${places.map((place) => field(place, scopeLabels[place](), view))}
      <button class="button plain small" type="submit" aria-disabled=${String(busy)}>
        ${msg('Explain', { id: 'policy.explain.go' })}
      </button>
    </form>
    <div role="status">${answer ? renderAnswer(answer) : nothing}</div>
  </div>`;
}

function field(name: keyof Asked, label: string, { asked, onEdit }: ExplainView): TemplateResult {
  return html`<label class="field grow"
    >${label}
    <input
      class="text"
      name=${name}
      autocomplete="off"
      maxlength="200"
      ?required=${name === 'userId'}
      list=${name === 'userId' ? nothing : `known-${name}`}
      .value=${asked[name]}
      @input=${(event: Event) => onEdit({ [name]: (event.target as HTMLInputElement).value })}
    />
  </label>`;
}

function renderAnswer(answer: Explanation): TemplateResult {
  const { at, requirement, methods, skipsLeft, skipUntil, reasons } = answer;
  const facts = [
    requirementWords[requirement](),
    ...(methods.length
      ? [msg(str`Methods: ${listed(methods.map((kind) => kindWords[kind]()))}`, { id: 'admin.part.methods' })]
      : []),
    ...(skipsLeft === undefined ? [] : [partWords('skips', skipsLeft)]),
    ...(skipUntil === undefined ? [] : [partWords('skipUntil', skipUntil)]),
    partWords('trustDays', answer.trustDays),
    partWords('stepUpSeconds', answer.stepUpSeconds),
  ];
  return html`<div class="answer" part="answer">
    <p class="name">${leadsTo[at]()}</p>
    <p class="parts">${facts.map((fact) => html`<span>${fact}</span>`)}</p>
    ${
      reasons.length
        ? html`<ol class="reasons">
            ${reasons.map(
              (reason) =>
                html`<li class=${reason.effect}>
                  ${reasonWords(reason)}<span>${effectWords(reason)}</span>
                </li>`,
            )}
          </ol>`
        : html`<p class="meta">
            ${msg('No rule speaks of them: what the kit does by itself holds.', { id: 'policy.explain.none' })}
          </p>`
    }
  </div>`;
}
