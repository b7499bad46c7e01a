import type { ChannelCounts } from '../protocol.ts';
import type { Lane } from '../results.ts';
import type { RealmLane } from './lane.ts';
import type { MessageLog } from './message-log.ts';
import type { Carrier, Channels } from './channels.ts';
import type { MessageCounter } from './messages.ts';
import {
  dispatchTo,
  NativeErrorEvent,
  NativeEventTarget,
  NativeMessageChannel,
  NativeMessageEvent,
  replaceBuiltIn,
} from './platform-classes.ts';
import { addListener, messageData, messagePorts, now, postToPort, startPort } from './primordials-platform.ts';
import { sendNote, takeNote } from './port-notes.ts';
import {
  append,
  getProperty,
  list,
  newError,
  newTypeError,
  newWeakMap,
  reflectApply,
  stringSlice,
  stringStartsWith,
  toText,
  weakMapGet,
  weakMapSet,
} from './primordials.ts';
import type { Spawner } from './spawner.ts';

/** Scheme of `import.meta.url`: `program:///main.ts`. Not a special scheme, so paths resolve and nothing can be fetched. */
const programScheme = 'program:///';

/** What ended a worker, for those who wait for its answers. */
export type DeathListener = (reason: string) => void;

/** Starts workers for the parts of the realm that are not the program's `new Worker(…)`. */
export type StartWorker = (entry: string, name: string) => Worker;

type Life = {
  dead: string | undefined;
  readonly listeners: DeathListener[];
};

const lives = newWeakMap<object, Life>();

/** Calls `listener` once when this worker is gone, at once if it already is. Gives false for what is not one of our workers. */
export function onDeath(worker: object, listener: DeathListener): boolean {
  const life = weakMapGet(lives, worker);
  if (life === undefined) return false;
  if (life.dead !== undefined) listener(life.dead);
  else append(life.listeners, listener);
  return true;
}

/**
 * Replaces the realm's `Worker` by a Worker-shaped object over a port: the frame starts the thread, and messages
 * go straight from lane to lane. Only the program's own files can be started.
 */
