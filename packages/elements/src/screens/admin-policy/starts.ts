/** Rules to start from, for those who have never written one. */
import { msg } from '../../locales/message.js';
import { emptyDraft, type Draft, type ScopeKey } from './draft.js';

export interface Start {
  readonly name: () => string;
  readonly draft: Draft;
  /** The field that is still to be filled in. */
  readonly first: ScopeKey | 'requirement';
}

export const starts: readonly Start[] = [
  {
    name: () => msg('Require for everybody', { id: 'policy.start.everybody' }),
    draft: { ...emptyDraft, requirement: 'required', skips: '3' },
    first: 'requirement',
  },
  {
    name: () => msg('Require for one company’s local users', { id: 'policy.start.company' }),
    draft: {
      ...emptyDraft,
      for: { ...emptyDraft.for, source: 'local' },
      requirement: 'required',
      locked: true,
    },
    first: 'tenant',
  },
  {
    name: () => msg('Off for a form', { id: 'policy.start.form' }),
    draft: { ...emptyDraft, requirement: 'off' },
    first: 'form',
  },
];
