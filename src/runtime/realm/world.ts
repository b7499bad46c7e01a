import type { LaneBrief, PoolEntry } from '../protocol.ts';
import type { Preview } from '../results.ts';
import type { OpenLane } from '../lab/pool.ts';
import { createPool } from '../lab/pool.ts';
import { createPoolLane, type ModuleLoaders, type PoolLane } from '../lab/pool-lane.ts';
import type * as Lab from '../lab/lab.d.ts';
import { installBroadcasts } from './broadcasts.ts';
import { installConsole } from './console.ts';
import { createDeadline } from './deadline.ts';
import { createFunctionRegistry } from './function-registry.ts';
import { leaveAllPorts, loseLane } from './far-ends.ts';
import { countOpenCalls, guardedComlink, rejectOpenCalls, serveAs } from './guarded-comlink.ts';
import { openLane, type RealmLane } from './lane.ts';
import { installMessages, type MessageCounter } from './messages.ts';
import { installOperations } from './operations.ts';
import { now, startTimeout } from './primordials-platform.ts';
import { promiseThen, whenSettled } from './primordials.ts';
import type { ProgramBody, ProgramHost } from './program-host.ts';
import { explainRefusedLoads } from './refused-loads.ts';
import { explainSecureOnly } from './secure-only.ts';
import type { Spawner } from './spawner.ts';
import { installTimers } from './timers.ts';
import { installUncaught } from './uncaught.ts';
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
};

/** A realm made ready for a program. */
export type World = {
  readonly lane: RealmLane;
  readonly messages: MessageCounter;
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
  const console = installConsole(target, {
    now,
    send: (lines, dropped) => {
      lane.report({ kind: 'lines', lines, dropped });
    },
    takeSite: () => {
      const taken = site;
      site = undefined;
      return taken;
    },
    entry: () => siteEntry,
    soon: (flush) => {
      startTimeout(flush, 20);
    },
  });
  serveAs(brief.lane);
  explainRefusedLoads(target, target.console.warn);
  explainSecureOnly(target, target.console.warn);
  const lane: RealmLane = openLane(port, brief, {
    flush: console.flush,
    openCalls: countOpenCalls,
    giveUp: rejectOpenCalls,
    leave: leaveAllPorts,
    lost: loseLane,
    closed: () => {
      clearTimers();
      parts.closed();
    },
  });
  const clearTimers = installTimers(target, lane.activity);
  installOperations(target, lane.activity);
  installBroadcasts(target, lane.activity);
  const messages = installMessages(target, lane.activity);
  const uncaught = installUncaught(target, lane, console.printUncaught, parts.tellStarter);
  const startWorker = installWorker(target, lane, messages, parts.spawn, uncaught);
  const registry = createFunctionRegistry();
  const check =
    parts.blockLimitMs === Infinity
      ? () => 1024
      : createDeadline(parts.blockLimitMs, () => {
          lane.report({ kind: 'overdue', at: now() });
        });

  const startTimer = target.setTimeout;
  const lab: typeof Lab = {
    pool: (size) =>
      createPool(size, {
        defaultSize: brief.poolSize,
        openLane: (number) => parts.openPoolLane(world, number),
        addressOf: registry.addressOf,
      }),
    sleep: (ms) =>
      new Promise((resolve) => {
        startTimer(resolve, ms);
      }),
    span: (label, fn) => {
      const start = now();
      const report = (): void => {
        lane.report({ kind: 'span', label, start, end: now() });
      };
      let result;
      try {
        result = fn();
      } catch (error) {
        report();
        throw error;
      }
      if (result instanceof Promise) void promiseThen(result, report, report);
      else report();
      return result;
    },
  };

  const world: World = {
    lane,
    messages,
    startWorker,
    hostFor: (entry, onPool) => ({
      at: (mark, value) => {
        site = mark;
        siteEntry = entry;
        return value;
      },
      check,
      meta: (file) => ({ url: `program:///${encodeURI(file)}` }),
      register: registry.register,
      pool: onPool,
      lab,
      comlink: guardedComlink,
    }),
    run: (body, host) => {
      lane.report({ kind: 'began', at: now() });
      whenSettled(
        body(host),
        () => {
          lane.report({ kind: 'settled', at: now() });
          lane.bodyFinished();
        },
        (error) => {
          uncaught(error, 'error', true);
          lane.report({ kind: 'settled', at: now() });
          lane.bodyFinished();
        },
      );
      // A body that waits for nothing countable would otherwise never report that it is at rest.
      lane.stirred();
    },
  };
  return world;
}

/** A pool lane in a worker of its own. */
export function openWorkerPoolLane(world: World, number: number): OpenLane {
  const worker = world.startWorker('#pool' satisfies PoolEntry, `pool-${number}`);
  return {
    remote: guardedComlink.wrap<PoolLane>(worker),
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
  guardedComlink.expose(createPoolLane(loaders), endpoint);
}
