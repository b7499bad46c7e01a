/**
 * Measures when a thread executes the program's code: turns of its event loop, from the callback to the end of the
 * promises that it settled. No engine tells when a turn ends. So at its beginning a message is sent to the thread
 * itself, which arrives once the turn is over; but for a few turns in a millisecond only, or it would slow a thread that
 * answers messages by the thousand (timers and microtasks in its place were measured to be dearer). The turns that come
 * after those share one timer, which is late by as long as they take. Pauses shorter than a millisecond are not told
 * apart from work, and of such a crowd of turns the end is known to two milliseconds.
 */
export type Turns = {
  /**
   * The event loop has come to the program's code. Cheap: most calls read the clock and no more. A turn with a `label`,
   * such as `click`, begins a stretch of its own.
   */
  readonly woken: (label?: string) => void;
  /** Work that is told of elsewhere has begun: what was going on ends here. */
  readonly interrupted: (at: number) => void;
  /** Tells what has not been told yet; the thread is about to end. */
  readonly flush: () => void;
};

/** Pauses shorter than this, in milliseconds, are part of the stretch around them. */
const restMs = 1;
/** Turns in so much time of which the end is measured. */
const mostMeasured = 4;
/** A timer that is late by no more, in milliseconds, was kept waiting by nobody. */
const latenessMs = 1;

/** What turns are measured with: `turn-clock.ts` has the thread's own. */
export type TurnClock = {
  /** Milliseconds of the realm's clock. */
  readonly now: () => number;
  /** Takes what is called once a turn is over, and gives what asks for that call. */
  readonly afterTurn: (over: () => void) => () => void;
  readonly startTimeout: (fire: () => void, ms: number) => void;
  readonly isOutOfSight: () => boolean;
};

/** Measures the turns of this thread; `tell` gets stretches in the order of time, in milliseconds of the realm's clock. */
export function createTurns(tell: (start: number, end: number, label: string) => void, clock: TurnClock): Turns {
  /** The stretch that is going on, or was the last one: it may still go on. */
  let start: number | undefined;
  let end = 0;
  let name = '';
  /** Whether a message is under way that will tell when the thread has come to its end. */
  let looking = false;
  let countedFrom = 0;
  let measured = 0;
  /** When the timer is due that turns share whose ends are not measured. */
  let due: number | undefined;

  const close = (): void => {
    if (start !== undefined && end > start) tell(start, end, name);
    start = undefined;
  };
  /** If the timer has not come although it is due, the thread has been at work all the time. */
  const extend = (at: number): void => {
    if (due !== undefined && at > due + latenessMs && at > end && !clock.isOutOfSight()) end = at;
  };

  const askForEnd = clock.afterTurn(() => {
    looking = false;
    end = clock.now();
  });

  const shareTimer = (at: number): void => {
    if (due !== undefined) return;
    due = at + restMs;
    clock.startTimeout(() => {
      if (!looking) extend(clock.now());
      due = undefined;
    }, restMs);
  };

  return {
    woken: (label = '') => {
      const at = clock.now();
      if (!looking) extend(at);
      if (start === undefined || (!looking && (label !== '' || at - end >= restMs))) {
        close();
        start = at;
        name = label;
      }
      if (at > end) end = at;
      if (looking) return;
      if (at - countedFrom >= restMs) {
        countedFrom = at;
        measured = 0;
      }
      if (measured === mostMeasured) {
        shareTimer(at);
        return;
      }
      measured += 1;
      looking = true;
      askForEnd();
    },
    interrupted: (at) => {
      if (looking) end = at;
      close();
    },
    flush: close,
  };
}
