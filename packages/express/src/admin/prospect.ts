/** What signing in would ask of somebody, as far as a preview needs to know. Pure. */
import { stand, type Standing } from '../flow/stand.js';
import type { Judgement } from '../policy/policy.service.js';

/** What is known of somebody who is not there. */
export interface Absent {
  readonly kinds: readonly string[];
  readonly hasCodes: boolean;
  readonly needsTicket: boolean;
  readonly dormant: boolean;
  /** Some browser of theirs is remembered. */
  readonly trusts: boolean;
}

export interface Prospect {
  /** A second step is asked for. */
  readonly isChallenged: boolean;
  /** 1: a factor is asked for, and may be skipped; 2: it may not. */
  readonly enrolls: 0 | 1 | 2;
  /** Nobody gets in like that without an administrator. */
  readonly isBlocked: boolean;
  /** Nor with one: there is no kind of factor to enrol. */
  readonly isStuck: boolean;
}

export function prospectOf(judgement: Judgement, absent: Absent): Prospect {
  const { requirement, kinds } = judgement;
  const standing: Standing = {
    requirement,
    ignoreOwnChoice: judgement.ignoreOwnChoice,
    factors: absent.kinds.length,
    allowedFactors: absent.kinds.filter((kind) => kinds.some((allowed) => allowed === kind)).length,
    proved: 'nothing',
    hasCodes: absent.hasCodes,
    needsTicket: absent.needsTicket,
    dormant: absent.dormant,
    ticketed: false,
    skipped: judgement.skipHolds,
    trusted: absent.trusts && judgement.trustDays > 0,
    byChoice: false,
  };
  const first = stand(standing);
  const isChallenged = first === 'challenge';
  const last = isChallenged ? stand({ ...standing, proved: 'factor' }) : first;
  const enrolls = last !== 'enrollment' ? 0 : requirement === 'required' ? 2 : 1;
  const isStuck = kinds.length === 0 && (enrolls === 2 || absent.kinds.length === 0);
  return { isChallenged, enrolls, isBlocked: last === 'ticket' || (isStuck && enrolls === 2), isStuck };
}

export type Effect = 'prompted' | 'blocked' | 'released' | 'unaffected';

export function effectOf(before: Prospect, after: Prospect): Effect {
  if (after.isBlocked !== before.isBlocked) return after.isBlocked ? 'blocked' : 'released';
  const asks = ({ isChallenged, enrolls }: Prospect) => [isChallenged ? 1 : 0, enrolls];
  const [were, are] = [asks(before), asks(after)];
  if (are.some((now, i) => now > were[i]!)) return 'prompted';
  return are.some((now, i) => now < were[i]!) ? 'released' : 'unaffected';
}
