import type { Schedule } from '../exploration.ts';
import type { Edge, StateGraph } from './state-graph.ts';

/** A way to a circle of states, and the steps around it, which can be repeated for ever. */
export type Livelock = { readonly schedule: Schedule; readonly cycle: Schedule };

/**
 * Finds a circle in which every thread that could always go on does go on: a scheduler that is fair to all can follow it
 * for ever. Of several, the one in the smallest set of states.
 */
export function findLivelock(graph: StateGraph): Livelock | undefined {
  const { edges } = graph;
  const fair = components(edges).filter((states) => isFair(edges, states));
  const smallest = fair.toSorted((one, other) => one.length - other.length || Math.min(...one) - Math.min(...other))[0];
  return smallest && lasso(edges, new Set(smallest));
}

/** Strongly connected components by Tarjan's algorithm (1972), with a list in the place of the call stack. */
function components(edges: StateGraph['edges']): readonly (readonly number[])[] {
  const found: number[][] = [];
  const numbers = new Int32Array(edges.length).fill(-1);
  const lows = new Int32Array(edges.length);
  const isWaiting = new Uint8Array(edges.length);
  const waiting: number[] = [];
  const calls: { readonly state: number; next: number }[] = [];
  let count = 0;
  const begin = (state: number): void => {
    numbers[state] = count;
    lows[state] = count;
    count += 1;
    waiting.push(state);
    isWaiting[state] = 1;
    calls.push({ state, next: 0 });
  };
  const lower = (state: number, to: number): void => {
    lows[state] = Math.min(lows[state] ?? 0, to);
  };
  const close = (state: number): void => {
    const members: number[] = [];
    for (let member = waiting.pop(); member !== undefined; member = waiting.pop()) {
      isWaiting[member] = 0;
      members.push(member);
      if (member === state) break;
    }
    found.push(members);
  };

  begin(0);
  for (let call = calls.at(-1); call !== undefined; call = calls.at(-1)) {
    const edge = edges[call.state]?.[call.next];
    call.next += 1;
    if (edge) {
      if (numbers[edge.to] === -1) begin(edge.to);
      else if (isWaiting[edge.to] === 1) lower(call.state, numbers[edge.to] ?? 0);
      continue;
    }
    calls.pop();
    const caller = calls.at(-1);
    if (caller) lower(caller.state, lows[call.state] ?? 0);
    if (lows[call.state] === numbers[call.state]) close(call.state);
  }
  return found;
}

function isFair(edges: StateGraph['edges'], states: readonly number[]): boolean {
  const inside = new Set(states);
  const moving = new Set<number>();
  for (const state of states) {
    for (const { thread, to } of edges[state] ?? []) if (inside.has(to)) moving.add(thread);
  }
  if (moving.size === 0) return false;
  const canAlways = (thread: number): boolean =>
    states.every((state) => edges[state]?.some((edge) => edge.thread === thread) ?? false);
  const threads = new Set(states.flatMap((state) => (edges[state] ?? []).map(({ thread }) => thread)));
  return [...threads].every((thread) => moving.has(thread) || !canAlways(thread));
}

/** The shortest way into the set, and a way around in it that takes a step of every thread that can stay in it. */
function lasso(edges: StateGraph['edges'], inside: ReadonlySet<number>): Livelock {
  const way = inside.has(0)
    ? { steps: [], end: 0 }
    : search(
        edges,
        0,
        ({ to }) => inside.has(to),
        () => true,
      );
  const stays = ({ to }: Edge): boolean => inside.has(to);
  const movers = new Set<number>();
  for (const state of inside) for (const edge of edges[state] ?? []) if (stays(edge)) movers.add(edge.thread);
  const cycle: number[] = [];
  let at = way.end;
  for (const mover of movers) {
    if (cycle.includes(mover)) continue;
    const { steps, end } = search(edges, at, ({ thread }) => thread === mover, stays);
    cycle.push(...steps);
    at = end;
  }
  if (at !== way.end) cycle.push(...search(edges, at, ({ to }) => to === way.end, stays).steps);
  return { schedule: way.steps, cycle };
}

/** The fewest steps from a state to a step that fits, breadth first. */
function search(
  edges: StateGraph['edges'],
  from: number,
  fits: (edge: Edge) => boolean,
  may: (edge: Edge) => boolean,
): { readonly steps: Schedule; readonly end: number } {
  type Visit = { readonly state: number; readonly by: number; readonly before: Visit | undefined };
  const visits: Visit[] = [{ state: from, by: -1, before: undefined }];
  const seen = new Set([from]);
  for (const visit of visits) {
    for (const edge of edges[visit.state] ?? []) {
      if (!may(edge)) continue;
      if (fits(edge)) {
        const steps = [edge.thread];
        for (let at = visit; at.before; at = at.before) steps.push(at.by);
        return { steps: steps.reverse(), end: edge.to };
      }
      if (seen.has(edge.to)) continue;
      seen.add(edge.to);
      visits.push({ state: edge.to, by: edge.thread, before: visit });
    }
  }
  throw new Error(`No way from state ${from}`);
}
