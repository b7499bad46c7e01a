import type { Failure, Schedule } from '../exploration.ts';
import type { Judge } from './judge.ts';
import { switchesIn } from './switches.ts';
import type { Snapshot, World } from './world.ts';

/** What a search by the number of preemptions came to. */
export type BoundedSearch = {
  /** The first failure: none has fewer preemptions; of those, one with few switches. */
  readonly found: (Failure & { readonly schedule: Schedule; readonly preemptions: number }) | undefined;
  /** All schedules with at most this many preemptions have been seen, -1 for none. */
  readonly preemptions: number;
  /** Whether these are all schedules that there are. */
  readonly isExhausted: boolean;
  readonly states: number;
};

type Way = { readonly thread: number; readonly before: Way | undefined };
type Visit = { readonly at: Snapshot; readonly last: number; readonly way: Way | undefined };

/**
 * Iterative context bounding (Musuvathi and Qadeer, PLDI 2007): all states that can be reached with no preemption, then
 * with one, and so on. Threads that end, sleep or spin give way to others without one.
 */
export function searchBounded(
  world: World,
  judge: Judge,
  limits: { readonly preemptions: number; readonly states: number; readonly isOver: () => boolean },
): BoundedSearch {
  const seen = new Set<string>();
  world.reset();
  const beginning = judge.atBeginning();
  if (beginning)
    return { found: { ...beginning, schedule: [], preemptions: 0 }, preemptions: 0, isExhausted: false, states: 1 };

  let layer: Visit[] = [{ at: world.snapshot(), last: -1, way: undefined }];
  for (let preemptions = 0; preemptions <= limits.preemptions; preemptions += 1) {
    const nextLayer: Visit[] = [];
    let found: BoundedSearch['found'];
    const propose = (failure: Failure, way: Way | undefined, count: number): void => {
      const schedule = scheduleOf(way);
      const isBetter =
        !found ||
        count < found.preemptions ||
        (count === found.preemptions && switchesIn(schedule) < switchesIn(found.schedule));
      if (isBetter) found = { ...failure, schedule, preemptions: count };
    };
    for (let visit = layer.pop(); visit !== undefined; visit = layer.pop()) {
      world.restore(visit.at);
      const key = `${world.key()}${String.fromCharCode(visit.last + 1)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (seen.size > limits.states || (seen.size % 16 === 0 && limits.isOver())) {
        return { found, preemptions: preemptions - 1, isExhausted: false, states: seen.size };
      }
      const ready = world.ready();
      if (ready.length === 0) {
        const failure = judge.atEnd();
        if (failure) propose(failure, visit.way, preemptions);
      }
      const goesOn = ready.includes(visit.last);
      for (const thread of ready) {
        const preempts = goesOn && thread !== visit.last;
        const way = { thread, before: visit.way };
        const taken = world.step(thread);
        const failure = judge.afterStep(taken);
        if (failure) propose(failure, way, preempts ? preemptions + 1 : preemptions);
        else (preempts ? nextLayer : layer).push({ at: world.snapshot(), last: thread, way });
        world.undo(taken);
      }
    }
    if (found) return { found, preemptions, isExhausted: false, states: seen.size };
    if (nextLayer.length === 0) return { found: undefined, preemptions, isExhausted: true, states: seen.size };
    layer = nextLayer;
  }
  return { found: undefined, preemptions: limits.preemptions, isExhausted: false, states: seen.size };
}

function scheduleOf(way: Way | undefined): Schedule {
  const schedule: number[] = [];
  for (let at = way; at; at = at.before) schedule.push(at.thread);
  return schedule.reverse();
}
