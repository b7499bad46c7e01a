import type { TraceSummary } from 'check';

/** A stretch of time in milliseconds. */
interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

/** The most stretches that have a moment in common. One that begins when another ends does not. */
export function mostAtOnce(stretches: readonly Stretch[]): number {
  const edges = stretches
    .filter(({ startMs, endMs }) => startMs < endMs)
    .flatMap(({ startMs, endMs }) => [
      { at: startMs, step: 1 },
      { at: endMs, step: -1 },
    ])
    .toSorted((one, other) => one.at - other.at || one.step - other.step);
  let now = 0;
  let most = 0;
  for (const { step } of edges) {
    now += step;
    most = Math.max(most, now);
  }
  return most;
}

/** How long all lanes together have computed, in milliseconds (whole microseconds). */
export function runningMs({ spans }: TraceSummary): number {
  const running = spans.filter(({ state }) => state === 'running');
  return Math.round(running.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0) * 1000) / 1000;
}
