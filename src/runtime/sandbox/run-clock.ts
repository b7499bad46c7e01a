/**
 * Counts running time: wall time between ticks, but never more than `mostMs` a tick, so that a computer that slept
 * or a tab whose timers were throttled does not use up a program's limit.
 */
export type RunClock = {
  /** Running time so far in milliseconds. */
  readonly elapsed: () => number;
  readonly stop: () => void;
};

/** Starts a clock that calls `onTick` with the running time about every `everyMs` milliseconds. */
export function startRunClock(onTick: (elapsedMs: number) => void, everyMs = 100, mostMs = 1000): RunClock {
  let elapsed = 0;
  let last = performance.now();
  const advance = (): number => {
    const now = performance.now();
    elapsed += Math.min(now - last, mostMs);
    last = now;
    return elapsed;
  };
  const timer = setInterval(() => {
    onTick(advance());
  }, everyMs);
  return {
    elapsed: advance,
    stop: () => {
      clearInterval(timer);
    },
  };
}
