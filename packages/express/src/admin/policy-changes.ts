/** What a change of a rule says in the audit: each field that is another now, as JSON, and whom the rule is for. */
import { parts } from '../policy/rules.js';
import type { StoredRule } from '../policy/rules.service.js';

interface Change {
  readonly what: string;
  readonly before?: string;
  readonly after?: string;
}

const fields = ['locked', 'priority', 'note', ...parts] as const;

export function changesOf(
  { before, after }: { before: StoredRule | undefined; after: StoredRule | undefined },
  loosens: boolean,
): Change[] {
  const told = (what: (typeof fields)[number] | 'for' | 'id'): Change => ({
    what,
    ...(before?.[what] !== undefined && { before: JSON.stringify(before[what]) }),
    ...(after?.[what] !== undefined && { after: JSON.stringify(after[what]) }),
  });
  const changed = fields.map(told).filter((change) => change.before !== change.after);
  return [told('id'), told('for'), ...changed, ...(loosens ? [{ what: 'loosens', after: 'true' }] : [])];
}
