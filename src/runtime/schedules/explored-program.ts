import type { SourceRange } from '../request.ts';
import { createExploredHost, type ExploredFactory, type ExploredHost } from './explored-host.ts';
import { Gate } from './gate.ts';
import type { LabNames } from './modelled-lab.ts';
import { Numbered } from './numbered.ts';

/** What a program asks of the scheduler: its export `explore`. */
export type ExploreOptions = {
  /** The most preemptions that are tried before all schedules are. */
  readonly preemptions?: number;
  /** The most states that are kept. */
  readonly states?: number;
  /** The longest search, in milliseconds. */
  readonly ms?: number;
  /** What its author says of it. */
  readonly expect?: 'fails' | 'holds';
  /** Kinds of arrays whose plain accesses may tear: they take two steps (ECMA-262, section 29.7.3, IsNoTearConfiguration). */
  readonly split?: readonly string[];
};

/** The most threads of a program. */
export const mostThreads = 16;

/** A threads program that is loaded and set up, its shared memory as `setup` left it. */
export type ExploredProgram = {
  readonly gate: Gate;
  readonly names: LabNames;
  readonly sites: readonly SourceRange[];
  readonly threads: readonly string[];
  readonly options: ExploreOptions;
  /** What `setup` returned. */
  readonly shared: unknown;
  /** A further instance of the program's modules, as each thread has one; called while the gate replays. */
  readonly instance: () => Readonly<Record<string, unknown>>;
  /** `check`, `invariant` and `outcome`, where the program has them. */
  readonly judges: Readonly<Record<'check' | 'invariant' | 'outcome', Judge | undefined>>;
};

/** A function of the program that looks at what is shared while no thread runs. */
export type Judge = (shared: unknown) => unknown;

/** Loads a program and runs its `setup`. Throws what the program throws, and a sentence where its form is not right. */
export function loadProgram(factory: ExploredFactory, sites: readonly SourceRange[]): ExploredProgram {
  const gate = new Gate();
  const names: LabNames = { regions: new Numbered(), texts: new Numbered() };
  const host: ExploredHost = createExploredHost(gate, names);
  const instance = (): Readonly<Record<string, unknown>> => factory(host);

  const exported = gate.direct(instance);
  const options = readOptions(exported['explore']);
  gate.tearing = new Set(options.split);
  const { setup } = exported;
  if (typeof setup !== 'function')
    throw new TypeError('setup is no function: it makes what the threads share and returns it.');
  const shared: unknown = gate.direct(() => Reflect.apply(setup, undefined, []) as unknown, true);
  return {
    gate,
    names,
    sites,
    threads: threadNames(exported['threads']),
    options,
    shared,
    instance,
    judges: {
      check: judgeOf(exported, 'check'),
      invariant: judgeOf(exported, 'invariant'),
      outcome: judgeOf(exported, 'outcome'),
    },
  };
}

/** The function of one thread in an instance of the program. */
export function threadOf(exported: Readonly<Record<string, unknown>>, name: string): (shared: unknown) => unknown {
  const { threads } = exported;
  const run: unknown = typeof threads === 'object' && threads !== null ? Reflect.get(threads, name) : undefined;
  if (typeof run !== 'function') throw new TypeError(`threads.${name} is no function.`);
  return (shared) => Reflect.apply(run, undefined, [shared]) as unknown;
}

function threadNames(threads: unknown): readonly string[] {
  if (typeof threads !== 'object' || threads === null) {
    throw new TypeError('threads is no object: it gives each thread a name and the function that it runs.');
  }
  const names = Object.keys(threads);
  if (names.length === 0 || names.length > mostThreads) {
    throw new RangeError(`All schedules runs 1 to ${mostThreads} threads; this program has ${names.length}.`);
  }
  return names;
}

function judgeOf(exported: Readonly<Record<string, unknown>>, name: string): Judge | undefined {
  const judge = exported[name];
  if (judge === undefined) return undefined;
  if (typeof judge !== 'function') throw new TypeError(`${name} is no function of what setup returns.`);
  return (shared) => Reflect.apply(judge, undefined, [shared]) as unknown;
}

/** Reads `explore`; throws a sentence where it says something that is not known. */
function readOptions(given: unknown): ExploreOptions {
  if (given === undefined) return {};
  if (typeof given !== 'object' || given === null) throw new TypeError('explore is no object of options.');
  for (const [name, value] of Object.entries(given)) {
    const fits = Object.hasOwn(optionRules, name) ? optionRules[name as keyof ExploreOptions](value) : false;
    if (!fits)
      throw new TypeError(`explore.${name} is not an option of All schedules, or has a value that it cannot have.`);
  }
  return given;
}

const isCount = (most: number) => (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;

const optionRules: Readonly<Record<keyof ExploreOptions, (value: unknown) => boolean>> = {
  preemptions: isCount(10),
  states: isCount(2_000_000),
  ms: isCount(60_000),
  expect: (value) => value === 'fails' || value === 'holds',
  split: (value) => Array.isArray(value) && value.every((kind) => tearing.has(kind as string)),
};

/** Kinds of arrays whose elements may tear. */
const tearing: ReadonlySet<string> = new Set([...['Float64Array', 'BigInt64Array', 'BigUint64Array']]);
