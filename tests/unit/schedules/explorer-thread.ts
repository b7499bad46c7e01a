import { parentPort, workerData } from 'node:worker_threads';
import type { ExplorerOrder } from '../../../src/runtime/protocol.ts';
import type { ExploredBuild } from '../../../src/runtime/request.ts';
import { hardenGlobals } from '../../../src/runtime/realm/hardened-globals.ts';
import type { ExploredFactory } from '../../../src/runtime/schedules/explored-host.ts';
import { startExplorer } from '../../../src/runtime/schedules/explorer.ts';

/*
 * What `realm/explorer.worker.ts` is in a page, for a thread of Node: a world of its own that is hardened before the
 * program is there. The tests bundle it, because a hardened world cannot load modules any more.
 */
const { build, mostMs, hardens } = workerData as {
  readonly build: ExploredBuild;
  readonly mostMs: number;
  readonly hardens: boolean;
};
const port = parentPort;
if (!port) throw new Error('This is no thread of its own.');
const evaluate = eval;
const clock = performance;
const now = clock.now.bind(clock);
const post = port.postMessage.bind(port);
if (hardens) hardenGlobals(globalThis);
const factory = evaluate(`(${build.code})`) as ExploredFactory;
const obey = startExplorer({ factory, sites: build.sites, mostMs, now, tell: (report) => post(report) });
port.on('message', (order: ExplorerOrder) => obey(order));
