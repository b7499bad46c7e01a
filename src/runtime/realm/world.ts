import type { LaneBrief, SimulatedStart } from '../protocol.ts';
import type { PoolEntry } from '../request.ts';
import type { Preview } from '../results.ts';
import type { OpenLane } from '../lab/pool.ts';
import { createPoolLane, type ModuleLoaders, type PoolLane } from '../lab/pool-lane.ts';
import { createContexts } from '../lab/contexts.ts';
import type { Labour } from '../lab/labour.ts';
import { createPost } from '../lab/watched-wait.ts';
import { createWork, type WorkLog } from '../lab/work.ts';
import { installBroadcasts } from './broadcasts.ts';
import { createChannels, type Channels } from './channels.ts';
import { installConsole } from './console.ts';
import { createCall } from './call.ts';
import { createCrewHost, isThreadOfCrew, watchSleep } from './crew.ts';
import { createDeadline } from './deadline.ts';
import { createFunctionRegistry } from './function-registry.ts';
import { leaveAllPorts, loseLane } from './far-ends.ts';
import {
  countOpenCalls,
  exposePoolLane,
  guardedComlink,
  rejectOpenCalls,
  serveAs,
  wrapPoolLane,
} from './guarded-comlink.ts';
import { openLane, type RealmLane } from './lane.ts';
import { createMessageLog, type MessageLog } from './message-log.ts';
import { installMessages, type MessageCounter } from './messages.ts';
import { installOperations } from './operations.ts';
import { NativeMessageChannel } from './platform-classes.ts';
import { addListener, now, postToPort, startPort, startTimeout } from './primordials-platform.ts';
import { whenSettled } from './primordials.ts';
import { createProgramLab } from './program-lab.ts';
import type { ProgramBody, ProgramHost } from './program-host.ts';
import { explainRefusedLoads } from './refused-loads.ts';
import { refuseRealTime } from './refused-time.ts';
import { explainSecureOnly } from './secure-only.ts';
import type { Spawner } from './spawner.ts';
import { installTimers } from './timers.ts';
import { turnClock } from './turn-clock.ts';
import { createTurns, type Turns } from './turns.ts';
import { installUncaught } from './uncaught.ts';
import { createVirtualMachine, type VirtualMachine } from './virtual-machine.ts';
import { installVirtualTime } from './virtual-time.ts';
import { createWorkReports } from './work-reports.ts';
import { installWorker, onDeath, type StartWorker } from './worker-shape.ts';

/** What the two kinds of realm, the frame and a worker, do differently. */
export type WorldParts = {
  readonly spawn: Spawner;
  /** Tells whoever started this realm about an error that nobody caught here. */
  readonly tellStarter: (id: number, error: Preview, fatal: boolean) => void;
  /** The last word has been said. */
  readonly closed: () => void;
  /** Longest time without a break before a guard throws; Infinity where code is not guarded. */
  readonly blockLimitMs: number;
  /** Opens a pool lane. In the frame it is a second instance of the modules on the same thread. */
  readonly openPoolLane: (world: World, number: number) => OpenLane;
  /** Where the machine is simulated: what it is like. */
  readonly simulated?: SimulatedStart;
  /** New instances of the modules that pools call, on this thread; asked for on the simulated machine only. */
  readonly loadPool: (world: World) => PoolLane;
};

/** A realm made ready for a program. */
export type World = {
  readonly lane: RealmLane;
  readonly messages: MessageCounter;
  readonly messageLog: MessageLog;
  readonly channels: Channels;
  /** The event loop has come to the program's code, for something with a name. */
  readonly woken: (label: string) => void;
  readonly startWorker: StartWorker;
  /** The host object for an entry; `onPool` gets the loaders where the entry is `#pool`. */
  readonly hostFor: (entry: string, onPool: (loaders: ModuleLoaders) => void) => ProgramHost;
  /** Runs the entry that this lane was opened for. */
  readonly run: (body: ProgramBody, host: ProgramHost) => void;
};

/**
 * Turns this JavaScript realm into a lane: replaces console, timers, ports and `Worker` by ones that report and count,
 * and opens the lane's stream. Must be called before any of the program's code runs.
 */
