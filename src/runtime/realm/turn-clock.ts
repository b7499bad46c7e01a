import { NativeMessageChannel } from './platform-classes.ts';
import { addListener, isOutOfSight, now, postToPort, startPort, startTimeout } from './primordials-platform.ts';
import type { TurnClock } from './turns.ts';

/** The realm's own clock, timers and messages, taken before the program could change them. */
export const turnClock: TurnClock = {
  now,
  afterTurn: (over) => {
    const { port1: near, port2: far } = new NativeMessageChannel();
    addListener(far, 'message', over);
    startPort(far);
    return () => {
      postToPort(near, undefined);
    };
  },
  startTimeout: (fire, ms) => {
    startTimeout(fire, ms);
  },
  isOutOfSight,
};
