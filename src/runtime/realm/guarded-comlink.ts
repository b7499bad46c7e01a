import * as Comlink from 'comlink';
import { errorFromWire, errorToWire } from './error-wire.ts';
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

type WaitingCalls = { readonly count: () => number; readonly reject: (reason: string) => void };

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

/** An endpoint whose calls are always settled. */
function guardEndpoint(endpoint: Comlink.Endpoint): Comlink.Endpoint {
  const waiting = new Map<string, Call>();
  const listeners = new Set<Listener>();
  let dead: string | undefined;

  const reject = (reason: string): void => {
    for (const [id, call] of [...waiting]) {
      waiting.delete(id);
      const error = new Error(`${describe(call)} was not answered: ${reason}`);
      const data = { id, type: 'HANDLER', name: 'throw', value: { isError: true, value: errorToWire(error) } };
      for (const listener of [...listeners]) listener({ data });
    }
    open.delete(calls);
  };
  const calls: WaitingCalls = { count: () => waiting.size, reject };

  endpoint.addEventListener('message', ((event: MessageEvent<Message | null>) => {
    const id = event.data?.id;
    if (id !== undefined && waiting.delete(id) && waiting.size === 0) open.delete(calls);
  }) as EventListener);
  // A bare port does not tell that its other end's thread is gone: its calls are rejected when nothing is left to answer.
  onDeath(endpoint, (reason) => {
    dead = reason;
    reject(reason);
  });

  const guarded: Comlink.Endpoint & { close?: () => void } = {
    postMessage: (message: Message, transfer?: Transferable[]) => {
      if (message.id !== undefined) {
        waiting.set(message.id, { type: message.type, path: message.path });
        open.add(calls);
        const reason = dead;
        if (reason !== undefined) {
          queueMicrotask(() => {
            reject(reason);
          });
          return;
        }
      }
      try {
        if (transfer === undefined) endpoint.postMessage(message);
        else endpoint.postMessage(message, transfer);
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
  if (endpoint instanceof MessagePort) {
    // comlink closes what it releases if the constructor is called MessagePort.
    Object.defineProperty(guarded, 'constructor', { value: MessagePort });
    guarded.close = () => {
      endpoint.close();
    };
  }
  return guarded;
}

function describe({ type, path = [] }: Call): string {
  const name = path.length === 0 ? 'The call' : path.join('.');
  if (type === 'GET') return `Reading ${name}`;
  if (type === 'SET') return `Setting ${name}`;
  if (type === 'CONSTRUCT') return `new ${name}()`;
  return path.length === 0 ? name : `${name}()`;
}

const wrap: typeof Comlink.wrap = (endpoint, target) => Comlink.wrap(guardEndpoint(endpoint), target);

/** What programs get as `comlink`: the library itself, but no call of its is left pending, and errors keep what they are. */
export const guardedComlink: typeof Comlink = { ...Comlink, wrap };

Comlink.transferHandlers.set('proxy', {
  canHandle: isProxyMarked,
  serialize: (value: unknown) => {
    const { port1, port2 } = new MessageChannel();
    Comlink.expose(value, port1);
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
