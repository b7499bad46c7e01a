import type { LaneCounts } from '../protocol.ts';

/** What a lane counts of itself; the calls that it waits for are counted where they are made. */
export type ActivityCounts = Omit<LaneCounts, 'calls'>;

/**
 * What the parts of a realm tell about the work that keeps a run alive: timers and operations that are pending,
 * messages that were sent and received, workers that were started and are gone.
 */
export type Activity = {
  /** The event loop has come to the program's code: a timer fires, a message is delivered, an operation is done. */
  readonly woken: () => void;
  readonly begin: () => void;
  readonly finish: () => void;
  readonly sent: (count?: number) => void;
  readonly received: (count?: number) => void;
  readonly spawned: () => void;
  /** A worker of this lane is gone, and what went between the two is accounted for. */
  readonly gone: () => void;
};

/** The counters of one lane; `onChange` is called after every change, and `onWoken` whenever the program's code is reached. */
export function createActivity(
  onChange: () => void,
  onWoken: () => void,
): Activity & { readonly counts: () => ActivityCounts; readonly bodyFinished: () => void } {
  let pending = 0;
  let sent = 0;
  let received = 0;
  let spawned = 0;
  let gone = 0;
  let open = true;
  return {
    woken: onWoken,
    begin: () => {
      pending += 1;
    },
    finish: () => {
      pending -= 1;
      onChange();
    },
    sent: (count = 1) => {
      sent += count;
      onChange();
    },
    received: (count = 1) => {
      received += count;
      onChange();
    },
    spawned: () => {
      spawned += 1;
      onChange();
    },
    gone: () => {
      gone += 1;
      onChange();
    },
    bodyFinished: () => {
      open = false;
      onChange();
    },
    counts: () => ({ sent, received, spawned, gone, pending, open }),
  };
}
