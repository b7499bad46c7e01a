/** The platform's built-ins (threads, events, clocks, timers), taken before a program can overwrite them. */
import { getProperty, getterIfThere, getterOf, methodOf, setPrototypeOf } from './primordials.ts';

/** The prototype of a global class that this thread may not have; one without members otherwise. */
function prototypeOf(name: string): object {
  const constructor: unknown = getProperty(globalThis, name);
  const prototype: unknown = typeof constructor === 'function' ? getProperty(constructor, 'prototype') : undefined;
  return typeof prototype === 'object' && prototype !== null ? prototype : {};
}

/** {@link methodOf}, or a function that says what is missing when it is called. */
function platformMethod(className: string, key: string): (self: object, ...args: readonly unknown[]) => unknown {
  const prototype = prototypeOf(className) as Record<string, (...args: unknown[]) => unknown>;
  if (typeof getProperty(prototype, key) !== 'function') return missing(`${className}.${key}`);
  return methodOf(prototype, key) as (self: object, ...args: readonly unknown[]) => unknown;
}

/** {@link getterOf}, or a function that says what is missing when it is called. */
function platformGetter(className: string, key: string): (self: object) => unknown {
  const prototype = prototypeOf(className) as Record<string, unknown>;
  return Object.hasOwn(prototype, key) ? getterOf(prototype, key) : missing(`${className}.${key}`);
}

function platformFunction(name: string): (...args: readonly unknown[]) => unknown {
  const found: unknown = getProperty(globalThis, name);
  return typeof found === 'function' ? (found as (...args: readonly unknown[]) => unknown) : missing(name);
}

function platformStatic(className: string, key: string): (...args: readonly unknown[]) => unknown {
  const constructor: unknown = getProperty(globalThis, className);
  const found: unknown = typeof constructor === 'function' ? getProperty(constructor, key) : undefined;
  return typeof found === 'function'
    ? (found as (...args: readonly unknown[]) => unknown)
    : missing(`${className}.${key}`);
}

const TypeErrorConstructor = TypeError;
function missing(name: string): () => never {
  return () => {
    throw new TypeErrorConstructor(`This thread has no ${name}.`);
  };
}

// Messages.
const { iterator: iteratorSymbol } = Symbol;

/**
 * A list of objects to transfer that a platform function reads the same whatever became of arrays and their iterators:
 * `postToPort(port, value, transferring([other]))`.
 */
export function transferring(objects: readonly Transferable[]): Transferable[] {
  const iterable = {
    [iteratorSymbol]: () => {
      let index = 0;
      return {
        next: () => {
          const done = index >= objects.length;
          const value = done ? undefined : objects[index];
          index += 1;
          return { done, value };
        },
      };
    },
  };
  // The platform asks for nothing but the iterator; the type is the one that its signatures name.
  return iterable as unknown as Transferable[];
}

type Post<Target> = (target: Target, message: unknown, transfer?: Transferable[]) => void;
export const postToPort = platformMethod('MessagePort', 'postMessage') as Post<MessagePort>;
export const postToWorker = platformMethod('Worker', 'postMessage') as Post<Worker>;
export const startPort = platformMethod('MessagePort', 'start') as (port: MessagePort) => void;
export const closePort = platformMethod('MessagePort', 'close') as (port: MessagePort) => void;
export const terminateWorker = platformMethod('Worker', 'terminate') as (worker: Worker) => void;
const clone = platformFunction('structuredClone') as (value: unknown, options?: object) => unknown;

/** `structuredClone`: throws a DataCloneError for what cannot be copied, such as functions. */
export function cloneValue(value: unknown, transfer: readonly Transferable[] = []): unknown {
  const options = { transfer: transferring(transfer) };
  setPrototypeOf(options, null);
  return clone(value, options);
}

// Events.
type Listen = (target: EventTarget, type: string, listener: (event: Event) => void, capture?: boolean) => void;
export const addListener = platformMethod('EventTarget', 'addEventListener') as Listen;
export const removeListener = platformMethod('EventTarget', 'removeEventListener') as Listen;
export const preventDefault = platformMethod('Event', 'preventDefault') as (event: Event) => void;
export const stopImmediatePropagation = platformMethod('Event', 'stopImmediatePropagation') as (event: Event) => void;
/** The objects that an event passes, from the innermost to the window. */
export const eventPath = platformMethod('Event', 'composedPath') as (event: Event) => readonly EventTarget[];
export const messageData = platformGetter('MessageEvent', 'data') as (event: Event) => unknown;
export const messagePorts = platformGetter('MessageEvent', 'ports') as (event: Event) => readonly MessagePort[];
export const messageSource = platformGetter('MessageEvent', 'source') as (event: Event) => unknown;
export const errorOfEvent = platformGetter('ErrorEvent', 'error') as (event: Event) => unknown;
export const errorEventMessage = platformGetter('ErrorEvent', 'message') as (event: Event) => string;
export const rejectionReason = platformGetter('PromiseRejectionEvent', 'reason') as (event: Event) => unknown;
export const rejectedPromise = platformGetter('PromiseRejectionEvent', 'promise') as (event: Event) => Promise<unknown>;

// Whether the page is seen.
const page: unknown = getProperty(globalThis, 'document');
const hiddenOf = getterIfThere(prototypeOf('Document') as { readonly hidden?: unknown }, 'hidden');

/** Whether this thread's page is out of sight, where browsers let timers wait for a second and more; false in a worker. */
export const isOutOfSight = (): boolean =>
  typeof page === 'object' && page !== null && hiddenOf !== undefined && hiddenOf(page) === true;

// Clocks.
const sinceOrigin = platformMethod('Performance', 'now') as (clock: object) => number;
const clock = (getProperty(globalThis, 'performance') ?? {}) as Performance;
const timeOriginMs = clock.timeOrigin;

/** Milliseconds since the epoch with fractions, on the clock that all threads of a run share. */
export const now = (): number => timeOriginMs + sinceOrigin(clock);

// Timers.
/** A timer's handle: a number in a page and in a worker. */
export type TimerId = number;
type StartTimer = (callback: () => void, delayMs: number) => TimerId;
type StopTimer = (id: TimerId) => void;
export const startTimeout = platformFunction('setTimeout') as StartTimer;
export const stopTimeout = platformFunction('clearTimeout') as StopTimer;
export const startInterval = platformFunction('setInterval') as StartTimer;
export const stopInterval = platformFunction('clearInterval') as StopTimer;
export const queueTask = platformFunction('queueMicrotask') as (callback: () => void) => void;
export const requestFrame = platformFunction('requestAnimationFrame') as (callback: (at: number) => void) => number;
export const cancelFrame = platformFunction('cancelAnimationFrame') as StopTimer;

// Workers from text.
export const createObjectUrl = platformStatic('URL', 'createObjectURL') as (blob: Blob) => string;
export const revokeObjectUrl = platformStatic('URL', 'revokeObjectURL') as (url: string) => void;
