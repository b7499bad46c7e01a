import type { Failure, Schedule } from '../exploration.ts';
import type { Judge } from './judge.ts';
import type { Taken, World } from './world.ts';

/** What a row of random schedules came to. */
export type Sampling = {
  readonly schedules: number;
  readonly failing: number;
  readonly steps: number;
  readonly first: (Failure & { readonly schedule: Schedule; readonly number: number }) | undefined;
  /** Schedules that were given up because they were too long. */
  readonly cut: number;
};

/** What a row of random schedules is made of. */
export type SamplingLimits = {
  readonly seed: number;
  readonly schedules: number;
  /** How many steps must come in a certain order for the failure that is looked for: one more than there are changes of priority. */
  readonly depth: number;
  /** Steps of a schedule, as far as is known: changes fall among these. */
  readonly length: number;
  readonly mostSteps: number;
  readonly stopsAtFailure: boolean;
  readonly isOver: () => boolean;
  readonly onSchedule?: (steps: readonly Taken[], failure: Failure | undefined) => void;
};

/**
 * Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte, ASPLOS 2010): threads have random
 * priorities, the highest that can go on does, and at `depth - 1` random steps the one at work falls behind all others.
 */
export function sampleSchedules(world: World, judge: Judge, limits: SamplingLimits): Sampling {
  const random = randomFrom(limits.seed);
  let schedules = 0;
  let failing = 0;
  let cut = 0;
  let steps = 0;
  let first: Sampling['first'];
  while (schedules < limits.schedules && !(schedules % 4 === 0 && limits.isOver())) {
    schedules += 1;
    world.reset();
    const priorities = Array.from({ length: world.threadCount }, () => limits.depth + random());
    const changes = Array.from({ length: limits.depth - 1 }, () => 1 + Math.floor(random() * limits.length));
    const taken: Taken[] = [];
    let failure = judge.atBeginning();
    for (;;) {
      let thread = failure ? -1 : highest(world, priorities);
      if (thread === -1) {
        failure ??= judge.atEnd();
        break;
      }
      if (taken.length >= limits.mostSteps) {
        cut += 1;
        break;
      }
      const change = changes.indexOf(taken.length + 1);
      if (change >= 0) {
        priorities[thread] = change / limits.depth;
        thread = highest(world, priorities);
      }
      const step = world.step(thread);
      steps += 1;
      taken.push(step);
      failure = judge.afterStep(step);
    }
    limits.onSchedule?.(taken, failure);
    if (!failure) continue;
    failing += 1;
    first ??= { ...failure, schedule: taken.map((step) => step.thread), number: schedules };
    if (limits.stopsAtFailure) break;
  }
  return { schedules, failing, steps, first, cut };
}

function highest(world: World, priorities: readonly number[]): number {
  let best = -1;
  for (let thread = 0; thread < priorities.length; thread += 1) {
    if (!world.canStep(thread)) continue;
    if (best === -1 || (priorities[thread] ?? 0) > (priorities[best] ?? 0)) best = thread;
  }
  return best;
}

/** Marsaglia's xorshift (2003) with 32 bits: the same row for the same seed, everywhere. */
function randomFrom(seed: number): () => number {
  let state = (seed ^ 0x9e37_79b9) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 0x1_0000_0000;
  };
}
