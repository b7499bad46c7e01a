import type { Gate } from './gate.ts';
import type { ElementKind } from './memory.ts';
import type { Modification, Result } from './operation.ts';
import { converted, load, placeOf, store, viewOf, type SharedView } from './shared-view.ts';

const integerKinds: ReadonlySet<ElementKind> = new Set([
  ...(['Int8Array', 'Uint8Array', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array'] as const),
  ...(['BigInt64Array', 'BigUint64Array'] as const),
]);

type Call = (array: unknown, index?: unknown, ...values: unknown[]) => unknown;

/** `Atomics` for programs under the scheduler; on arrays that are not shared it is the engine's own. */
export function createAtomics(gate: Gate): object {
  const own = Atomics as unknown as Readonly<Record<string, Call>>;
  const shared = (
    name: string,
    run: (view: SharedView, index: number, values: readonly unknown[]) => unknown,
  ): Call => {
    const native = own[name];
    return (array, asked, ...values) => {
      gate.enter();
      const view = viewOf(array);
      if (!view) return native ? Reflect.apply(native, Atomics, [array, asked, ...values]) : undefined;
      if (!integerKinds.has(view.facts.kind))
        throw new TypeError(`[object ${view.facts.kind}] is not an integer typed array.`);
      return run(view, checkedIndex(view, asked), values);
    };
  };
  const sleeping = (
    name: string,
    run: (view: SharedView, index: number, values: readonly unknown[]) => unknown,
  ): Call =>
    shared(name, (view, index, values) => {
      const { kind } = view.facts;
      if (kind !== 'Int32Array' && kind !== 'BigInt64Array') {
        throw new TypeError(`[object ${kind}] is not an int32 or BigInt64 typed array.`);
      }
      return run(view, index, values);
    });
  const modify = (how: Modification): Call =>
    shared(how, ({ facts }, index, [value]) => {
      const operand = converted(facts.kind, value);
      return gate.perform({ ...placeOf(facts, gate, index), kind: 'modify', atomic: true, how, operand });
    });

  const calls: Record<string, unknown> = {
    load: shared('load', (view, index) => load(view, index, true)),
    store: shared('store', (view, index, [value]) => {
      const given = view.facts.kind.startsWith('Big') ? BigInt(value as bigint | boolean | string) : toInteger(value);
      store(view, index, given, true);
      return given;
    }),
    add: modify('add'),
    sub: modify('sub'),
    and: modify('and'),
    or: modify('or'),
    xor: modify('xor'),
    exchange: modify('exchange'),
    compareExchange: shared('compareExchange', ({ facts }, index, [first, second]): Result => {
      const expected = converted(facts.kind, first);
      const replacement = converted(facts.kind, second);
      const place = placeOf(facts, gate, index);
      return gate.perform({ ...place, kind: 'compare-exchange', atomic: true, expected, replacement });
    }),
    wait: sleeping('wait', ({ facts }, index, [value, ms]): Result => {
      const expected = converted(facts.kind, value);
      const limit = Number(ms);
      const timed = limit !== Infinity && !Number.isNaN(limit);
      return gate.perform({ ...placeOf(facts, gate, index), kind: 'wait', atomic: true, expected, timed });
    }),
    notify: sleeping('notify', ({ facts }, index, [asked]): Result => {
      const count = asked === undefined ? Infinity : Math.max(toInteger(asked), 0);
      return gate.perform({ ...placeOf(facts, gate, index), kind: 'notify', atomic: true, count });
    }),
    waitAsync: () =>
      gate.fail('All schedules runs synchronous threads: use Atomics.wait in the place of Atomics.waitAsync.'),
    isLockFree: (size: number) => {
      gate.enter();
      return Atomics.isLockFree(size);
    },
    pause: () => {
      gate.enter();
    },
  };
  Object.defineProperty(calls, Symbol.toStringTag, { value: 'Atomics' });
  return calls;
}

function checkedIndex({ facts }: SharedView, asked: unknown): number {
  const index = toInteger(asked);
  if (index < 0 || index >= facts.length) throw new RangeError('Invalid atomic access index');
  return index;
}

function toInteger(value: unknown): number {
  return Math.trunc(Number(value)) || 0;
}
