import type { SourceRange } from '../request.ts';
import { copyForThread } from './copies.ts';
import { createExploredHost, type ExploredFactory, type ExploredHost } from './explored-host.ts';
import { Gate } from './gate.ts';
import { Judging } from './judging.ts';
import type { LabNames } from './modelled-lab.ts';
import { Numbered } from './numbered.ts';
import { Refusal } from './refusal.ts';
import { shortText } from './short-text.ts';

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

/** The longest name of a thread, in UTF-16 units. */
const longestName = 40;

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
  /** Asks `check`, `invariant` and `outcome`, where the program has them. */
  readonly judging: Judging;
};

/** Loads a program and runs its `setup`. Throws a {@link Refusal} where that fails or its form is not right. */
export function loadProgram(
  factory: ExploredFactory,
  sites: readonly SourceRange[],
  gate = new Gate(),
  names: LabNames = { regions: new Numbered(), texts: new Numbered() },
): ExploredProgram {
  const host: ExploredHost = createExploredHost(gate, names);
  const instance = (): Readonly<Record<string, unknown>> => factory(host);

  const exported = setUpWith(gate, 'The program', () => gate.direct(instance));
  const options = readOptions(exported['explore']);
  gate.tearing = new Set(options.split);
  const { setup } = exported;
  if (typeof setup !== 'function')
    throw new Refusal('setup is no function: it makes what the threads share and returns it.');
  const callSetup = (from: unknown): unknown => gate.direct(() => (from as () => unknown)(), true);
  const shared = setUpWith(gate, 'setup()', () => callSetup(setup));
  // Threads get copies: what has none is found out here, and not in the middle of a search.
  setUpWith(gate, 'setup()', () => copyForThread(gate, shared));
  return {
    gate,
    names,
    sites,
    threads: threadNames(exported['threads']),
    options,
    shared,
    instance,
    judging: new Judging(gate, exported, () => {
      const own = gate.direct(instance);
      return { exported: own, shared: gate.memory.again(() => callSetup(own['setup'])) };
    }),
  };
}

/** Runs a part of what makes a program ready; what it throws becomes a sentence that names the part. */
function setUpWith<Value>(gate: Gate, part: string, run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const said = error instanceof Error ? `${String(error.name)}: ${String(error.message)}` : String(error);
    throw new Refusal(shortText(`${part} threw before any thread could start: ${said}`), gate.site);
  }
}

/** The function of one thread in an instance of the program. */
export function threadOf(exported: Readonly<Record<string, unknown>>, name: string): (shared: unknown) => unknown {
  const { threads } = exported;
  const run: unknown = typeof threads === 'object' && threads !== null ? Reflect.get(threads, name) : undefined;
  if (typeof run !== 'function') throw new Refusal(`threads.${name} is no function.`);
  return (shared) => Reflect.apply(run, undefined, [shared]) as unknown;
}

function threadNames(threads: unknown): readonly string[] {
  if (typeof threads !== 'object' || threads === null) {
    throw new Refusal('threads is no object: it gives each thread a name and the function that it runs.');
  }
  const names = Object.keys(threads);
  if (names.length === 0 || names.length > mostThreads) {
    throw new Refusal(`All schedules runs 1 to ${mostThreads} threads; this program has ${names.length}.`);
  }
  const long = names.find((name) => name.length > longestName);
  if (long !== undefined) {
    throw new Refusal(
      `A thread's name has at most ${longestName} characters: ${shortText(long, longestName)} is longer.`,
    );
  }
  return names;
}

/** Reads `explore`; throws a sentence where it says something that is not known. */
function readOptions(given: unknown): ExploreOptions {
  if (given === undefined) return {};
  if (typeof given !== 'object' || given === null) throw new Refusal('explore is no object of options.');
  const known: [name: string, value: unknown][] = [];
  for (const [name, value] of Object.entries(given)) {
    const fits = Object.hasOwn(optionRules, name) ? optionRules[name as keyof ExploreOptions](value) : false;
    if (!fits)
      throw new Refusal(
        `explore.${shortText(name, 40)} is not an option of All schedules, or has a value that it cannot have.`,
      );
    known.push([name, Array.isArray(value) ? [...(value as unknown[])] : value]);
  }
  return Object.fromEntries(known);
}

const isCount = (most: number) => (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;

const optionRules: Readonly<Record<keyof ExploreOptions, (value: unknown) => boolean>> = {
  preemptions: isCount(10),
  states: isCount(2_000_000),
  ms: isCount(60_000),
  expect: (value) => value === 'fails' || value === 'holds',
  split: (value) => Array.isArray(value) && value.length <= 3 && value.every((kind) => tearing.has(kind as string)),
};

/** Kinds of arrays whose elements may tear. */
const tearing: ReadonlySet<string> = new Set([...['Float64Array', 'BigInt64Array', 'BigUint64Array']]);
