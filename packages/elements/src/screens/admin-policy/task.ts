/** What is being done about the rules: one is written, or about to be removed. */
import type { PolicyView, PreviewPolicy } from '@mfa-kit/contract';
import { msg } from '../../locales/message.js';
import { ruleOf, saysSomething, type Draft } from './draft.js';

export type Task =
  { readonly at: 'write'; readonly draft: Draft } | { readonly at: 'remove'; readonly id: string };

/** The rule that it is about; a new one is not there yet. */
export function ruleIdOf(task: Task | undefined): string | undefined {
  return task?.at === 'write' ? task.draft.id : task?.id;
}

/** What the server is asked to imagine. */
export function changeOf(task: Task): PreviewPolicy {
  return task.at === 'write' ? { rule: ruleOf(task.draft) } : { remove: task.id };
}

/** What is missing before that makes sense. */
export function problemOf(task: Task): string {
  if (task.at === 'remove') return '';
  if (!saysSomething(task.draft))
    return msg('This rule says nothing yet: choose at least one thing.', { id: 'policy.empty' });
  if (task.draft.methods && !task.draft.kinds.length)
    return msg('Choose at least one method.', { id: 'policy.noMethod' });
  return '';
}

/** The same among rules that changed meanwhile, with what was written kept. */
export function amongOthers(task: Task, { rules }: PolicyView): { task: Task | undefined; problem: string } {
  const id = ruleIdOf(task);
  if (id === undefined || rules.some((rule) => rule.id === id)) return { task, problem: '' };
  if (task.at === 'remove') return { task: undefined, problem: '' };
  const { id: _id, ...draft } = task.draft;
  const problem = msg('That rule was removed meanwhile. Saving makes a new one of it.', {
    id: 'policy.gone',
  });
  return { task: { at: 'write', draft }, problem };
}
