import type { Enrollment, Kind, State } from '@mfa-kit/contract';

/** Where in the wizard a person is. `covered`: there is nothing to set up. */
export type Place = 'intro' | 'password' | 'method' | 'setup' | 'codes' | 'done' | 'covered';

/** What the person did here, and no state tells. */
export interface Progress {
  /** Went on from the introduction, or back to it; unsaid, the state decides. */
  readonly started?: boolean;
  readonly kind?: Kind | undefined;
  /** Would rather choose, whatever was prepared. */
  readonly isChoosing?: boolean;
}

/** The state decides; what the person did only fills in what it leaves open. */
export function placeIn(state: State | undefined, progress: Progress): Place | undefined {
  if (state?.at === 'codes') return 'codes';
  if (state?.at === 'complete') {
    if (state.enrolled.length) return 'done';
    return state.actions.includes('enroll') ? 'intro' : 'covered';
  }
  if (state?.at !== 'enrollment') return undefined;
  if (!(progress.started ?? isPrepared(state))) return 'intro';
  if (state.password && !state.setup) return 'password';
  return kindIn(state, progress) ? 'setup' : 'method';
}

/** A number was given for the person, and a text to it is the first thing to try: there is nothing to introduce or to choose. */
export function isPrepared({ preset, kinds }: Enrollment): boolean {
  return !!preset && kinds[0] === 'phone';
}

/** The kind that was chosen, the one that was prepared, or the only one. */
export function kindIn({ kinds, preset }: Enrollment, { kind, isChoosing }: Progress): Kind | undefined {
  if (kind && kinds.includes(kind)) return kind;
  if (kinds.length === 1) return kinds[0];
  return preset && !isChoosing && kinds.includes('phone') ? 'phone' : undefined;
}

/** The steps that are counted, in order. */
export function stepsOf(asks: {
  readonly intro: boolean;
  readonly password: boolean;
  readonly method: boolean;
}): readonly Place[] {
  return [
    ...(asks.intro ? (['intro'] as const) : []),
    ...(asks.password ? (['password'] as const) : []),
    ...(asks.method ? (['method'] as const) : []),
    'setup',
    'codes',
  ];
}
