/** The most threads of a program. */
const mostThreads = 16;

/** A function of the program that looks at what is shared while no thread runs. */
export type Judge = (shared: unknown) => unknown;

/** What a threads program exports, looked at. */
export type ThreadsForm = {
  readonly setup: () => unknown;
  /** The names of the threads, in the order in which they are written. */
  readonly threads: readonly string[];
  /** `check`, `invariant` and `outcome`, where the program has them. */
  readonly judges: Readonly<Record<'check' | 'invariant' | 'outcome', Judge | undefined>>;
};

/** What the entry of a program exports. */
export type Exported = Readonly<Record<string, unknown>>;

/** Reads what a threads program exports; throws a sentence where that is not right. */
export function readThreadsForm(exported: Exported): ThreadsForm {
  const { setup } = exported;
  if (typeof setup !== 'function')
    throw new TypeError('setup is no function: it makes what the threads share and returns it.');
  return {
    setup: () => Reflect.apply(setup, undefined, []) as unknown,
    threads: threadNames(exported['threads']),
    judges: {
      check: judgeOf(exported, 'check'),
      invariant: judgeOf(exported, 'invariant'),
      outcome: judgeOf(exported, 'outcome'),
    },
  };
}

/** The function of one thread in an instance of the program. */
export function threadOf({ threads }: Exported, name: string): (shared: unknown) => unknown {
  const run: unknown = typeof threads === 'object' && threads !== null ? Reflect.get(threads, name) : undefined;
  if (typeof run !== 'function') throw new TypeError(`threads.${name} is no function.`);
  return (shared) => Reflect.apply(run, undefined, [shared]) as unknown;
}

/** What is said of a thread that is no synchronous function. */
export const threadReturnedPromise = 'Threads are synchronous functions: this one returned a promise.';

function threadNames(threads: unknown): readonly string[] {
  if (typeof threads !== 'object' || threads === null) {
    throw new TypeError('threads is no object: it gives each thread a name and the function that it runs.');
  }
  const names = Object.keys(threads);
  if (names.length === 0 || names.length > mostThreads) {
    throw new RangeError(`A program has 1 to ${mostThreads} threads; this one has ${names.length}.`);
  }
  return names;
}

function judgeOf(exported: Exported, name: string): Judge | undefined {
  const judge = exported[name];
  if (judge === undefined) return undefined;
  if (typeof judge !== 'function') throw new TypeError(`${name} is no function of what setup returns.`);
  return (shared) => Reflect.apply(judge, undefined, [shared]) as unknown;
}

/** What is said where a judge gives back false. */
export const judgedFalse = {
  check: 'check() returned false.',
  invariant: 'The invariant does not hold.',
} as const;
