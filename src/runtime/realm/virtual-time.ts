import type { Contexts } from '../lab/contexts.ts';
import { evaluateGlobally, replaceBuiltIn } from './platform-classes.ts';
import { append, list, promiseThen, reflectApply } from './primordials.ts';
import type { VirtualMachine } from './virtual-machine.ts';

/** The instant at which every simulated run begins: the start of 2026, UTC. */
const beginMs = 1_767_225_600_000;

const toNumber: (value: unknown) => number = Number;

type Handler = ((...args: never[]) => unknown) | string;

/**
 * Puts virtual time in the place of the realm's clocks and timers, and seeded chance in that of `Math.random`. Gives back
 * a function that clears all timers.
 */
export function installVirtualTime(
  target: typeof globalThis,
  machine: VirtualMachine,
  contexts: Contexts,
  seed: number,
  activity: { readonly begin: () => void; readonly finish: () => void },
): () => void {
  const clearTimers = installTimers(target, machine, activity);
  installClocks(target, machine);
  replaceBuiltIn(target.Math, 'random', randomFrom(seed));
  keepContexts(target, contexts);
  return clearTimers;
}

function installTimers(
  target: object,
  machine: VirtualMachine,
  activity: { readonly begin: () => void; readonly finish: () => void },
): () => void {
  const cancels = list<(() => void) | undefined>();

  const start = (handler: Handler, asked: unknown, args: readonly unknown[], repeats: boolean): number => {
    const id = cancels.length + 1;
    // As in HTML: what is no number counts as 0, and 1 ms apart is the least for an interval here, or time would stand still.
    const ms = toNumber(asked);
    const wanted = ms > 0 ? ms : 0;
    const delay = repeats && wanted < 1 ? 1 : wanted;
    const fire = (): void => {
      if (repeats) cancels[id - 1] = machine.after(delay, fire);
      else settle(id);
      if (typeof handler === 'function') reflectApply(handler, target, args);
      else evaluateGlobally(handler);
    };
    activity.begin();
    append(cancels, machine.after(delay, fire));
    return id;
  };
  const settle = (id: number): void => {
    if (cancels[id - 1] === undefined) return;
    cancels[id - 1] = undefined;
    activity.finish();
  };
  const clear = (id?: number): void => {
    if (typeof id !== 'number') return;
    cancels[id - 1]?.();
    settle(id);
  };

  const timers = {
    setTimeout: (handler: Handler, ms?: unknown, ...args: readonly unknown[]): number =>
      start(handler, ms, args, false),
    setInterval: (handler: Handler, ms?: unknown, ...args: readonly unknown[]): number =>
      start(handler, ms, args, true),
    clearTimeout: (id?: number): void => {
      clear(id);
    },
    clearInterval: (id?: number): void => {
      clear(id);
    },
  };
  replaceBuiltIn(target, 'setTimeout', timers.setTimeout);
  replaceBuiltIn(target, 'setInterval', timers.setInterval);
  replaceBuiltIn(target, 'clearTimeout', timers.clearTimeout);
  replaceBuiltIn(target, 'clearInterval', timers.clearInterval);

  return () => {
    for (let index = 0; index < cancels.length; index += 1) {
      cancels[index]?.();
      cancels[index] = undefined;
    }
  };
}

function installClocks(target: typeof globalThis, machine: VirtualMachine): void {
  const NativeDate = target.Date;
  const today = (): number => beginMs + machine.nowMs();
  const VirtualDate = new Proxy(NativeDate, {
    construct: (native, args: readonly unknown[], newTarget) =>
      Reflect.construct(native, args.length === 0 ? [today()] : args, newTarget as new () => object) as Date,
    apply: (native) => new native(today()).toString(),
  });
  replaceBuiltIn(target, 'Date', VirtualDate);
  replaceBuiltIn(NativeDate, 'now', () => Math.floor(today()));
  replaceBuiltIn(NativeDate.prototype, 'constructor', VirtualDate);
  replaceBuiltIn(target.performance, 'now', () => machine.nowMs());
  replaceBuiltIn(target.performance, 'timeOrigin', beginMs);
}

/** Chance that is the same for the same seed: mulberry32 (T. Ettinger, 2017), 32 bits a number. */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  const { imul } = Math;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Callbacks go on in the context in which they were given; `await` does so by the way it is compiled. */
function keepContexts(target: typeof globalThis, contexts: Contexts): void {
  const carry = (callback: unknown): unknown => {
    if (typeof callback !== 'function') return callback;
    const context = contexts.here();
    return (...args: readonly unknown[]): unknown => {
      contexts.back(context);
      return reflectApply(callback as (...args: never[]) => unknown, undefined, args);
    };
  };
  const nativeQueue = target.queueMicrotask;
  replaceBuiltIn(target, 'queueMicrotask', (callback: () => void) => {
    nativeQueue(carry(callback) as () => void);
  });
  const then = {
    then(this: Promise<unknown>, onFulfilled?: unknown, onRejected?: unknown): Promise<unknown> {
      return promiseThen(
        this,
        carry(onFulfilled) as (value: unknown) => unknown,
        carry(onRejected) as (reason: unknown) => unknown,
      );
    },
  };
  replaceBuiltIn(target.Promise.prototype, 'then', then.then);
}