export function openWorld(target: typeof globalThis, brief: LaneBrief, port: MessagePort, parts: WorldParts): World {
  // V8 keeps ten frames of a stack unless told otherwise, and the realm's own may be among them.
  if ('stackTraceLimit' in target.Error) target.Error.stackTraceLimit = 30;

  // The mark of the console call that is about to happen, and the entry whose table it belongs to.
  let site: number | undefined;
  let siteEntry = brief.entry;
  const takeSite = (): number | undefined => {
    const taken = site;
    site = undefined;
    return taken;
  };
  const contexts = createContexts();
  /** Milliseconds as the page is told them: real ones, or virtual ones since the run began. */
  const clock = (): number => machine?.nowMs() ?? now();
  const console = installConsole(target, {
    now: clock,
    send: (lines, dropped) => {
      lane.report({ kind: 'lines', lines, dropped });
    },
    takeSite,
    entry: () => siteEntry,
    lane: () => machine?.lane(),
    soon: (flush) => {
      startTimeout(flush, 20);
    },
  });
  serveAs(brief.lane);
  explainRefusedLoads(target, target.console.warn);
  explainSecureOnly(target, target.console.warn);
  const lane: RealmLane = openLane(port, brief, {
    clock,
    woken: () => turns?.woken(),
    ending: () => turns?.flush(),
    flush: () => {
      console.flush();
      work.flush();
      messageLog.flush();
      machine?.flush();
    },
    openCalls: countOpenCalls,
    giveUp: rejectOpenCalls,
    leave: leaveAllPorts,
    lost: loseLane,
    closed: () => {
      clearTimers();
      parts.closed();
    },
  });
  const work = createWorkReports(lane.report);
  const messageLog = createMessageLog(lane.report);
  // In virtual time the machine tells itself what its threads do.
  const turns =
    parts.simulated === undefined
      ? createTurns((start, end, label) => {
          work.span(0, 'running', start, end, label, undefined);
        }, turnClock)
      : undefined;
  const machine: VirtualMachine | undefined =
    parts.simulated && createVirtualMachine(parts.simulated, contexts, lane.activity, lane.report);
  const clearTimers =
    machine && parts.simulated
      ? installVirtualTime(target, machine, contexts, parts.simulated.machine.seed, lane.activity)
      : installTimers(target, lane.activity);
  if (machine === undefined) {
    installOperations(target, lane.activity);
    installBroadcasts(target, lane.activity);
  }
  const channels = createChannels(brief.lane, messageLog);
  const messages = installMessages(target, lane.activity, channels);
  const uncaught = installUncaught(target, lane, console.printUncaught, parts.tellStarter);
  const startWorker = installWorker(target, lane, messages, messageLog, channels, parts.spawn, uncaught);
  if (machine !== undefined) refuseRealTime(target);
  const post = createPost();
  if (isThreadOfCrew(lane)) watchSleep(target, post);
  const registry = createFunctionRegistry();
  const check =
    parts.blockLimitMs === Infinity
      ? () => 1024
      : createDeadline(parts.blockLimitMs, () => {
          lane.report({ kind: 'overdue', at: now() });
        });

  const lab = createProgramLab({
    contexts,
    labour: machine?.labour ?? realWork(lane, work, turns, check),
    pools: {
      defaultSize: brief.poolSize,
      openLane: (number) => machine?.openPoolLane(() => parts.loadPool(world)) ?? parts.openPoolLane(world, number),
      addressOf: registry.addressOf,
    },
    post,
    now: clock,
    startTimer: target.setTimeout,
    lane: () => machine?.lane(),
    takeMark: () => (site === undefined ? undefined : { entry: siteEntry, site: takeSite() ?? 0 }),
    report: lane.report,
    draw: console.draw,
  });

  const world: World = {
    lane,
    messages,
    messageLog,
    channels,
    woken: (label) => turns?.woken(label),
    startWorker,
    hostFor: (entry, onPool) => ({
      at: (mark, value) => {
        site = mark;
        siteEntry = entry;
        return value;
      },
      check,
      here: contexts.here,
      back: contexts.back,
      meta: (file) => ({ url: `program:///${encodeURI(file)}` }),
      register: registry.register,
      pool: onPool,
      ...createCrewHost(target, { lane, post, startWorker, print: console.print }),
      ...createCall(brief.call, (answer) => {
        lane.report({ kind: 'answered', answer });
      }),
      lab,
      comlink: guardedComlink,
    }),
    run: (body, host) => {
      const settled = (): void => {
        machine?.mainFinished();
        lane.report({ kind: 'settled', at: clock() });
        lane.bodyFinished();
      };
      lane.report({ kind: 'began', at: clock() });
      lane.activity.woken();
      whenSettled(
        body(host),
        () => {
          settled();
        },
        (error) => {
          uncaught(error, 'error', true);
          settled();
        },
      );
      // A body that waits for nothing countable would otherwise never report that it is at rest.
      lane.stirred();
    },
  };
  return world;
}

/** Work on this thread, which is busy for as long as it is asked to be. */
function realWork(lane: RealmLane, log: WorkLog, turns: Turns | undefined, check: () => number): Labour {
  const { port1: near, port2: far } = new NativeMessageChannel();
  const runs: Record<number, () => void> = { __proto__: null } as unknown as Record<number, () => void>;
  let asked = 0;
  let done = 0;
  addListener(far, 'message', () => {
    const run = runs[done];
    delete runs[done];
    done += 1;
    run?.();
  });
  startPort(far);
  return createWork({
    now,
    nextTurn: (run) => {
      runs[asked] = run;
      asked += 1;
      postToPort(near, undefined);
    },
    startTimer: startTimeout,
    begin: lane.activity.begin,
    finish: lane.activity.finish,
    woken: () => turns?.woken(),
    interrupted: (at) => turns?.interrupted(at),
    check,
    log,
  });
}

/** A pool lane in a worker of its own. */
export function openWorkerPoolLane(world: World): OpenLane {
  const worker = world.startWorker('#pool' satisfies PoolEntry, '');
  return {
    remote: wrapPoolLane(worker),
    close: () => {
      worker.terminate();
    },
    onDeath: (listener) => {
      onDeath(worker, listener);
    },
  };
}

/** Serves the calls of a pool on the worker's own channel. */
export function servePool(loaders: ModuleLoaders, endpoint?: MessagePort): void {
  exposePoolLane(createPoolLane(loaders), endpoint);
}
