/** What many measurements say about one call, in milliseconds. */
export interface Figures {
  median: number;
  /** Half of the measurements lie between `low` and `high`. */
  low: number;
  high: number;
}

/** Measures how long a call of `work` takes, by the clock `now`. */
export function bench(work: () => unknown, now = () => performance.now()): Figures {
  const times: number[] = [];
  for (let repeat = 0; repeat < 30; repeat += 1) {
    const begun = now();
    work();
    times.push(now() - begun);
  }

  times.sort((a, b) => a - b);
  return { median: at(times, 1 / 2), low: at(times, 1 / 4), high: at(times, 3 / 4) };
}

/** The time that so large a share of the sorted times does not exceed. */
function at(times: number[], share: number): number {
  return times[Math.round(share * (times.length - 1))];
}
