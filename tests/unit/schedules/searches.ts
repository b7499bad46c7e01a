import { Judge } from '../../../src/runtime/schedules/judge.ts';
import {
  searchReduced,
  type ReducedLimits,
  type ReducedSearch,
} from '../../../src/runtime/schedules/reduced-search.ts';
import { searchBounded, type BoundedSearch } from '../../../src/runtime/schedules/bounded-search.ts';
import { countSchedules, type ScheduleCounts } from '../../../src/runtime/schedules/graph-counts.ts';
import { exploreStates, type StateGraph } from '../../../src/runtime/schedules/state-graph.ts';
import { worldOf } from './harness.ts';

const never = (): boolean => false;

/** All orders of dependent steps of a program. */
export async function reduced(text: string, limits: Partial<ReducedLimits> = {}): Promise<ReducedSearch> {
  const world = await worldOf(text);
  return searchReduced(world, new Judge(world), { steps: 10_000_000, depth: 500, isOver: never, ...limits });
}

/** All states of a program. */
async function graphOf(text: string): Promise<StateGraph> {
  const world = await worldOf(text);
  return exploreStates(world, new Judge(world), { states: 300_000, isOver: never });
}

/** How many schedules a program has, and how many of them fail. */
export async function countsOf(text: string): Promise<ScheduleCounts & { readonly states: number }> {
  const graph = await graphOf(text);
  if (graph.isCut || graph.isCyclic) throw new Error('This program’s schedules have no number.');
  const counts = countSchedules(graph);
  if (!counts) throw new Error('This program has too many schedules.');
  return { ...counts, states: graph.edges.length };
}

/** Schedules of a program with few preemptions. */
export async function bounded(text: string, preemptions: number): Promise<BoundedSearch> {
  const world = await worldOf(text);
  return searchBounded(world, new Judge(world), { preemptions, states: 300_000, isOver: never });
}
