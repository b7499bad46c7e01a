import type { Verdict } from '../exploration.ts';
import type { StateGraph } from './state-graph.ts';

/** How many schedules there are, and where they lead. */
export type ScheduleCounts = NonNullable<Verdict['counts']>;

/** A number of schedules from here on is not told: nobody could read it, and it takes room in every state. */
const uncounted = 2n ** 1024n;

/** The most outcomes that are told. */
const mostOutcomes = 200;

/**
 * Counts schedules without listing them: those from a state are those from the states after it. The graph has no circle.
 * Undefined where there are more than 2 ** 1024.
 */
export function countSchedules({ edges, failures, outcomes, order }: StateGraph): ScheduleCounts | undefined {
  const schedules: bigint[] = [];
  const failing: bigint[] = [];
  const chances: number[] = [];
  for (const state of order) {
    const steps = edges[state] ?? [];
    if (steps.length === 0) {
      const isWrong = failures.has(state);
      schedules[state] = 1n;
      failing[state] = isWrong ? 1n : 0n;
      chances[state] = isWrong ? 1 : 0;
      continue;
    }
    let count = 0n;
    let wrong = 0n;
    let chance = 0;
    for (const { to } of steps) {
      count += schedules[to] ?? 0n;
      wrong += failing[to] ?? 0n;
      chance += (chances[to] ?? 0) / steps.length;
    }
    if (count >= uncounted) return undefined;
    schedules[state] = count;
    failing[state] = wrong;
    chances[state] = chance;
  }
  return {
    schedules: schedules[0] ?? 0n,
    failing: failing[0] ?? 0n,
    chance: chances[0] ?? 0,
    ...countOutcomes(edges, failures, outcomes, order),
  };
}

/** Schedules are followed from the beginning on: how many lead to a state is what those before it pass on. */
function countOutcomes(
  edges: StateGraph['edges'],
  failures: StateGraph['failures'],
  outcomes: StateGraph['outcomes'],
  order: readonly number[],
): Pick<ScheduleCounts, 'outcomes' | 'moreOutcomes'> {
  const leading: bigint[] = [];
  const totals = new Map<string, bigint>();
  const failing = new Map<string, bigint>();
  leading[0] = 1n;
  for (const state of order.toReversed()) {
    const count = leading[state] ?? 0n;
    const steps = edges[state] ?? [];
    for (const { to } of steps) leading[to] = (leading[to] ?? 0n) + count;
    if (steps.length > 0) continue;
    const outcome = outcomes.get(state) ?? failures.get(state)?.kind ?? '';
    totals.set(outcome, (totals.get(outcome) ?? 0n) + count);
    if (failures.has(state)) failing.set(outcome, (failing.get(outcome) ?? 0n) + count);
  }
  const told = [...totals]
    .map(([outcome, schedules]) => {
      const wrong = failing.get(outcome);
      return { outcome, schedules, ...(wrong !== undefined && { failing: wrong }) };
    })
    .sort((one, other) => (one.outcome < other.outcome ? -1 : 1));
  if (told.length <= mostOutcomes) return { outcomes: told };
  return { outcomes: told.slice(0, mostOutcomes), moreOutcomes: told.length - mostOutcomes };
}
