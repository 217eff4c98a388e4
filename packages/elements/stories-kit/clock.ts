/** A clock that stands until it is told to go on: timers of a minute take a moment. */
export interface Clock {
  /** Lets time pass, and what was to happen meanwhile happen in its order. */
  pass(ms: number): Promise<void>;
  /** Gives the real clock back. */
  restore(): void;
}

export function fakeClock(): Clock {
  const real = { now: Date.now, set: window.setTimeout, clear: window.clearTimeout };
  const due = new Map<number, { readonly at: number; readonly run: () => void }>();
  let now = real.now();
  let last = 0;
  /** Drawing is done in microtasks, and they are over by the next task. */
  const drawn = () => new Promise<void>((resolve) => void real.set.call(window, resolve));
  Date.now = () => now;
  Object.assign(window, {
    setTimeout: (run: () => void, wait = 0) => {
      due.set((last -= 1), { at: now + wait, run });
      return last;
    },
    clearTimeout: (id?: number) => void (due.delete(id ?? 0) || real.clear.call(window, id)),
  });
  return {
    async pass(ms) {
      const end = now + ms;
      for (;;) {
        await drawn();
        const [next] = [...due]
          .filter(([, { at }]) => at <= end)
          .sort(([, one], [, other]) => one.at - other.at);
        if (!next) break;
        due.delete(next[0]);
        now = Math.max(now, next[1].at);
        next[1].run();
      }
      now = end;
      await drawn();
    },
    restore() {
      Date.now = real.now;
      Object.assign(window, { setTimeout: real.set, clearTimeout: real.clear });
    },
  };
}
