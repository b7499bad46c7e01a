import { now, startInterval } from './primordials-platform.ts';
import { newError } from './primordials.ts';

/**
 * How many turns of a loop may pass between two looks at the clock, at most. A look costs as much as a thousand turns of
 * a tight loop; a slow loop that follows a tight one overshoots the limit by this many of its turns, once.
 */
const mostTurns = 8192;

/**
 * The deadline guard that compiled loops call on the frame's main thread: it throws when the thread has not had a break
 * for `limitMs`. A deadline, never a count of turns: `while (Date.now() < end)` is a fine program.
 * The result is the number of turns until the next call; it adapts so that the clock is read about every millisecond.
 */
export function createDeadline(limitMs: number, onOverdue: () => void): () => number {
  let breakAt = now();
  let lookedAt = breakAt;
  let turns = 1;
  // Fires whenever the event loop gets a turn; a blocked thread is one where it does not.
  startInterval(() => {
    breakAt = now();
  }, 50);
  return () => {
    const at = now();
    if (at - breakAt > limitMs) {
      onOverdue();
      throw newError(`This thread was blocked for ${limitMs / 1000} s, the longest that the main thread may be.`);
    }
    const tookMs = at - lookedAt;
    lookedAt = at;
    if (tookMs < 1) turns = turns * 2 > mostTurns ? mostTurns : turns * 2;
    else if (tookMs > 4) turns = turns > tookMs ? (turns / tookMs) | 0 : 1;
    return turns;
  };
}
