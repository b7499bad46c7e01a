import type { Trace } from '../../runtime/index.ts';

/**
 * Share of the time in which something could have run that was spent running, from 0 to 1: of all cores until the end
 * where the machine has a number of its own, else of all threads, each from its opening to its closing. Undefined where
 * the trace tells of nothing that ran, or not of all that happened.
 */
export function busyShare({ lanes, spans, cores, endUs, dropped }: Trace): number | undefined {
  if (dropped > 0) return undefined;
  let runningUs = 0;
  for (const { state, startUs, endUs: end } of spans) if (state === 'running') runningUs += end - startUs;
  let openUs = cores === undefined ? 0 : cores * endUs;
  if (cores === undefined) {
    for (const { lane, openedUs, closedUs } of lanes) {
      // On real threads a task is none: it takes its turns on the thread that started it.
      if (!lane.startsWith('task-')) openUs += closedUs - openedUs;
    }
  }
  return runningUs === 0 || openUs === 0 ? undefined : Math.min(1, runningUs / openUs);
}
