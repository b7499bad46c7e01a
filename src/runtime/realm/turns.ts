import { NativeMessageChannel } from './platform-classes.ts';
import { addListener, now, postToPort, startPort } from './primordials-platform.ts';

/**
 * Measures when a thread executes the program's code: turns of its event loop, from the callback to the end of the
 * promises that it settled. No engine tells when a turn ends. So at its beginning a message is sent to the thread
 * itself, which arrives once the turn is over; but for a few turns in a millisecond only, or it would slow a thread that
 * answers messages by the thousand (timers and microtasks in its place were measured to be dearer). The others count
 * from their beginning on for nothing. Pauses shorter than a millisecond are not told apart from work.
 */
export type Turns = {
  /** The event loop has come to the program's code. Cheap: most calls read the clock and no more. */
  readonly woken: () => void;
  /** Work that is told of elsewhere has begun: what was going on ends here. */
  readonly interrupted: (at: number) => void;
  /** Tells what has not been told yet; the thread is about to end. */
  readonly flush: () => void;
};

/** Pauses shorter than this, in milliseconds, are part of the stretch around them. */
const restMs = 1;
/** Turns in so much time of which the end is measured. */
const mostMeasured = 4;

/** Measures the turns of this thread; `tell` gets stretches in the order of time, in milliseconds of the realm's clock. */
export function createTurns(tell: (start: number, end: number) => void): Turns {
  const { port1: near, port2: far } = new NativeMessageChannel();
  /** The stretch that is going on, or was the last one: it may still go on. */
  let start: number | undefined;
  let end = 0;
  /** Whether a message is under way that will tell when the thread has come to its end. */
  let looking = false;
  let countedFrom = 0;
  let measured = 0;

  const close = (): void => {
    if (start !== undefined && end > start) tell(start, end);
    start = undefined;
  };

  addListener(far, 'message', () => {
    looking = false;
    end = now();
  });
  startPort(far);

  return {
    woken: () => {
      const at = now();
      if (start === undefined || (!looking && at - end >= restMs)) {
        close();
        start = at;
      }
      if (at > end) end = at;
      if (looking) return;
      if (at - countedFrom >= restMs) {
        countedFrom = at;
        measured = 0;
      }
      if (measured === mostMeasured) return;
      measured += 1;
      looking = true;
      postToPort(near, undefined);
    },
    interrupted: (at) => {
      if (looking) end = at;
      close();
    },
    flush: close,
  };
}
