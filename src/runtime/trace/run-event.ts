import type { CallAnswer } from '../request.ts';
import type { Lane, Line, Position, ThreadsReport } from '../results.ts';
import type { LaneState } from './trace.ts';

/**
 * What happens while a program runs, in the order in which the page learned of it. Times are milliseconds: absolute ones
 * as in `results.ts`, or, of a simulated run, virtual ones since its beginning (whole microseconds, so exact in a number).
 */
export type RunEvent =
  | {
      readonly kind: 'lane-opened';
      readonly lane: Lane;
      /** The lane that started it; null for `main`. */
      readonly starter: Lane | null;
      readonly entry: string;
      readonly name: string;
      readonly at: number;
    }
  | { readonly kind: 'lane-began'; readonly lane: Lane; readonly at: number }
  | { readonly kind: 'lane-closed'; readonly lane: Lane; readonly at: number }
  | { readonly kind: 'lines'; readonly lane: Lane; readonly lines: readonly Line[]; readonly dropped: number }
  | {
      readonly kind: 'span';
      readonly lane: Lane;
      readonly label: string;
      readonly start: number;
      readonly end: number;
      /** As of a {@link ToldSpan}. */
      readonly site?: number;
      readonly entry?: string;
    }
  /** What lanes were doing; spans of several lanes may come in one event, and in any order. */
  | { readonly kind: 'spans'; readonly spans: readonly ToldSpan[]; readonly dropped: number }
  /** What came of the call that the run was started for. */
  | { readonly kind: 'answered'; readonly answer: CallAnswer }
  /** What threads tell of the task that the run was started for. */
  | { readonly kind: 'threads'; readonly report: ThreadsReport }
  /** Messages that have arrived. */
  | { readonly kind: 'flights'; readonly flights: readonly ToldFlight[]; readonly dropped: number };

/** A stretch of a lane's time, as a run tells of it. */
export type ToldSpan = {
  readonly lane: Lane;
  readonly state: LaneState;
  /** The name of a task or a device; empty where nobody named it. */
  readonly label: string;
  readonly start: number;
  readonly end: number;
  /** From 0, on a machine with a number of cores of its own. */
  readonly core?: number;
  /** Index into the entry's `sites` where the call that asked for it carried a mark, as of a line. */
  readonly site?: number;
  /** The entry whose `sites` holds `site`. */
  readonly entry?: string;
  /** Where that call stands, if the machine knows it itself. */
  readonly place?: Position;
};

/** A message from one lane to another, as a run tells of it. */
export type ToldFlight = {
  readonly from: Lane;
  readonly to: Lane;
  readonly sent: number;
  readonly received: number;
  /** An estimate of its size. */
  readonly bytes?: number;
  readonly label: string;
};
