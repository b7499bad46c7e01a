import type { Lane, ToldFlight, ToldSpan } from '../../src/runtime/index.ts';
import type { TestRun } from './support.ts';

/** The stretches in which a lane of a run was running, in milliseconds. */
export function spansOf({ events }: TestRun, lane: Lane): readonly ToldSpan[] {
  return events
    .flatMap((event) => (event.kind === 'spans' ? event.spans : []))
    .filter((span) => span.lane === lane && span.state === 'running');
}

/** The messages between the lanes of a run. */
export function flightsOf({ events }: TestRun): readonly ToldFlight[] {
  return events.flatMap((event) => (event.kind === 'flights' ? event.flights : []));
}

/** How long stretches are together, in milliseconds. */
export function busyMs(spans: readonly ToldSpan[]): number {
  return spans.reduce((sum, span) => sum + span.end - span.start, 0);
}
