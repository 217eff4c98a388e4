/** What administrators have decided about one person, a row each, with what can be changed about it. */
import type { Person } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { day } from '../../locales/dates.js';
import { msg, str } from '../../locales/message.js';
import { masked } from '../../text-code.js';
import { actions, type ActionName } from './actions.js';
import { isolated } from './form.js';

interface Decision {
  readonly id: string;
  readonly title: string;
  /** How it stands. */
  readonly now: string | TemplateResult;
  readonly set?:
    { readonly by?: string | undefined; readonly reason: string; readonly at: number } | undefined;
  readonly action: ActionName;
  /** Why it cannot be done, where it cannot. */
  readonly refused?: string | undefined;
}

export interface Decisions {
  readonly person: Person;
  readonly busy: boolean;
  readonly open: ActionName | undefined;
  readonly form: TemplateResult | typeof nothing;
  readonly onThisClock: (instant: number) => number;
  readonly onOpen: (action: ActionName) => void;
}

const refusals: Record<Exclude<Person['mayReset'], 'yes'>, () => string> = {
  self: () => msg('You can’t reset yourself. Ask another administrator.', { id: 'admin.reset.self' }),
  above: () =>
    msg('Only an administrator of at least their rank can reset them.', { id: 'admin.reset.above' }),
};

/** What holds until somebody changes it. */
function settled(person: Person, onThisClock: (instant: number) => number): readonly Decision[] {
  const { required, exempt, extended, preset } = person;
  const until = (instant: number) => msg(str`Until ${day(onThisClock(instant))}`, { id: 'admin.until.day' });
  const none = msg('None', { id: 'admin.none' });
  return [
    {
      id: 'required',
      title: msg('Requirement of their own', { id: 'admin.decision.required' }),
      now: required
        ? required.requirement === 'required'
          ? msg('Required of this person', { id: 'admin.decision.required.yes' })
          : msg('Optional for this person', { id: 'admin.decision.required.no' })
        : msg('None: the rules decide', { id: 'admin.decision.required.none' }),
      set: required,
      action: required ? 'rules' : 'require',
    },
    {
      id: 'exempt',
      title: msg('Exemption', { id: 'admin.decision.exempt' }),
      now: exempt ? until(exempt.until) : none,
      set: exempt,
      action: exempt ? 'endExempt' : 'exempt',
    },
    {
      id: 'extended',
      title: msg('More time', { id: 'admin.decision.extended' }),
      now: extended ? until(extended.until) : none,
      set: extended,
      action: extended ? 'endExtend' : 'extend',
    },
    {
      id: 'preset',
      title: msg('Phone number set for them', { id: 'admin.decision.preset' }),
      now: preset
        ? html`${masked(preset.hint)} ·
          ${
            preset.isChangeable
              ? msg('they may give another', { id: 'admin.decision.changeable' })
              : msg('no other will do', { id: 'admin.decision.fixed' })
          }`
        : none,
      set: preset,
      action: preset ? 'endPreset' : 'preset',
    },
  ];
}

/** What is done once, as they need it. */
function remedies({ factors, marks, mayReset }: Person): readonly Decision[] {
  return [
    ...(marks.includes('locked')
      ? [
          {
            id: 'locked',
            title: msg('Locked after wrong codes', { id: 'admin.overview.locked' }),
            now: msg('It ends by itself after a while', { id: 'admin.decision.locked' }),
            action: 'unlock' as const,
          },
        ]
      : []),
    ...(factors.length
      ? []
      : [
          {
            id: 'ticket',
            title: msg('Set-up code', { id: 'admin.issued' }),
            now: marks.includes('needs_ticket')
              ? msg('They can’t set anything up without one', { id: 'admin.decision.ticket' })
              : msg('They can set up a second step without one', { id: 'admin.decision.ticket.no' }),
            action: 'ticket' as const,
          },
        ]),
    {
      id: 'reset',
      title: msg('Reset', { id: 'admin.reset' }),
      now: msg('Ends all that they have, for whoever lost it', { id: 'admin.decision.reset' }),
      action: 'reset',
      refused: mayReset === 'yes' ? undefined : refusals[mayReset](),
    },
  ];
}

export function renderDecisions(all: Decisions): TemplateResult {
  return html`<ul class="rows">
    ${[...settled(all.person, all.onThisClock), ...remedies(all.person)].map((decision) => renderDecision(decision, all))}
  </ul>`;
}

function renderDecision(
  { id, title, now, set, action, refused }: Decision,
  { busy, open, form, onThisClock, onOpen }: Decisions,
): TemplateResult {
  const isOpen = open === action;
  return html`<li class="row flat" part="decision" data-id=${id}>
    <div>
      <p class="name">${title}</p>
      <p class="meta">
        <span>${now}</span>${
          set
            ? html`<span
                  >${
                    set.by
                      ? msg(str`${isolated(set.by)}, ${day(onThisClock(set.at))}`, {
                          id: 'admin.decision.by',
                        })
                      : day(onThisClock(set.at))
                  }</span
                ><span><q>${set.reason}</q></span>`
            : nothing
        }
      </p>
      ${refused ? html`<p class="meta refused" id=${`why-${id}`}>${refused}</p>` : nothing}
    </div>
    <button
      class="button plain small act ${action === 'reset' ? 'harsh' : ''}"
      type="button"
      data-action=${action}
      aria-expanded=${refused ? nothing : String(isOpen)}
      aria-disabled=${String(busy || !!refused)}
      aria-describedby=${refused ? `why-${id}` : nothing}
      @click=${() => refused || onOpen(action)}
    >
      ${actions[action].label()}
    </button>
    ${isOpen ? html`<div class="below">${form}</div>` : nothing}
  </li>`;
}
