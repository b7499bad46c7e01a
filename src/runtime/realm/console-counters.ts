/** Counters and timers of the console, by label. */
import type { Level } from '../results.ts';
import { primitiveText } from './format.ts';
import { cutName } from './preview-budget.ts';
import { mapDelete, mapGet, mapSet, newMap, numberFixed } from './primordials.ts';

type CounterOptions = {
  /** Prints a text, then further values. */
  readonly line: (level: Level, text: string, rest: readonly unknown[]) => void;
  /** Called by what prints nothing. */
  readonly silent: () => void;
  readonly now: () => number;
};

const NOTHING: readonly unknown[] = [];
const DEFAULT_LABEL = 'default';

/** `count`, `countReset`, `time`, `timeLog` and `timeEnd`. */
export function createCounters({
  line,
  silent,
  now,
}: CounterOptions): Readonly<
  Record<'count' | 'countReset' | 'time' | 'timeLog' | 'timeEnd', (label?: unknown, ...data: unknown[]) => void>
> {
  const counts = newMap<string, number>();
  const starts = newMap<string, number>();

  /** Prints how long the timer has run; says so where there is none. */
  const printElapsed = (label: string, rest: readonly unknown[]): void => {
    const start = mapGet(starts, label);
    if (start === undefined) line('warn', `Timer '${label}' does not exist`, NOTHING);
    else line('log', `${label}: ${numberFixed(now() - start, 3)} ms`, rest);
  };

  return {
    count: (given) => {
      const label = labelOf(given);
      const count = (mapGet(counts, label) ?? 0) + 1;
      mapSet(counts, label, count);
      line('log', `${label}: ${count}`, NOTHING);
    },
    countReset: (given) => {
      const label = labelOf(given);
      if (mapDelete(counts, label)) silent();
      else line('warn', `Count for '${label}' does not exist`, NOTHING);
    },
    time: (given) => {
      const label = labelOf(given);
      if (mapGet(starts, label) !== undefined) {
        line('warn', `Timer '${label}' already exists`, NOTHING);
        return;
      }
      silent();
      mapSet(starts, label, now());
    },
    timeLog: (given, ...data) => printElapsed(labelOf(given), data),
    timeEnd: (given) => {
      const label = labelOf(given);
      printElapsed(label, NOTHING);
      mapDelete(starts, label);
    },
  };
}

/** A label's text; an object is not asked to make one. */
function labelOf(label: unknown): string {
  if (label === undefined) return DEFAULT_LABEL;
  return cutName(primitiveText(label) ?? 'object');
}
