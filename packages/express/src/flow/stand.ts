/** The state table as one pure function: where a person stands, from what is known of them. */
import type { At } from '@mfa-kit/contract';

export interface Standing {
  readonly requirement: 'off' | 'optional' | 'required';
  /** Policy says `off`, for those too who enrolled by choice. */
  readonly ignoreOwnChoice: boolean;
  /** Active factors, and how many of them are of a kind that policy allows. */
  readonly factors: number;
  readonly allowedFactors: number;
  /** What was proved in this login. */
  readonly proved: 'nothing' | 'factor' | 'recovery';
  /** There is a confirmed set of recovery codes, and one of it left. */
  readonly hasCodes: boolean;
  /** Reset by an administrator: enrolling takes a ticket. */
  readonly needsTicket: boolean;
  /** Known, without a factor, and not seen for long: a password alone may be in other hands by now. */
  readonly dormant: boolean;
  readonly ticketed: boolean;
  /** Skipped in this login, or earlier and still valid. */
  readonly skipped: boolean;
  /** This browser is trusted by this user, and policy lets it be. */
  readonly trusted: boolean;
  /** A signed-in person is enrolling because they want to. */
  readonly byChoice: boolean;
}

export type Stand = Exclude<At, 'signed-out'>;

export function stand(known: Standing): Stand {
  // The last code was used: a new set is made before anything else.
  if (known.proved === 'recovery') return known.hasCodes ? 'complete' : 'codes';
  if (known.factors > 0) return known.proved === 'factor' ? afterProof(known) : beforeProof(known);
  return withoutFactor(known);
}

/** A trusted browser saves the challenge and nothing else: whatever a proof would lead on to is asked for by a proof. */
function beforeProof(known: Standing): Stand {
  if (known.requirement === 'off' && known.ignoreOwnChoice) return 'complete';
  return known.trusted && afterProof(known) === 'complete' ? 'complete' : 'challenge';
}

function afterProof({ requirement, allowedFactors, hasCodes, skipped }: Standing): Stand {
  const lacksAllowed =
    allowedFactors === 0 && (requirement === 'required' || (requirement === 'optional' && !skipped));
  if (lacksAllowed) return 'enrollment';
  return hasCodes ? 'complete' : 'codes';
}

function withoutFactor({ requirement, needsTicket, dormant, ticketed, skipped, byChoice }: Standing): Stand {
  if (requirement === 'off' && !byChoice) return 'complete';
  if (needsTicket && !ticketed) return 'ticket';
  if (dormant && !ticketed) return requirement === 'required' || byChoice ? 'ticket' : 'complete';
  if (requirement === 'required' || byChoice) return 'enrollment';
  return skipped ? 'complete' : 'enrollment';
}
