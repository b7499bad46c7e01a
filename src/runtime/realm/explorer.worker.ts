import type { ExplorerOrder, ExplorerReport, ExplorerStart, WorkerAlive } from '../protocol.ts';
import type { ExploredFactory } from '../schedules/explored-host.ts';
import { startExplorer } from '../schedules/explorer.ts';
import { hardenGlobals } from './hardened-globals.ts';
import { evaluateGlobally } from './platform-classes.ts';
import {
  addListener,
  messageData,
  now,
  postToPort,
  removeListener,
  startPort,
  stopImmediatePropagation,
} from './primordials-platform.ts';
import { reflectApply } from './primordials.ts';

/*
 * The worker in which a program is explored. Like the realm's other workers it starts before it has a program: `alive`
 * tells the frame that it is there, and the first message brings the program and the port to the page, which stays in a
 * closure here. The program and the search share this world; `hardenGlobals` says what keeps one from the other.
 */
const scope = self as unknown as DedicatedWorkerGlobalScope & typeof globalThis;
const nativePost = scope.postMessage;

addListener(scope, 'message', start);

function start(event: Event): void {
  removeListener(scope, 'message', start);
  stopImmediatePropagation(event);
  begin(messageData(event) as ExplorerStart);
}

function begin({ build, mostMs, port }: ExplorerStart): void {
  const tell = (report: ExplorerReport): void => {
    try {
      postToPort(port, report);
    } catch {
      // Only what a program has made of its own can fail to be copied.
      postToPort(port, { kind: 'refused', sentence: 'All schedules cannot tell what this program came to.' });
    }
  };
  hardenGlobals(scope);
  // The text is an expression: a function that takes the scheduler.
  const factory = evaluateGlobally(`(${build.code})`) as ExploredFactory;
  const obey = startExplorer({ factory, sites: build.sites, mostMs, now, tell });
  addListener(port, 'message', (order) => obey(messageData(order) as ExplorerOrder));
  startPort(port);
}

reflectApply(nativePost, scope, [{ kind: 'alive' } satisfies WorkerAlive]);
