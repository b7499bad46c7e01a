import { createGlobals, refused } from './ambient.ts';
import type { Gate, LoopVisit } from './gate.ts';
import { createModelledLab, type LabNames } from './modelled-lab.ts';

/**
 * What compiled code knows of the scheduler: its one argument, `__realm`. `program/schedules/instrument.ts` writes the
 * calls. Those that take a value give it back, so that they can stand around an expression.
 */
export type ExploredHost = {
  readonly globals: object;
  readonly lab: object;
  readonly comlink: unknown;
  readonly meta: { readonly url: string };
  readonly register: () => void;
  /** The place of what comes next. */
  readonly at: <Value>(value: Value, site: number) => Value;
  /** A key, right before the element is read or found. */
  readonly key: <Value>(value: Value, site: number) => Value;
  /** A key whose element is read and then written, as by `++`. */
  readonly update: <Value>(value: Value, site: number) => Value;
  /** A value, right before it is stored in an element or a property. */
  readonly write: <Value>(value: Value, site: number) => Value;
  /** The last argument, right before a call. */
  readonly call: <Value>(value: Value, site: number) => Value;
  /** What an iterator is asked of. */
  readonly consume: <Value>(value: Value, site: number) => Value;
  readonly change: (site?: number) => void;
  readonly enter: () => void;
  readonly loop: () => LoopVisit;
  readonly turn: (visit?: LoopVisit, values?: readonly unknown[]) => void;
  readonly guard: () => void;
  readonly live: () => boolean;
};

/** Makes one instance of a program's modules and gives back what its entry exports. */
export type ExploredFactory = (host: ExploredHost) => Readonly<Record<string, unknown>>;

/** The host of a program's instances. */
export function createExploredHost(gate: Gate, names: LabNames): ExploredHost {
  const at = <Value>(value: Value, site: number): Value => {
    gate.tell(site);
    return value;
  };
  const write = <Value>(value: Value, site: number): Value => {
    gate.tell(site);
    gate.write();
    return value;
  };
  return {
    globals: createGlobals(gate),
    lab: new Proxy(createModelledLab(gate, names), {
      get: (target, name): unknown =>
        Object.hasOwn(target, name) ? Reflect.get(target, name) : refused(gate, `${String(name)} of "lab"`),
    }),
    comlink: new Proxy(Object.freeze({}), { get: (_target, name) => refused(gate, `${String(name)} of "comlink"`) }),
    meta: Object.freeze({ url: 'program:///main.ts' }),
    register: () => undefined,
    at,
    key: at,
    update: write,
    write,
    call: (value, site) => {
      gate.tell(site);
      gate.call();
      return value;
    },
    consume: (value, site) => {
      gate.tell(site);
      gate.change();
      return value;
    },
    change: (site = -1) => {
      gate.tell(site);
      gate.change();
    },
    enter: () => gate.enter(),
    loop: () => ({ last: undefined }),
    turn: (visit, values) => gate.turn(visit, values),
    guard: () => gate.guard(),
    live: () => gate.live(),
  };
}
