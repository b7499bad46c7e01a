import { machineBounds } from '../../runtime/machine-bounds.ts';
import type { Lane, MachineChoice, Trace } from '../../runtime/index.ts';

/** What a run in virtual time asked for, as far as real threads will have to take that time, in milliseconds. */
export type RealDemand = {
  /** The longest that one thread, its tasks included, computed or one of its tasks was occupied; pools left out. */
  readonly threadMs: number;
  /** The same of one worker of a pool, and what all of them computed. */
  readonly poolThreadMs: number;
  readonly poolMs: number;
};

/** Adds up what a trace of virtual time asked for. */
export function demandOf({ lanes, spans }: Trace): RealDemand {
  const starters = new Map(lanes.map(({ lane, starter }) => [lane, starter]));
  const threadOf = (lane: Lane): Lane => {
    const starter = lane.startsWith('task-') ? starters.get(lane) : undefined;
    return starter === undefined || starter === null ? lane : threadOf(starter);
  };
  const computed = new Map<Lane, number>();
  const occupied = new Map<Lane, number>();
  const add = (sums: Map<Lane, number>, lane: Lane, ms: number): void => {
    sums.set(lane, (sums.get(lane) ?? 0) + ms);
  };
  for (const { lane, state, startUs, endUs } of spans) {
    const ms = (endUs - startUs) / 1000;
    if (state === 'running') add(computed, threadOf(lane), ms);
    if (state === 'running' || state === 'waiting') add(occupied, lane, ms);
  }
  const isPool = (lane: Lane): boolean => threadOf(lane).startsWith('worker-');
  const longest = (wanted: boolean): number =>
    [...computed, ...occupied].reduce((most, [lane, ms]) => (isPool(lane) === wanted ? Math.max(most, ms) : most), 0);
  const poolMs = [...computed].reduce((sum, [lane, ms]) => (isPool(lane) ? sum + ms : sum), 0);
  return { threadMs: longest(false), poolThreadMs: longest(true), poolMs };
}

/**
 * The least time, in milliseconds, that a program takes on real threads if it asks for as much there. A pool whose size the
 * program leaves to the machine may be larger there, so its work counts as shared out evenly where that is less.
 */
export function leastRealMs({ threadMs, poolThreadMs, poolMs }: RealDemand, machine: MachineChoice): number {
  const size = machine.kind === 'workers' ? machine.workers : machineBounds.workers.most;
  return Math.max(threadMs, Math.min(poolThreadMs, poolMs / size));
}
