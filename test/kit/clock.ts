/** A clock that tests move. It starts on a fixed day, so that nothing depends on today. */
export interface Clock {
  readonly now: () => number;
  advance(span: { days?: number; hours?: number; minutes?: number; seconds?: number }): void;
}

export function movableClock(start = Date.UTC(2030, 0, 15, 12)): Clock {
  let now = start;
  return {
    now: () => now,
    advance({ days = 0, hours = 0, minutes = 0, seconds = 0 }) {
      now += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
    },
  };
}
