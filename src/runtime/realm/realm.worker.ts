import type { Preview, WorkerOrder, WorkerReport, WorkerStart } from '../protocol.ts';
import { dispatchTo, NativeMessageEvent, replaceBuiltIn } from './platform-classes.ts';
import {
  addListener,
  messageData,
  messagePorts,
  postToPort,
  startPort,
  stopImmediatePropagation,
} from './primordials-platform.ts';
import { getterOf, reflectApply } from './primordials.ts';
import type { ModuleLoaders } from '../lab/pool-lane.ts';
import { receiveBody } from './program-script.ts';
import { remoteSpawner } from './spawner.ts';
import { titleOf } from './uncaught.ts';
import { openWorld, openWorkerPoolLane, servePool } from './world.ts';

/*
 * The realm of a worker. It starts before it has a program: `alive` tells the frame that workers can be started so,
 * and the first message brings the program and the ports.
 */
const scope = self as unknown as DedicatedWorkerGlobalScope & typeof globalThis;
const nativePost = scope.postMessage;
const nativeClose = scope.close;
const nativeImport = scope.importScripts;
const isTrusted = getterOf(Event.prototype, 'isTrusted') as (event: Event) => boolean;

const tellFrame = (report: WorkerReport): void => {
  reflectApply(nativePost, scope, [report]);
};

let close: (() => void) | undefined;

addListener(scope, 'message', (event) => {
  // What the program's own channel brings is dispatched by this realm and not trusted; the frame's orders are.
  if (!isTrustedMessage(event)) return;
  stopImmediatePropagation(event);
  const order = messageData(event) as WorkerStart | WorkerOrder;
  if (order.kind === 'start') begin(order);
  else close?.();
});

function isTrustedMessage(event: Event): boolean {
  return 'isTrusted' in event && isTrusted(event);
}

function begin({ brief, script, key, ports }: WorkerStart): void {
  const world = openWorld(scope, brief, ports.lane, {
    spawn: remoteSpawner(ports.spawn),
    tellStarter: (id, error: Preview, fatal) => {
      tellFrame({ kind: 'threw', id, message: `Uncaught ${titleOf(error)}`, fatal });
    },
    closed: () => {
      tellFrame({ kind: 'closed' });
      reflectApply(nativeClose, scope, []);
    },
    blockLimitMs: Infinity,
    openPoolLane: openWorkerPoolLane,
  });
  close = world.lane.close;
  replaceBuiltIn(scope, 'close', world.lane.close);
  replaceBuiltIn(scope, 'name', brief.name);
  const open = openProgramChannel(ports.program, world);
  const body = receiveBody(key, brief.entry, script, 1, () => {
    reflectApply(nativeImport, scope, [script]);
  });
  world.run(
    body,
    world.hostFor(brief.entry, (loaders: ModuleLoaders) => {
      servePool(loaders);
    }),
  );
  // As HTML has it: messages arrive once the module's first turn is over, listeners or not.
  open();
}

/** Puts the program's channel in the place of the worker's own. Gives back a function that lets messages in. */
function openProgramChannel(port: MessagePort | null, world: ReturnType<typeof openWorld>): () => void {
  const { activity } = world.lane;
  replaceBuiltIn(
    scope,
    'postMessage',
    (message: unknown, options?: Transferable[] | StructuredSerializeOptions): void => {
      if (port === null) return;
      postToPort(port, message, options as Transferable[]);
      activity.sent();
    },
  );
  if (port === null) return () => undefined;
  addListener(port, 'message', (event) => {
    activity.received();
    const arrived = messagePorts(event);
    for (let index = 0; index < arrived.length; index += 1) {
      const one = arrived[index];
      if (one !== undefined) world.messages.watch(one);
    }
    dispatchTo(scope, new NativeMessageEvent('message', { data: messageData(event), ports: arrived as MessagePort[] }));
  });
  addListener(port, 'messageerror', () => {
    dispatchTo(scope, new NativeMessageEvent('messageerror'));
  });
  return () => {
    startPort(port);
  };
}

tellFrame({ kind: 'alive' });
