/** What administrators have set for one person, as the console shows it: who did, for whom, why, and until when. */
import type { Person } from '@mfa-kit/contract';
import type { UserPolicyTable } from '../db/schema.js';

/** By what was set. */
type Marks = Partial<Record<'required' | 'exempt' | 'extended' | 'preset', Mark>>;

interface Mark {
  readonly by?: string;
  readonly reason: string;
  readonly at: number;
}

export function settingsOf(
  settings: UserPolicyTable | undefined,
  now: number,
): Pick<Person, 'required' | 'exempt' | 'extended' | 'preset'> {
  if (!settings) return {};
  const { requirement, exempt_until: exempt, extended_until: extended, preset_hint: hint } = settings;
  const marks = JSON.parse(settings.marks) as Marks;
  return {
    ...(requirement !== null && { required: { requirement, ...said(marks.required) } }),
    ...(isAhead(exempt, now) && { exempt: { until: exempt, ...said(marks.exempt) } }),
    ...(isAhead(extended, now) && { extended: { until: extended, ...said(marks.extended) } }),
    ...(hint !== null && {
      preset: { hint, isChangeable: settings.preset_changeable === 1, ...said(marks.preset) },
    }),
  };
}

export function isAhead(until: number | null | undefined, now: number): until is number {
  return typeof until === 'number' && until > now;
}

/** Which administrator it was is for the audit to say. */
function said({ by, reason, at }: Mark = { reason: '', at: 0 }): Mark {
  return { ...(by !== undefined && { by }), reason, at };
}
