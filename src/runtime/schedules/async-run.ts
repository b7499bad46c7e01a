import type { Failure } from '../exploration.ts';
import type { SourceRange } from '../request.ts';
import { AsyncWorld, type Request } from './async-host.ts';
import type { ExploredFactory } from './explored-host.ts';
import { failureOf } from './judge.ts';
import { Refusal } from './refusal.ts';
import { shortText } from './short-text.ts';

/** The most tasks of a program. */
const mostTasks = 16;

/** The most requests that are answered in one run. */
const mostAnswers = 1_000;

/** A program with tasks, compiled. */
export type AsyncProgram = {
  readonly factory: ExploredFactory;
  readonly sites: readonly SourceRange[];
  readonly tasks: readonly string[];
  readonly expect?: 'fails' | 'holds';
};

/** One answer of a run. */
export type Answered = {
  readonly request: Request;
  /** The place of the request among those that were open, and how many these were. */
  readonly choice: number;
  readonly of: number;
  /** Whether the task that was answered before had another request open. */
  readonly interrupts: boolean;
};

/** What a run has come to. */
export type AsyncRun = {
  readonly answers: readonly Answered[];
  readonly failure?: Failure;
  /** What `outcome` says; undefined where the run did not come to its end. */
  readonly outcome?: string;
};

/** Looks at what a program exports. Throws a {@link Refusal} where its form is not right. */
export function loadAsync(factory: ExploredFactory, sites: readonly SourceRange[]): AsyncProgram {
  const { exported } = begin(factory);
  const { tasks, explore } = exported;
  if (typeof tasks !== 'object' || tasks === null)
    throw new Refusal('tasks is no object: it gives each task a name and the async function that it runs.');
  const names = Object.keys(tasks);
  if (names.length === 0 || names.length > mostTasks)
    throw new Refusal(`All schedules runs 1 to ${mostTasks} tasks; this program has ${names.length}.`);
  const expect: unknown = typeof explore === 'object' && explore !== null ? Reflect.get(explore, 'expect') : undefined;
  return { factory, sites, tasks: names, ...((expect === 'fails' || expect === 'holds') && { expect }) };
}

/** Is told of each moment of a run at which requests can be answered, before one is. */
export type OnMoment = (world: AsyncWorld, shared: unknown, promises: readonly unknown[]) => void;

/**
 * Runs the program from its beginning. `choose` says which of the open requests is answered next, by its place in the order
 * in which they were made; undefined ends the run there. The same choices give the same run.
 */
export function runAsync(
  program: AsyncProgram,
  choose: (open: readonly Request[], step: number) => number | undefined,
  onMoment?: OnMoment,
): AsyncRun {
  const { world, exported, shared } = begin(program.factory, true);
  const answers: Answered[] = [];
  const promises: unknown[] = [];
  const fail = (failure: Failure): AsyncRun => ({ answers, failure });

  for (const [task, name] of program.tasks.entries()) {
    const run: unknown = Reflect.get(exported['tasks'] as object, name);
    if (typeof run !== 'function') throw new Refusal(`tasks.${name} is no function.`);
    world.queue.task = task;
    try {
      promises.push(Reflect.apply(run, undefined, [shared]));
    } catch (error) {
      return fail(failureOf(error));
    }
  }
  world.settle();

  for (;;) {
    onMoment?.(world, shared, promises);
    const wrong = firstError(world, promises) ?? ask(exported, 'invariant', shared);
    if (wrong) return fail(wrong);
    const open = world.requests;
    if (open.length === 0) break;
    if (answers.length === mostAnswers)
      return fail({ kind: 'livelock', message: `After ${mostAnswers} answers the tasks still ask for more.` });
    const choice = choose(open, answers.length);
    const request = choice === undefined ? undefined : open[choice];
    if (choice === undefined || !request) return { answers };
    const last = answers.at(-1)?.request.task;
    const interrupts = last !== undefined && last !== request.task && open.some(({ task }) => task === last);
    answers.push({ request, choice, of: open.length, interrupts });
    try {
      world.answer(request);
    } catch (error) {
      return fail(failureOf(error));
    }
  }

  const waiting = program.tasks.flatMap((name, task) =>
    world.promises.stateOf(promises[task])?.status === 'pending'
      ? [{ name, site: program.sites[world.sites.get(task) ?? -1] }]
      : [],
  );
  if (waiting.length > 0) {
    const told = waiting.map(({ name, site }) => `${name} waits${site ? ` (line ${site.line})` : ''}`).join('; ');
    return fail({ kind: 'deadlock', message: `Nothing is left to be answered, and not all are done: ${told}.` });
  }
  const failure = ask(exported, 'check', shared);
  return { answers, ...(failure && { failure }), outcome: outcomeOf(exported, shared) };
}

function begin(factory: ExploredFactory, runs = false) {
  const world = new AsyncWorld();
  try {
    const exported = factory(world.host);
    const { setup } = exported;
    if (typeof setup !== 'function')
      throw new Refusal('setup is no function: it makes what the tasks share and returns it.');
    return { world, exported, shared: runs ? (Reflect.apply(setup, undefined, []) as unknown) : undefined };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    throw new Refusal(shortText(`The program threw before any task could start: ${said}`));
  }
}

function firstError({ promises }: AsyncWorld, ofTasks: readonly unknown[]): Failure | undefined {
  for (const promise of ofTasks) {
    const state = promises.stateOf(promise);
    if (state?.status === 'rejected') return failureOf(state.value);
  }
  const unhandled = promises.firstUnhandled();
  return unhandled && failureOf(unhandled.error);
}

function ask(
  exported: Readonly<Record<string, unknown>>,
  name: 'check' | 'invariant',
  shared: unknown,
): Failure | undefined {
  const judge = exported[name];
  if (judge === undefined) return undefined;
  if (typeof judge !== 'function') throw new Refusal(`${name} is no function of what setup returns.`);
  const kind = name === 'check' ? 'assertion' : 'invariant';
  try {
    const said: unknown = Reflect.apply(judge, undefined, [shared]);
    return said === false ? { kind, message: `${name}() returned false.` } : undefined;
  } catch (error) {
    const failure = failureOf(error);
    return failure.kind === 'assertion' ? { kind, message: failure.message } : failure;
  }
}

/** The longest text of an outcome, in UTF-16 units. */
const longestOutcome = 200;

function outcomeOf({ outcome }: Readonly<Record<string, unknown>>, shared: unknown): string {
  if (typeof outcome !== 'function') return '';
  try {
    return shortText(String(Reflect.apply(outcome, undefined, [shared])), longestOutcome);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return shortText(`outcome() threw: ${error instanceof Error ? error.message : String(error)}`, longestOutcome);
  }
}
