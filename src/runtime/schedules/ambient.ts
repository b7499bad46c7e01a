import { createAtomics } from './atomics.ts';
import { copyForThread } from './copies.ts';
import type { Gate } from './gate.ts';
import { elementKinds, kindNames } from './memory.ts';
import { allocateInSetup } from './modelled-lab.ts';
import { frozen } from './frozen.ts';
import { createView, SharedBuffer } from './shared-view.ts';

/** The only moment there is: the start of 2026, UTC, in milliseconds. */
const moment = 1_767_225_600_000;

/**
 * The globals that compiled code takes from here. What is shared goes through the gate; clocks stand still and chance is
 * the same in each replay; all else that would differ from run to run, or needs a page, is refused when it is used.
 */
export function createGlobals(gate: Gate): object {
  const known: Readonly<Record<string, unknown>> = Object.freeze({
    Atomics: frozen(createAtomics(gate)),
    SharedArrayBuffer: sharedArrayBuffer(gate),
    ...Object.fromEntries(kindNames.map((kind) => [kind, typedArray(gate, kind)])),
    ...Object.fromEntries(Object.keys(unshared).map((name) => [name, unsharedOnly(gate, name)])),
    Math: frozen(Object.defineProperties({}, mathParts(gate))),
    Date: stoppedDate(),
    performance: frozen({ now: () => 0, timeOrigin: moment }),
    console: quietConsole(gate),
    structuredClone: Object.freeze((value: unknown) => copyForThread(gate, value)),
  });
  return new Proxy(known, {
    get: (target, name): unknown =>
      typeof name === 'symbol' || Object.hasOwn(target, name) ? Reflect.get(target, name) : refused(gate, name),
  });
}

/** What throws, with a sentence, at whatever is done with it. */
export function refused(gate: Gate, name: string): unknown {
  const refuse = (): never =>
    gate.fail(
      `${name} is refused here: All schedules replays each thread many times, so all that a thread does must follow from what it reads.`,
    );
  // Only a function that can construct is asked to.
  const target = Object.freeze(function (): never {
    return refuse();
  });
  return new Proxy(target, { get: refuse, set: refuse, has: refuse, apply: refuse, construct: refuse });
}

function sharedArrayBuffer(gate: Gate): unknown {
  return new Proxy(SharedBuffer, {
    construct: (_target, [bytes]: unknown[]) => {
      if (!gate.mayAllocate) gate.fail(allocateInSetup);
      const count = Math.trunc(Number(bytes)) || 0;
      if (count < 0) throw new RangeError('Array buffer allocation failed');
      return new SharedBuffer(gate, gate.memory.allocate(count), count, '');
    },
  });
}

function typedArray(gate: Gate, kind: (typeof kindNames)[number]): unknown {
  return new Proxy(elementKinds[kind], {
    construct: (target, args: unknown[], newTarget) => {
      const [buffer, offset, length] = args;
      if (!(buffer instanceof SharedBuffer)) return Reflect.construct(target, args, newTarget) as object;
      const count = length === undefined ? undefined : Math.trunc(Number(length)) || 0;
      return createView(gate, kind, buffer, Math.trunc(Number(offset)) || 0, count, SharedBuffer.nameOf(buffer));
    },
  });
}

/** Taken while the global object still has them. */
const unshared = { DataView, Float16Array: Reflect.get(globalThis, 'Float16Array') as unknown };

function unsharedOnly(gate: Gate, name: string): unknown {
  const own: unknown = Reflect.get(unshared, name);
  if (typeof own !== 'function') return refused(gate, name);
  return new Proxy(own, {
    construct: (target, args: unknown[], newTarget) => {
      if (args[0] instanceof SharedBuffer) {
        gate.fail(`All schedules follows no ${name} over shared memory: use another kind of typed array.`);
      }
      return Reflect.construct(target, args, newTarget) as object;
    },
  });
}

function mathParts(gate: Gate): PropertyDescriptorMap {
  const parts = Object.getOwnPropertyDescriptors(Math);
  const told = Object.entries(parts).map(([name, part]): [string, PropertyDescriptor] => {
    const run: unknown = part.value;
    if (typeof run !== 'function') return [name, part];
    const value = (...args: unknown[]): unknown => {
      gate.enter();
      return name === 'random' ? gate.random() : Reflect.apply(run, Math, args);
    };
    return [name, { ...part, value }];
  });
  return Object.fromEntries(told);
}

/** `Date`, for which it is always the same moment. */
export function stoppedDate(): unknown {
  // A proxy of the frozen class itself could not give another `now`.
  const target = function (): string {
    return new Date(moment).toString();
  };
  Object.defineProperties(target, {
    ...Object.getOwnPropertyDescriptors(Date),
    now: { value: () => moment },
  });
  return new Proxy(frozen(target), {
    construct: (_target, args: unknown[], newTarget) =>
      Reflect.construct(Date, args.length === 0 ? [moment] : args, newTarget) as object,
  });
}

function quietConsole(gate: Gate): unknown {
  const print = Object.freeze((...values: unknown[]): void => gate.print(values.map(textOf).join(' ')));
  return new Proxy(Object.freeze({}), { get: (_target, name) => (silent.has(name) ? quiet : print) });
}

const quiet = Object.freeze(() => undefined);

const silent: ReadonlySet<string | symbol> = new Set(['clear', 'time', 'timeEnd', 'timeLog', 'groupEnd', 'profile']);

function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
