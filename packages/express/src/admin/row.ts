/** A person as one row of a list. */
import type { Kind, PersonMark, PersonRow } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import type { PersonTable, UserPolicyTable, UserStateTable } from '../db/schema.js';
import { masked } from '../people/masked.js';
import { dormantBefore } from '../people/listing.service.js';
import type { Judgement } from '../policy/policy.service.js';
import { isAhead } from './own-settings.js';

/** What a row says beside what is in it. */
export interface Beside {
  readonly state: UserStateTable;
  readonly settings: UserPolicyTable | undefined;
  readonly isLocked: boolean;
  readonly judgement: Pick<Judgement, 'requirement'>;
}

export function rowOf(ctx: Context, person: PersonTable, beside: Beside): PersonRow {
  const { last_seen: lastSeen } = beside.state;
  return {
    userId: person.user_id,
    name: person.name,
    account: masked(person.account),
    ...(person.tenant !== null && { tenant: person.tenant }),
    roles: JSON.parse(person.roles) as string[],
    coverage: person.coverage,
    kinds: JSON.parse(person.kinds) as Kind[],
    requirement: beside.judgement.requirement,
    ...(person.codes_left !== null && { codesLeft: person.codes_left }),
    ...(lastSeen !== null && { lastSeen }),
    marks: marksOf(ctx, person, beside),
  };
}

function marksOf(ctx: Context, person: PersonTable, { state, settings, isLocked }: Beside): PersonMark[] {
  const now = ctx.now();
  const marks: Record<PersonMark, boolean> = {
    locked: isLocked,
    needs_ticket: needsTicket(ctx, person, state),
    exempt: isAhead(settings?.exempt_until, now),
    extended: isAhead(settings?.extended_until, now),
    preset: typeof settings?.preset_hint === 'string',
    administrator: person.admin_rank !== null,
  };
  return (Object.keys(marks) as PersonMark[]).filter((mark) => marks[mark]);
}

/** After a reset, and where nothing was enrolled and nobody was seen for long. */
function needsTicket(ctx: Context, { coverage }: PersonTable, state: UserStateTable): boolean {
  if (state.needs_ticket === 1) return true;
  return coverage === 'none' && state.last_seen !== null && state.last_seen < dormantBefore(ctx);
}
