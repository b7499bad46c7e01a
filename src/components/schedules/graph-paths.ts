import type { PicturedState, Schedule, StatePicture } from '../../runtime/index.ts';
import { countText } from './exact-count.ts';
import { outgoingOf } from './graph-layout.ts';

/** The states that a schedule goes through, the beginning first. It ends early where the graph does not know a step. */
export function statesAlong({ states, edges }: StatePicture, schedule: Schedule): readonly number[] {
  const outgoing = outgoingOf(states.length, edges);
  const along = [0];
  for (const thread of schedule) {
    const next = outgoing[along.at(-1) ?? 0]?.find((edge) => edge.thread === thread);
    if (!next) break;
    along.push(next.to);
  }
  return along;
}

/** The schedule that leads to each state with the fewest steps and, of those, the fewest switches; absent where none does. */
export function schedulesTo({ states, edges }: StatePicture): readonly (Schedule | undefined)[] {
  type Way = {
    readonly state: number;
    readonly thread: number;
    readonly switches: number;
    readonly before: Way | undefined;
  };
  const outgoing = outgoingOf(states.length, edges);
  const best: (Way | undefined)[] = [];
  const begin: Way = { state: 0, thread: -1, switches: 0, before: undefined };
  best[0] = begin;
  // All ways with one step more, of each state and last thread the one with the fewest switches.
  let front = new Map<string, Way>([['0 -1', begin]]);
  const seen = new Set<number>([0]);
  while (front.size > 0) {
    const next = new Map<string, Way>();
    for (const way of front.values()) {
      for (const { thread, to } of outgoing[way.state] ?? []) {
        if (seen.has(to)) continue;
        const switches = way.switches + (way.thread === -1 || way.thread === thread ? 0 : 1);
        const key = `${to} ${thread}`;
        const known = next.get(key);
        if (known && known.switches <= switches) continue;
        next.set(key, { state: to, thread, switches, before: way });
      }
    }
    for (const way of next.values()) {
      seen.add(way.state);
      const known = best[way.state];
      if (!known || way.switches < known.switches) best[way.state] = way;
    }
    front = next;
  }
  return states.map((_, state) => {
    const way = best[state];
    if (!way) return undefined;
    const schedule: number[] = [];
    for (let at = way; at.before; at = at.before) schedule.push(at.thread);
    return schedule.reverse();
  });
}

/** What becomes of schedules in a state. */
export function stateWords(state: PicturedState): string {
  switch (state.kind) {
    case 'goes-on':
      return 'goes on';
    case 'failed':
      return `fails: ${state.failure.message}`;
    case 'ended':
      return state.outcome === '' ? 'ends well' : `ends with ${state.outcome}`;
  }
}

/** The columns of {@link graphRows}. */
export const graphColumns = ['State', 'Steps', 'What becomes of it', 'Next'] as const;

/** The most states that a table tells one by one. */
const mostRows = 500;

/** The graph in words: a row for each state, and how many are left out. */
export function graphRows(
  picture: StatePicture,
  schedules: readonly (Schedule | undefined)[],
  threads: readonly string[],
): { readonly rows: readonly (readonly string[])[]; readonly more: number } {
  const outgoing = outgoingOf(picture.states.length, picture.edges);
  const order = picture.states
    .map((_, state) => state)
    .sort((one, other) => stepsTo(one) - stepsTo(other) || one - other);
  function stepsTo(state: number): number {
    return schedules[state]?.length ?? Number.POSITIVE_INFINITY;
  }
  const rows = order
    .slice(0, mostRows)
    .map((state) => [
      String(state),
      countText(schedules[state]?.length ?? 0),
      stateWords(picture.states[state] ?? { kind: 'goes-on' }),
      (outgoing[state] ?? []).map(({ thread, to }) => `${threads[thread] ?? ''} to ${to}`).join(', '),
    ]);
  return { rows, more: Math.max(0, order.length - mostRows) };
}
