/** What administrators set for one person, as rules of the narrowest scope: so the locks of broader rules hold them. Pure. */
import type { Verdict } from './policy.js';
import type { Rule } from './rules.js';

/** Who has set something, and why: `by` as the operator calls them. */
export interface Mark {
  readonly by: string;
  readonly userId: string;
  /** How high they stood. */
  readonly rank: number;
  readonly reason: string;
  readonly at: number;
}

/** What is set for one person. Instants are epoch milliseconds. */
export interface OwnSetting {
  readonly requirement?: 'optional' | 'required';
  readonly exemptUntil?: number;
  readonly extendedUntil?: number;
  readonly marks: Readonly<Partial<Record<'required' | 'exempt' | 'extended', Mark>>>;
}

/** So many skips that nobody is told how many: they are not what ends an extension. */
export const PLENTY = 1000;

/** Whose mark a rule of one person bears. */
export const markOf = { own: 'required', exempt: 'exempt', extended: 'extended' } as const;

/** `others` is what the rules for everybody come to. */
export function ownRules(
  userId: string,
  { requirement, exemptUntil = 0, extendedUntil = 0 }: OwnSetting,
  { others, skips, now }: { others: Verdict; skips: number; now: number },
): Rule[] {
  const scope = { user: userId };
  const asked = requirement ?? others.requirement;
  const list: Rule[] = [];
  if (requirement) list.push({ id: 'own', for: scope, requirement });
  // Where nothing is asked there is nothing to put off.
  if (extendedUntil > now && asked !== 'off')
    list.push({
      id: 'extended',
      for: scope,
      priority: 1,
      requirement: 'optional',
      skipUntil: extendedUntil,
      ...(others.skips !== undefined && { skips: skips + PLENTY }),
    });
  // Whoever has a factor is asked for it all the same.
  if (exemptUntil > now)
    list.push({ id: 'exempt', for: scope, priority: 2, requirement: 'off', ignoreOwnChoice: false });
  return list;
}