export function installWorker(
  target: typeof globalThis,
  lane: RealmLane,
  messages: MessageCounter,
  logs: MessageLog,
  channels: Channels,
  spawn: Spawner,
  uncaught: (error: unknown) => void,
): StartWorker {
  const { activity } = lane;

  /** Starts `entry` for `shape` and ties the two together. */
  const tie = (
    shape: EventTarget,
    entry: string,
    name: string,
  ): { post: (message: unknown, transfer: readonly Transferable[]) => void; terminate: () => void } => {
    const life: Life = { dead: undefined, listeners: list() };
    weakMapSet(lives, shape, life);
    const { port1: port, port2: far } = new NativeMessageChannel();
    let label: Lane | undefined;
    const log = logs.open(() => label, 0);
    const carrier: Carrier = { told: undefined };
    let sent = 0;
    let received = 0;
    let starting = true;
    /** Terminated from here, or gone: nothing is sent any more. */
    let over = false;
    /** Terminated from here: what still arrives is not heard any more. */
    let isDeaf = false;
    /** What the worker counted of this channel by its end, while it is not all here. */
    let awaited: { readonly sent: number; readonly reason: string } | undefined;

    const started = (): void => {
      if (!starting) return;
      starting = false;
      activity.finish();
    };
    const die = (reason: string): void => {
      if (life.dead !== undefined) return;
      life.dead = reason;
      for (let index = 0; index < life.listeners.length; index += 1) life.listeners[index]?.(reason);
    };
    const drained = (): void => {
      if (awaited === undefined || received < awaited.sent) return;
      const { reason } = awaited;
      awaited = undefined;
      activity.gone();
      die(reason);
    };
    /** Settles the accounts with a thread that is gone: what it sent is still heard, what it did not hear is lost. */
    const settle = (reason: string, channel: ChannelCounts | undefined): void => {
      over = true;
      if (channel !== undefined) {
        activity.received(sent - channel.received);
      } else if (sent > received) {
        // Its own counters are gone with it: make this end's even.
        activity.received(sent - received);
      } else {
        activity.sent(received - sent);
      }
      awaited = { sent: channel?.sent ?? received, reason };
      drained();
    };
    const fail = (message: string): boolean => {
      const event = new NativeErrorEvent('error', { message, cancelable: true });
      dispatchTo(shape, event);
      return event.defaultPrevented;
    };

    addListener(port, 'message', (event) => {
      const note = takeNote(event);
      if (note === undefined) log.received(received);
      received += 1;
      activity.woken();
      activity.received();
      if (isDeaf || note !== undefined) {
        if (note !== undefined) channels.hear(carrier, note);
        drained();
        return;
      }
      channels.arrived(carrier, event);
      messages.watchPortsOf(event);
      const ports = messagePorts(event) as MessagePort[];
      dispatchTo(shape, new NativeMessageEvent('message', { data: messageData(event), ports }));
      drained();
    });
    addListener(port, 'messageerror', () => {
      log.received(received);
      received += 1;
      activity.received();
      if (!isDeaf) dispatchTo(shape, new NativeMessageEvent('messageerror'));
      drained();
    });
    startPort(port);

    activity.begin();
    const spawned = spawn(entry, name, far, (report) => {
      switch (report.kind) {
        case 'spawned':
          label = report.lane;
          activity.spawned();
          started();
          return;
        case 'refused':
          over = true;
          activity.received(sent);
          started();
          die(report.message);
          if (!fail(report.message)) uncaught(newError(report.message));
          return;
        case 'threw':
          activity.received();
          if (report.fatal) die(`${report.lane} (${entry}) ended with an error: ${report.message}`);
          if (!isDeaf && fail(report.message)) lane.report({ kind: 'handled', lane: report.lane, id: report.id });
          return;
        case 'gone':
          started();
          settle(report.message, report.channel);
      }
    });

    return {
      post: (message, transfer) => {
        if (over) return;
        const travellers = channels.travellers(transfer);
        if (travellers !== undefined) {
          sendNote(port, travellers.note);
          sent += 1;
          activity.sent();
        }
        const at = now();
        postToPort(port, message, transfer as Transferable[]);
        travellers?.left();
        log.sent(sent, at, message);
        sent += 1;
        activity.sent();
      },
      terminate: () => {
        if (over) return;
        over = true;
        isDeaf = true;
        spawned.terminate();
        die(`${label ?? 'the worker'} (${entry}) was terminated`);
      },
    };
  };

  type Tie = ReturnType<typeof tie>;
  const ties = newWeakMap<object, Tie>();
  const tieOf = (worker: object): Tie => {
    const found = weakMapGet(ties, worker);
    if (found === undefined) throw newTypeError('Illegal invocation');
    return found;
  };

  class Worker extends NativeEventTarget {
    constructor(url: string | URL, options: WorkerOptions = {}) {
      super();
      weakMapSet(ties, this, tie(this, entryOf(toText(url as string)), toText(options.name ?? '')));
    }
    postMessage(message: unknown, options?: readonly Transferable[] | StructuredSerializeOptions | null): void {
      // Either signature of the platform's, and neither: a list, or an object that may hold one.
      const given = options ?? {};
      const transfer = 'length' in given ? given : (getProperty(given, 'transfer') as Transferable[] | undefined);
      tieOf(this).post(message, transfer ?? []);
    }
    terminate(): void {
      tieOf(this).terminate();
    }
  }
  for (const type of ['message', 'messageerror', 'error']) defineHandler(Worker.prototype, type);
  replaceBuiltIn(target, 'Worker', Worker);

  return (entry, name) => new Worker(programScheme + encodeURI(entry), { name }) as unknown as globalThis.Worker;
}

function entryOf(url: string): string {
  if (stringStartsWith(url, programScheme)) return decodeURIComponent(stringSlice(url, programScheme.length));
  throw newTypeError(
    `A worker can be started from one of the program's own files only: new Worker(new URL("./file.ts", import.meta.url), { type: "module" }). This one asked for ${stringSlice(url, 0, 80)}.`,
  );
}

/** An event handler attribute such as `onmessage`, as HTML defines it: one listener, in the place where it was first set. */
function defineHandler(prototype: object, type: string): void {
  const handlers = newWeakMap<object, { handler: unknown }>();
  Object.defineProperty(prototype, `on${type}`, {
    configurable: true,
    enumerable: true,
    get(this: EventTarget) {
      return weakMapGet(handlers, this)?.handler ?? null;
    },
    set(this: EventTarget, handler: unknown) {
      let slot = weakMapGet(handlers, this);
      if (slot === undefined) {
        const mine: { handler: unknown } = { handler: null };
        slot = mine;
        weakMapSet(handlers, this, mine);
        addListener(this, type, (event) => {
          if (typeof mine.handler === 'function') reflectApply(mine.handler as (event: Event) => void, this, [event]);
        });
      }
      slot.handler = typeof handler === 'function' ? handler : null;
    },
  });
}
