import * as Comlink from 'comlink';
import type { Lane } from '../results.ts';
import { errorFromWire, errorToWire } from './error-wire.ts';
import { transfer } from './transfers.ts';
import type { PoolLane } from '../lab/pool-lane.ts';
import { countAsked, deathOf, leavePort, onFarDeath, servePort } from './far-ends.ts';
import { announceMessage, areLabelsWanted, type Call } from './message-labels.ts';
import { onDeath } from './worker-shape.ts';

/*
 * comlink itself never settles a call whose answer cannot come: the worker died, failed to load, closed itself, or
 * the run has nothing left to do. Here every endpoint is wrapped in one that remembers which calls are unanswered and
 * answers them itself, with comlink's own "throw" message, when that happens.
 */

type Message = {
  readonly id?: string;
  readonly type?: string;
  readonly path?: readonly string[];
  readonly argumentList?: readonly { readonly value?: unknown }[];
};
/** What to call a call whose path says little of it. */
type Naming = (message: Message) => string | undefined;
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
function guardEndpoint(endpoint: Comlink.Endpoint, naming?: Naming): Comlink.Endpoint {
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
      const call = callOf(message, naming);
      if (message.id !== undefined) {
        waiting.set(message.id, call);
        open.add(calls);
        if (death() !== undefined) {
          queueMicrotask(rejectIfDead);
          return;
        }
      }
      announceMessage(call, false);
      try {
        if (transfer === undefined) endpoint.postMessage(message);
        else endpoint.postMessage(message, transfer);
        if (port !== undefined) countAsked(port);
      } catch (error) {
        // Nothing was sent (a value that cannot be cloned): nobody will answer.
        if (message.id !== undefined && waiting.delete(message.id) && waiting.size === 0) open.delete(calls);
        throw error;
      } finally {
        announceMessage(undefined, false);
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
  return closing(guarded, port);
}

/** Lets comlink close the port behind an endpoint of ours: it closes what it releases if the constructor is called MessagePort. */
function closing(endpoint: Comlink.Endpoint & { close?: () => void }, port: MessagePort | undefined): Comlink.Endpoint {
  if (port === undefined) return endpoint;
  Object.defineProperty(endpoint, 'constructor', { value: MessagePort });
  endpoint.close = () => {
    port.close();
  };
  return endpoint;
}

/** Calls that wait for this realm's answer and are remembered, so that the answer can be told what it is. */
const mostAsked = 1000;

/** An endpoint that says of each answer what it answers; `asked` has the calls by their ids. */
function answeringEndpoint(endpoint: Comlink.Endpoint, asked: Map<string, Call>): Comlink.Endpoint {
  const answering: Comlink.Endpoint = {
    postMessage: (message: Message, transfer?: Transferable[]) => {
      const call = message.id === undefined ? undefined : asked.get(message.id);
      if (message.id !== undefined && call !== undefined) asked.delete(message.id);
      announceMessage(call, true);
      try {
        if (transfer === undefined) endpoint.postMessage(message);
        else endpoint.postMessage(message, transfer);
      } finally {
        announceMessage(undefined, false);
      }
    },
    addEventListener: (type, listener, options) => {
      endpoint.addEventListener(type, listener, options);
    },
    removeEventListener: (type, listener, options) => {
      endpoint.removeEventListener(type, listener, options);
    },
    start: () => endpoint.start?.(),
  };
  return closing(answering, portOf(endpoint));
}

function callOf(message: Message, naming: Naming | undefined): Call {
  const { type, path } = message;
  return naming === undefined ? { type, path } : { type, path, name: naming(message) };
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

const expose: typeof Comlink.expose = (object, endpoint, origins) => {
  exposeNamed(object, endpoint, origins, undefined);
};

function exposeNamed(
  object: unknown,
  endpoint: Comlink.Endpoint = globalThis as unknown as Comlink.Endpoint,
  origins: (string | RegExp)[] | undefined,
  naming: Naming | undefined,
): void {
  const asked = new Map<string, Call>();
  const answering = answeringEndpoint(endpoint, asked);
  const port = portOf(endpoint);
  const countHeard = port === undefined ? () => undefined : servePort(port, ownLane);
  endpoint.addEventListener('message', ((event: MessageEvent<Message | null>) => {
    countHeard();
    const message = event.data ?? {};
    const { id, type } = message;
    if (typeof id === 'string' && asked.size < mostAsked && areLabelsWanted()) asked.set(id, callOf(message, naming));
    if (type === 'RELEASE' && port !== undefined) leavePort(port);
    if (type !== 'ENDPOINT') return;
    // comlink would serve the new port behind our back.
    event.stopImmediatePropagation();
    const { port1, port2 } = new MessageChannel();
    exposeNamed(object, port2, origins, naming);
    answering.postMessage({ id, type: 'RAW', value: port1 }, [port1]);
  }) as EventListener);
  Comlink.expose(object, answering, origins);
}

/** A pool calls `run` and `map` of its lanes; the second argument of both is the name of the function that is wanted. */
const poolNaming: Naming = ({ argumentList }) => {
  const name = argumentList?.[1]?.value;
  return typeof name === 'string' ? name : undefined;
};

/** A pool's lane behind an endpoint. Its two methods are taken once: comlink makes a new proxy each time one is asked for. */
export function wrapPoolLane(endpoint: Comlink.Endpoint): PoolLane {
  const { run, map } = Comlink.wrap<PoolLane>(guardEndpoint(endpoint, poolNaming));
  return { run, map };
}

/** Serves a pool's lane; messages to it and from it are told by the functions that are called. */
export function exposePoolLane(lane: PoolLane, endpoint: Comlink.Endpoint | undefined): void {
  exposeNamed(lane, endpoint, undefined, poolNaming);
}

/** What programs get as `comlink`: the library itself, but no call of its is left pending, and errors keep what they are. */
export const guardedComlink: typeof Comlink = { ...Comlink, expose, wrap, transfer };

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
