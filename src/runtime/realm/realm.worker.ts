import type { BrokerOrder, ChannelCounts, WorkerAlive, WorkerStart } from '../protocol.ts';
import type { PoolEntry } from '../request.ts';
import type { Preview } from '../results.ts';
import { dispatchTo, evaluateGlobally, NativeMessageEvent, replaceBuiltIn } from './platform-classes.ts';
import {
  addListener,
  messageData,
  messagePorts,
  now,
  postToPort,
  removeListener,
  startPort,
  stopImmediatePropagation,
} from './primordials-platform.ts';
import { errorStack, newError, reflectApply } from './primordials.ts';
import { createPoolLane, type ModuleLoaders, type PoolLane } from '../lab/pool-lane.ts';
import type { Carrier } from './channels.ts';
import { sendNote, takeNote } from './port-notes.ts';
import { programScript, receiveBody } from './program-script.ts';
import type { ProgramBody } from './program-host.ts';
import { scriptAddress } from './script-address.ts';
import { remoteSpawner } from './spawner.ts';
import { scriptUrl } from './stack.ts';
import { titleOf } from './uncaught.ts';
import { openWorld, openWorkerPoolLane, servePool, type World } from './world.ts';

/*
 * The realm of a worker. It starts before it has a program: `alive` tells the frame that workers can be started so,
 * and the first message brings the program and the ports.
 */
const scope = self as unknown as DedicatedWorkerGlobalScope & typeof globalThis;
const nativePost = scope.postMessage;
const nativeClose = scope.close;
const nativeImport = scope.importScripts;

/** Whether stacks name evaluated code by its `sourceURL`. WebKit's give it no places at all. */
const namesEvaluatedCode = ((): boolean => {
  const probe = 'interleave-probe';
  return (errorStack(evaluateGlobally(`new Error()\n//# sourceURL=${probe}`) as Error) ?? '').includes(probe);
})();

addListener(scope, 'message', start);

function start(event: Event): void {
  removeListener(scope, 'message', start);
  stopImmediatePropagation(event);
  begin(messageData(event) as WorkerStart);
}

function begin({ brief, script, key, ports, simulated }: WorkerStart): void {
  const tellBroker = (order: BrokerOrder): void => {
    postToPort(ports.broker, order);
  };
  const world = openWorld(scope, brief, ports.lane, {
    spawn: remoteSpawner(ports.broker, () => {
      world.lane.close();
    }),
    tellStarter: (id, error: Preview, fatal) => {
      // Counted as a message: what the starter makes of it decides how the run ends. Nobody started the coordinator.
      if (ports.program !== null) world.lane.activity.sent();
      tellBroker({ kind: 'threw', id, message: `Uncaught ${titleOf(error)}`, fatal });
    },
    closed: () => {
      tellBroker({ kind: 'closed', channel: channel.counts() });
      reflectApply(nativeClose, scope, []);
    },
    blockLimitMs: Infinity,
    openPoolLane: openWorkerPoolLane,
    ...(simulated === undefined ? {} : { simulated }),
    loadPool: (inWorld) => loadPoolHere(simulated?.poolCode, inWorld),
  });
  replaceBuiltIn(scope, 'close', world.lane.close);
  replaceBuiltIn(scope, 'name', brief.name);
  const channel = openProgramChannel(ports.program, world);
  const body = loadBody(key, brief.entry, script);
  world.run(
    body,
    world.hostFor(brief.entry, (loaders: ModuleLoaders) => {
      servePool(loaders);
    }),
  );
  // As HTML has it: messages arrive once the module's first turn is over, listeners or not.
  channel.letIn();
}

/** Instances of a pool's modules on this very thread, as often as it is asked. */
function loadPoolHere(code: string | undefined, world: World): PoolLane {
  if (code === undefined) throw newError('this program has no modules that a pool could call');
  const entry = '#pool' satisfies PoolEntry;
  const { key, text } = programScript(entry, code);
  let lane: PoolLane | undefined;
  void loadBody(
    key,
    entry,
    text,
  )(
    world.hostFor(entry, (loaders) => {
      lane = createPoolLane(loaders);
    }),
  );
  if (lane === undefined) throw newError('the modules of a pool were not handed over');
  return lane;
}

/** Code that is evaluated runs at once; an address must be made for code that is loaded, and fetched: some 5 ms. */
function loadBody(key: string, entry: string, script: string): ProgramBody {
  if (namesEvaluatedCode) return receiveBody(key, entry, scriptUrl(entry), 1, () => evaluateGlobally(script));
  const address = scriptAddress(location.protocol === 'data:' ? 'data' : 'blob', script);
  return receiveBody(key, entry, address, 1, () => {
    reflectApply(nativeImport, scope, [address]);
  });
}

type ProgramChannel = { readonly counts: () => ChannelCounts; /** Lets messages in. */ readonly letIn: () => void };

/** Puts the program's channel in the place of the worker's own. */
function openProgramChannel(port: MessagePort | null, world: World): ProgramChannel {
  const { activity, brief } = world.lane;
  const { channels } = world;
  const log = world.messageLog.open(() => brief.lane, 1);
  const carrier: Carrier = { told: undefined };
  let sent = 0;
  let received = 0;
  replaceBuiltIn(
    scope,
    'postMessage',
    (message: unknown, options?: Transferable[] | StructuredSerializeOptions): void => {
      if (port === null) return;
      const travellers = channels.travellers(options);
      if (travellers !== undefined) {
        sendNote(port, travellers.note);
        sent += 1;
        activity.sent();
      }
      const at = now();
      postToPort(port, message, options as Transferable[]);
      travellers?.left();
      log.sent(sent, at, message);
      sent += 1;
      activity.sent();
    },
  );
  const counts = (): ChannelCounts => ({ sent, received });
  if (port === null) return { counts, letIn: () => undefined };
  const hear = (): void => {
    received += 1;
    activity.woken();
    activity.received();
  };
  addListener(port, 'message', (event) => {
    const note = takeNote(event);
    if (note === undefined) log.received(received);
    hear();
    if (note !== undefined) {
      channels.hear(carrier, note);
      return;
    }
    channels.arrived(carrier, event);
    world.messages.watchPortsOf(event);
    const ports = messagePorts(event) as MessagePort[];
    dispatchTo(scope, new NativeMessageEvent('message', { data: messageData(event), ports }));
  });
  addListener(port, 'messageerror', () => {
    log.received(received);
    hear();
    dispatchTo(scope, new NativeMessageEvent('messageerror'));
  });
  return {
    counts,
    letIn: () => {
      startPort(port);
    },
  };
}

reflectApply(nativePost, scope, [{ kind: 'alive' } satisfies WorkerAlive]);
