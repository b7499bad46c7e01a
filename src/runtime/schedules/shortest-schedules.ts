import type { Schedule } from '../exploration.ts';
import type { StateGraph } from './state-graph.ts';

/** A state with the thread that came to it last, and the way there. */
type Place = {
  readonly state: number;
  readonly thread: number;
  readonly switches: number;
  readonly steps: number;
  readonly before: Place | undefined;
};

/** The best schedule for a goal. */
export type Shortest = { readonly schedule: Schedule; readonly state: number };

/**
 * For each goal the schedule with the fewest switches, and of those the one with the fewest steps. `goalsIn` names the
 * goals that are reached in a state, and the steps that then belong to the schedule too. Dijkstra's search over
 * states and the thread that was last at work, where going on with the same thread costs no switch.
 */
export function shortestSchedules(
  { edges }: StateGraph,
  goalsIn: (state: number) => readonly { readonly goal: string; readonly then: Schedule }[],
): ReadonlyMap<string, Shortest> {
  const best = new Map<string, Shortest & { readonly cost: readonly [switches: number, steps: number] }>();
  const seen = new Set<number>();
  /** Places by switches, then by steps. */
  const waiting: Place[][][] = [];
  const add = (place: Place): void => {
    const bySteps = (waiting[place.switches] ??= []);
    (bySteps[place.steps] ??= []).push(place);
  };
  const reach = (place: Place): void => {
    for (const { goal, then } of goalsIn(place.state)) {
      let { thread, switches } = place;
      for (const next of then) {
        if (thread !== -1 && next !== thread) switches += 1;
        thread = next;
      }
      const cost = [switches, place.steps + then.length] as const;
      const known = best.get(goal)?.cost;
      if (known && (known[0] < cost[0] || (known[0] === cost[0] && known[1] <= cost[1]))) continue;
      best.set(goal, { schedule: [...scheduleTo(place), ...then], state: place.state, cost });
    }
  };

  add({ state: 0, thread: -1, switches: 0, steps: 0, before: undefined });
  for (let switches = 0; switches < waiting.length; switches += 1) {
    const bySteps = waiting[switches] ?? [];
    for (let steps = 0; steps < bySteps.length; steps += 1) {
      for (const place of bySteps[steps] ?? []) {
        const key = place.state * 32 + place.thread + 1;
        if (seen.has(key)) continue;
        seen.add(key);
        reach(place);
        for (const { thread, to } of edges[place.state] ?? []) {
          const isSwitch = place.thread !== -1 && place.thread !== thread;
          add({ state: to, thread, switches: switches + (isSwitch ? 1 : 0), steps: steps + 1, before: place });
        }
      }
    }
  }
  return best;
}

function scheduleTo(place: Place): Schedule {
  const schedule: number[] = [];
  for (let at = place; at.before; at = at.before) schedule.push(at.thread);
  return schedule.reverse();
}
