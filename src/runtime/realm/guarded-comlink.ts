import * as Comlink from 'comlink';
import type { Lane } from '../results.ts';
import { errorFromWire, errorToWire } from './error-wire.ts';
import { countAsked, deathOf, leavePort, onFarDeath, servePort } from './far-ends.ts';
import { onDeath } from './worker-shape.ts';

/*
 * comlink itself never settles a call whose answer cannot come: the worker died, failed to load, closed itself, or
 * the run has nothing left to do. Here every endpoint is wrapped in one that remembers which calls are unanswered and
 * answers them itself, with comlink's own "throw" message, when that happens.
 */

type Message = { readonly id?: string; readonly type?: string; readonly path?: readonly string[] };
/** What is told of a call that is not answered; its arguments are not kept. */
type Call = { readonly type: string | undefined; readonly path: readonly string[] | undefined };
type Listener = (event: { readonly data: unknown }) => void;

type WaitingCalls = {
  readonly count: () => number;
  readonly reject: (reason: string) => void;
  /** Rejects them if the thread that should answer is dead. */
  readonly rejectIfDead: () => void;
};

/** The endpoints with unanswered calls. */
const open = new Set<WaitingCalls>();

/** How many calls of this realm wait for an answer. */
export function countOpenCalls(): number {
  let sum = 0;
  for (const calls of open) sum += calls.count();
  return sum;
}

/** Rejects what still waits for an answer, because nothing left in the run can give one. */
export function rejectOpenCalls(): void {
  for (const calls of [...open]) calls.reject('nothing left in this run can answer it');
}

onFarDeath(() => {
  for (const calls of [...open]) calls.rejectIfDead();
});

/** An endpoint whose calls are always settled. */
function guardEndpoint(endpoint: Comlink.Endpoint): Comlink.Endpoint {
  const waiting = new Map<string, Call>();
  const listeners = new Set<Listener>();
  const port = portOf(endpoint);
  let dead: string | undefined;
  const death = (): string | undefined => dead ?? (port && deathOf(port));

  const reject = (reason: string): void => {
    for (const [id, call] of [...waiting]) {
      waiting.delete(id);
      const error = new Error(`${describe(call)} was not answered: ${reason}`);
      const data = { id, type: 'HANDLER', name: 'throw', value: { isError: true, value: errorToWire(error) } };
      for (const listener of [...listeners]) listener({ data });
    }
    open.delete(calls);
  };
  const rejectIfDead = (): void => {
    const reason = death();
    if (reason !== undefined) reject(reason);
  };
  const calls: WaitingCalls = { count: () => waiting.size, reject, rejectIfDead };

  endpoint.addEventListener('message', ((event: MessageEvent<Message | null>) => {
    const id = event.data?.id;
    if (id !== undefined && waiting.delete(id) && waiting.size === 0) open.delete(calls);
  }) as EventListener);
  onDeath(endpoint, (reason) => {
    dead = reason;
    reject(reason);
  });

  const guarded: Comlink.Endpoint & { close?: () => void } = {
    postMessage: (message: Message, transfer?: Transferable[]) => {
      if (message.id !== undefined) {
        waiting.set(message.id, { type: message.type, path: message.path });
        open.add(calls);
        if (death() !== undefined) {
          queueMicrotask(rejectIfDead);
          return;
        }
      }
      try {
        if (transfer === undefined) endpoint.postMessage(message);
        else endpoint.postMessage(message, transfer);
        if (port !== undefined) countAsked(port);
      } catch (error) {
        // Nothing was sent (a value that cannot be cloned): nobody will answer.
        if (message.id !== undefined && waiting.delete(message.id) && waiting.size === 0) open.delete(calls);
        throw error;
      }
    },
    addEventListener: (type, listener, options) => {
      if (type === 'message') listeners.add(listener as unknown as Listener);
      endpoint.addEventListener(type, listener, options);
    },
    removeEventListener: (type, listener, options) => {
      listeners.delete(listener as unknown as Listener);
      endpoint.removeEventListener(type, listener, options);
    },
    start: () => endpoint.start?.(),
  };
  if (port !== undefined) {
    // comlink closes what it releases if the constructor is called MessagePort.
    Object.defineProperty(guarded, 'constructor', { value: MessagePort });
    guarded.close = () => {
      port.close();
    };
  }
  return guarded;
}

function portOf(endpoint: Comlink.Endpoint): MessagePort | undefined {
  return endpoint instanceof MessagePort ? endpoint : undefined;
}

function describe({ type, path = [] }: Call): string {
  const name = path.length === 0 ? 'The call' : path.join('.');
  if (type === 'GET') return `Reading ${name}`;
  if (type === 'SET') return `Setting ${name}`;
  if (type === 'CONSTRUCT') return `new ${name}()`;
  return path.length === 0 ? name : `${name}()`;
}

const wrap: typeof Comlink.wrap = (endpoint, target) => Comlink.wrap(guardEndpoint(endpoint), target);

let ownLane: Lane = 'main';

/** Sets which lane it is that answers calls in this realm. */
export function serveAs(lane: Lane): void {
  ownLane = lane;
}

const expose: typeof Comlink.expose = (object, endpoint = globalThis as unknown as Comlink.Endpoint, origins) => {
  const port = portOf(endpoint);
  const countHeard = port === undefined ? () => undefined : servePort(port, ownLane);
  endpoint.addEventListener('message', ((event: MessageEvent<Message | null>) => {
    countHeard();
    const { id, type } = event.data ?? {};
    if (type === 'RELEASE' && port !== undefined) leavePort(port);
    if (type !== 'ENDPOINT') return;
    // comlink would serve the new port behind our back.
    event.stopImmediatePropagation();
    const { port1, port2 } = new MessageChannel();
    expose(object, port2, origins);
    endpoint.postMessage({ id, type: 'RAW', value: port1 }, [port1]);
  }) as EventListener);
  Comlink.expose(object, endpoint, origins);
};

/** What programs get as `comlink`: the library itself, but no call of its is left pending, and errors keep what they are. */
export const guardedComlink: typeof Comlink = { ...Comlink, expose, wrap };

Comlink.transferHandlers.set('proxy', {
  canHandle: isProxyMarked,
  serialize: (value: unknown) => {
    const { port1, port2 } = new MessageChannel();
    expose(value, port1);
    return [port2, [port2]];
  },
  deserialize: (port: MessagePort) => {
    port.start();
    return wrap(port);
  },
});

function isProxyMarked(value: unknown): value is Comlink.ProxyMarked {
  return (
    ((typeof value === 'object' && value !== null) || typeof value === 'function') &&
    Boolean((value as Partial<Comlink.ProxyMarked>)[Comlink.proxyMarker])
  );
}

const throwHandler = Comlink.transferHandlers.get('throw');
if (throwHandler !== undefined) {
  Comlink.transferHandlers.set('throw', {
    canHandle: throwHandler.canHandle,
    serialize: (thrown: unknown) => {
      const { value } = thrown as { readonly value: unknown };
      return [value instanceof Error ? { isError: true, value: errorToWire(value) } : { isError: false, value }, []];
    },
    deserialize: (wire: unknown) => {
      const { isError, value } = wire as { readonly isError: boolean; readonly value: unknown };
      throw isError ? errorFromWire(value) : value;
    },
  });
}
