import type { Played, Script, Step } from './script.ts';

/** A thread that computes for `ms`, in the words of textbooks: a burst, with its arrival and its priority. */
export function job(ms: number, { arriveMs = 0, priority = 0 } = {}): Script {
  return { arriveUs: arriveMs * 1_000, priority, steps: [compute(ms)] };
}

/** A thread that does these steps from the start. */
export function thread(...steps: readonly Step[]): Script {
  return { arriveUs: 0, priority: 0, steps };
}

export function compute(ms: number): Step {
  return { kind: 'compute', us: ms * 1_000 };
}

export function use(ms: number, device?: string): Step {
  return { kind: 'use', us: ms * 1_000, device };
}

export function sleep(ms: number): Step {
  return { kind: 'sleep', us: ms * 1_000 };
}

export function awaiting(number: number): Step {
  return { kind: 'await', thread: number };
}

/** Milliseconds that each script was ready without a core. */
export function waits({ spans, doneUs }: Played): number[] {
  return doneUs.map((_, number) => {
    const ready = spans.filter(({ lane, state }) => lane === `task-${number + 1}` && state === 'ready');
    return ready.reduce((sum, { startUs, endUs }) => sum + endUs - startUs, 0) / 1_000;
  });
}

/** When each script was done, in milliseconds. */
export function ends({ doneUs }: Played): number[] {
  return doneUs.map((us) => us / 1_000);
}

/** What a script's lane did, one line for each span: `running 0-10 on 0`. Times in milliseconds. */
export function storyOf({ spans }: Played, number: number): string[] {
  return spans
    .filter(({ lane }) => lane === `task-${number + 1}`)
    .map(({ state, startUs, endUs, core, label }) => {
      const what = state === 'waiting' ? ` ${label}` : '';
      return `${state}${what} ${startUs / 1_000}-${endUs / 1_000}${core === undefined ? '' : ` on ${core}`}`;
    });
}

export function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
