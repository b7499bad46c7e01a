import type { Contexts, TaskContext } from '../lab/contexts.ts';
import { checkedMs, type CallMark, type Labour } from '../lab/labour.ts';
import type { OpenLane } from '../lab/pool.ts';
import type { PoolLane } from '../lab/pool-lane.ts';
import type { LaneReport, SimulatedStart } from '../protocol.ts';
import type { Lane, Position } from '../results.ts';
import { microseconds } from '../simulation/microseconds.ts';
import { createSimulation } from '../simulation/simulation.ts';
import type { Thread } from '../simulation/thread.ts';
import type { Activity } from './activity.ts';
import { NativeMessageChannel } from './platform-classes.ts';
import { addListener, now, postToPort, startPort } from './primordials-platform.ts';
import { append, list, newError, toText } from './primordials.ts';
import { openVirtualPoolLane, type PoolMachinery } from './virtual-pool.ts';

/** How often a run that goes on and on tells the page what happened, in real milliseconds. */
const tellEveryMs = 250;

/** The simulated machine as a realm sees it: virtual time moves when the program has nothing left to do at this instant. */
export type VirtualMachine = {
  /** Virtual milliseconds since the run began. */
  readonly nowMs: () => number;
  readonly labour: Labour;
  /** Calls `run` in the caller's context when virtual time has moved by `ms`; the result cancels that. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** A pool's worker: a thread of the machine, with instances of the modules of its own. */
  readonly openPoolLane: (loadModules: () => PoolLane) => OpenLane;
  /** The lane whose code is running. */
  readonly lane: () => Lane;
  /** The program's entry has come to its end. */
  readonly mainFinished: () => void;
  /** Tells what happened since the last time. */
  readonly flush: () => void;
};

/** Makes the machine of a realm. */
export function createVirtualMachine(
  { machine, sites }: SimulatedStart,
  contexts: Contexts,
  activity: Activity,
  report: (report: LaneReport) => void,
): VirtualMachine {
  const simulation = createSimulation(machine.cores, machine.settings);
  const threads = list<Thread>();
  let workers = 0;
  let tasks = 0;
  let toldAt = now();

  const thread = (context: TaskContext): Thread => {
    const found = threads[context];
    if (found === undefined) throw newError(`There is no thread ${toText(context)}.`);
    return found;
  };
  const placeOf = (mark: CallMark | undefined): Position | undefined =>
    mark === undefined ? undefined : sites[mark.entry]?.[mark.site];

  const flush = (): void => {
    toldAt = now();
    const { spans, flights, dropped } = simulation.take();
    report({ kind: 'simulated', lanes: simulation.lanes(), spans, flights, dropped });
  };

  // One thing that happens, then all that the program does in answer, and so on: a turn of the event loop for each.
  const { port1: near, port2: far } = new NativeMessageChannel();
  let isTurning = false;
  const turn = (): void => {
    if (isTurning) return;
    isTurning = true;
    postToPort(near, undefined);
  };
  addListener(far, 'message', () => {
    isTurning = false;
    const happens = simulation.advance();
    if (happens === undefined) return;
    happens();
    if (now() - toldAt > tellEveryMs) flush();
    turn();
  });
  startPort(far);

  const open = (lane: Lane, name: string, starter: TaskContext | null, priority: number, begun: () => void): number => {
    const context = threads.length;
    append(
      threads,
      simulation.openThread({ lane, name, starter: starter === null ? null : thread(starter).lane, priority }, begun),
    );
    turn();
    return context;
  };

  /** Something that keeps the run alive until the machine says that it has come about. */
  const pending = (ask: (done: () => void) => void): Promise<void> => {
    activity.begin();
    return new Promise<void>((resolve) => {
      ask(() => {
        resolve();
        activity.finish();
      });
      turn();
    });
  };

  const labour: Labour = {
    cpu: (context, ms, mark) => {
      const us = microseconds(checkedMs('cpu', ms));
      return pending((done) => {
        thread(context).compute(us, '', placeOf(mark), done);
      });
    },
    io: (context, ms, device, mark) => {
      const us = microseconds(checkedMs('io', ms));
      return pending((done) => {
        thread(context).use(us, device, placeOf(mark), done);
      });
    },
    openTask: (starter, name, priority, begin) => {
      tasks += 1;
      activity.begin();
      const context = open(`task-${tasks}`, name, starter, priority, () => {
        begin(context);
        activity.finish();
      });
    },
    closeTask: (context) => {
      thread(context).close();
    },
  };

  const machineryOfPools: PoolMachinery = {
    contexts,
    activity,
    thread,
    turn,
    openThread: (begun) => {
      workers += 1;
      return open(`worker-${workers}`, '', contexts.here(), 0, begun);
    },
  };

  open('main', '', null, 0, () => undefined);

  return {
    nowMs: () => simulation.nowUs() / 1000,
    labour,
    after: (ms, run) => {
      const context = contexts.here();
      const cancel = thread(context).after(microseconds(ms), () => {
        contexts.within(context, run);
      });
      turn();
      return cancel;
    },
    openPoolLane: (loadModules) => openVirtualPoolLane(loadModules, machineryOfPools),
    lane: () => thread(contexts.here()).lane,
    mainFinished: () => {
      thread(0).close();
    },
    flush,
  };
}
