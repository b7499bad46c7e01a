import type { SimulatedSettings } from '../request.ts';
import type { TracedLane } from '../trace/trace.ts';
import { Agenda, type Callback } from './agenda.ts';
import { Devices } from './devices.ts';
import { append, list } from './list.ts';
import { microseconds } from './microseconds.ts';
import { Recorder, type Recorded } from './recorder.ts';
import { Scheduler } from './scheduler.ts';
import { Thread, type Machine, type ThreadName } from './thread.ts';

/**
 * The simulated machine: virtual time, cores, devices, and the threads that want them. It runs nothing of the program's
 * itself: whoever drives it asks for what happens next, runs that and all that follows from it, and asks again.
 * The same calls give the same callbacks at the same times, in every engine.
 */
export type Simulation = {
  /** Virtual time since the run began. */
  readonly nowUs: () => number;
  /**
   * Opens a thread. One that another thread started first computes what a start costs; then `begun` comes. Without such
   * a cost it comes at this instant and asks for no core.
   */
  readonly openThread: (name: ThreadName, begun: Callback) => Thread;
  /**
   * Moves to the next thing that the program hears of and gives its callback; `undefined` when nothing is left to
   * happen. Cores are given out when nothing more is due at an instant, what its callbacks asked for included.
   */
  readonly advance: () => Callback | undefined;
  /** All threads, in the order in which they were opened. */
  readonly lanes: () => readonly TracedLane[];
  /** What was recorded since the last call; the arrays have no methods until they are cloned. */
  readonly take: () => Recorded;
  /** Ends all spans that are under way, for a run that is over. */
  readonly cutSpans: () => void;
};

/** Spans and flights that are kept of one run. */
const mostRecorded = 200_000;

/** Makes a machine with 1 to 64 cores; `settings` are read now and never again. */
export function createSimulation(cores: number, settings: SimulatedSettings): Simulation {
  const { slice, costs, policy } = settings;
  const agenda = new Agenda();
  const scheduler = new Scheduler(agenda, cores, {
    policy,
    sliceUs: slice === null ? Infinity : microseconds(slice),
    switchUs: microseconds(costs.switch),
  });
  const recorder = new Recorder(mostRecorded);
  const devices = new Devices(agenda, settings.devices);
  const machine: Machine = { agenda, scheduler, devices, recorder, messageUs: microseconds(costs.message) };
  const startUs = microseconds(costs.start);
  const threads = list<Thread>();

  return {
    nowUs: () => agenda.nowUs,
    openThread(name, begun) {
      const thread = new Thread(name, machine);
      append(threads, thread);
      if (name.starter !== null && startUs > 0) thread.compute(startUs, 'start', undefined, begun);
      else agenda.plan(0, () => (thread.isTerminated ? undefined : begun));
      return thread;
    },
    advance() {
      for (;;) {
        if (!agenda.isDue) scheduler.giveOut();
        const planned = agenda.next();
        if (planned === undefined) return undefined;
        const callback = planned.happen();
        if (callback !== undefined) return callback;
      }
    },
    lanes() {
      const lanes = list<TracedLane>();
      for (let index = 0; index < threads.length; index += 1) {
        const thread = threads[index];
        if (thread !== undefined) append(lanes, thread.traced());
      }
      return lanes;
    },
    take: () => recorder.take(),
    cutSpans() {
      for (let index = 0; index < threads.length; index += 1) threads[index]?.cutSpan();
    },
  };
}
