import { NativeMessageChannel } from './platform-classes.ts';
import { addListener, now, postToPort, startPort, startTimeout } from './primordials-platform.ts';

/**
 * Measures when a thread executes the program's code: turns of its event loop, from the callback to the end of the
 * promises that it settled. No engine tells when a turn ends. So at its beginning a message is sent to the thread
 * itself, which arrives once the turn is over. A thread that has many short turns sends no message for each: it looks
 * again after a millisecond. Pauses shorter than that are not told apart from work.
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
/** A timer of `restMs` that comes after this, in milliseconds, waited for the thread. */
const lateMs = 2;

/** Measures the turns of this thread; `tell` gets stretches in the order of time, in milliseconds of the realm's clock. */
export function createTurns(tell: (start: number, end: number) => void): Turns {
  const { port1: near, port2: far } = new NativeMessageChannel();
  /** The stretch that is going on, or was the last one: it may still go on. */
  let start: number | undefined;
  let end = 0;
  /** Whether a message or a timer is under way that will tell when the thread has come to its end. */
  let looking = false;
  let postedAt = 0;
  let timerAt = 0;

  const close = (): void => {
    if (start !== undefined && end > start) tell(start, end);
    start = undefined;
  };

  addListener(far, 'message', () => {
    looking = false;
    end = now();
  });
  startPort(far);

  const lookByTimer = (): void => {
    looking = false;
    const at = now();
    if (at - timerAt > lateMs) end = at;
  };

  return {
    woken: () => {
      const at = now();
      if (start === undefined || (!looking && at - end >= restMs)) {
        close();
        start = at;
      }
      if (at > end) end = at;
      if (looking) return;
      looking = true;
      if (at - postedAt >= restMs) {
        postedAt = at;
        postToPort(near, undefined);
      } else {
        timerAt = at;
        startTimeout(lookByTimer, restMs);
      }
    },
    interrupted: (at) => {
      if (looking) end = at;
      close();
    },
    flush: close,
  };
}
