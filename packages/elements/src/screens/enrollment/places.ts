import type { Kind, State } from '@mfa-kit/contract';

/** Where in the wizard a person is. `covered`: there is nothing to set up. */
export type Place = 'intro' | 'password' | 'method' | 'setup' | 'codes' | 'done' | 'covered';

/** What the person did here, and no state tells. */
export interface Progress {
  /** Went on from the introduction. */
  readonly started: boolean;
  readonly kind?: Kind | undefined;
}

/** The state decides; what the person did only fills in what it leaves open. */
export function placeIn(state: State | undefined, progress: Progress): Place | undefined {
  if (state?.at === 'codes') return 'codes';
  if (state?.at === 'complete') {
    if (state.enrolled.length) return 'done';
    return state.actions.includes('enroll') ? 'intro' : 'covered';
  }
  if (state?.at !== 'enrollment') return undefined;
  if (!progress.started) return 'intro';
  if (state.password && !state.setup) return 'password';
  return kindIn(state.kinds, progress) ? 'setup' : 'method';
}

/** The kind that was chosen, or the only one. */
export function kindIn(kinds: readonly Kind[], { kind }: Progress): Kind | undefined {
  if (kind && kinds.includes(kind)) return kind;
  return kinds.length === 1 ? kinds[0] : undefined;
}

/** The steps that are counted, in order. */
export function stepsOf(asks: { readonly password: boolean; readonly method: boolean }): readonly Place[] {
  return [
    'intro',
    ...(asks.password ? (['password'] as const) : []),
    ...(asks.method ? (['method'] as const) : []),
    'setup',
    'codes',
  ];
}
