import type { Trace } from '../../runtime/index.ts';

/**
 * Share of the time of all lanes, each from its opening to its closing, that was spent running; from 0 to 1. Undefined
 * where the trace tells of no lane that ran, or not of all that happened.
 */
export function busyShare({ lanes, spans, dropped }: Trace): number | undefined {
  if (dropped > 0) return undefined;
  let runningUs = 0;
  for (const { state, startUs, endUs } of spans) if (state === 'running') runningUs += endUs - startUs;
  let openUs = 0;
  for (const { openedUs, closedUs } of lanes) openUs += closedUs - openedUs;
  return runningUs === 0 || openUs === 0 ? undefined : Math.min(1, runningUs / openUs);
}
