import type { BrokerOrder, Preview, WorkerAlive, WorkerStart } from '../protocol.ts';
import { dispatchTo, NativeMessageEvent, replaceBuiltIn } from './platform-classes.ts';
import {
  addListener,
  messageData,
  messagePorts,
  postToPort,
  removeListener,
  startPort,
  stopImmediatePropagation,
} from './primordials-platform.ts';
import { reflectApply } from './primordials.ts';
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

addListener(scope, 'message', start);

function start(event: Event): void {
  removeListener(scope, 'message', start);
  stopImmediatePropagation(event);
  begin(messageData(event) as WorkerStart);
}

function begin({ brief, script, key, ports }: WorkerStart): void {
  const tellBroker = (order: BrokerOrder): void => {
    postToPort(ports.broker, order);
  };
  const world = openWorld(scope, brief, ports.lane, {
    spawn: remoteSpawner(ports.broker, () => {
      world.lane.close();
    }),
    tellStarter: (id, error: Preview, fatal) => {
      tellBroker({ kind: 'threw', id, message: `Uncaught ${titleOf(error)}`, fatal });
    },
    closed: () => {
      tellBroker({ kind: 'closed' });
      reflectApply(nativeClose, scope, []);
    },
    blockLimitMs: Infinity,
    openPoolLane: openWorkerPoolLane,
  });
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

reflectApply(nativePost, scope, [{ kind: 'alive' } satisfies WorkerAlive]);
