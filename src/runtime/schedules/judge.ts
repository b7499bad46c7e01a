import type { Failure } from '../exploration.ts';
import { AssertionError } from '../lab/shared-objects.ts';
import { judgedFalse } from '../lab/threads-form.ts';
import type { JudgeName, Judging } from './judging.ts';
import { Refusal } from './refusal.ts';
import { shortText } from './short-text.ts';
import { describeStuck, stuckThreads } from './stuck.ts';
import type { Taken, World } from './world.ts';

/** Says of steps and ends whether they are failures. */
export class Judge {
  /** Cells that the invariant has read so far, as addresses from and to. */
  readonly visible: { readonly from: number; readonly to: number }[] = [];
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** What went wrong in the step that was just taken. */
  afterStep({ thread }: Pick<Taken, 'thread'>): Failure | undefined {
    const failure = this.#world.nodes[thread]?.failure;
    if (failure) return failureOf(failure.thrown);
    return this.#invariant();
  }

  /** What went wrong before any step. */
  atBeginning(): Failure | undefined {
    for (const { failure } of this.#world.nodes) if (failure) return failureOf(failure.thrown);
    return this.#invariant();
  }

  /** What is wrong now that no thread can take a step. */
  atEnd(): Failure | undefined {
    const stuck = stuckThreads(this.#world);
    if (stuck.length > 0) {
      const spins = stuck.some(({ stance }) => stance === 'spins');
      return { kind: spins ? 'busy-wait' : 'deadlock', message: describeStuck(this.#world.program, stuck) };
    }
    return askCheck(this.#world.program.judging);
  }

  /** The outcome of a schedule that has come to its end; empty where the program gives none. */
  outcome(): string {
    return askOutcome(this.#world.program.judging);
  }

  #invariant(): Failure | undefined {
    const { gate, judging } = this.#world.program;
    if (!judging.has('invariant')) return undefined;
    gate.watched = [];
    try {
      return askInvariant(judging);
    } finally {
      for (const operation of gate.watched) {
        if ('address' in operation) this.#see(operation.address, operation.address + operation.width);
      }
      gate.watched = undefined;
    }
  }

  #see(from: number, to: number): void {
    if (this.visible.some((cell) => cell.from <= from && to <= cell.to)) return;
    this.visible.push({ from, to });
  }
}

/** What `check` says of a schedule that has come to its end. */
export function askCheck(judging: Judging): Failure | undefined {
  return ask(judging, 'check', 'assertion', judgedFalse.check);
}

/** What `invariant` says of what is shared now. */
export function askInvariant(judging: Judging): Failure | undefined {
  return ask(judging, 'invariant', 'invariant', judgedFalse.invariant);
}

/** What `outcome` says; empty where the program has none. */
export function askOutcome(judging: Judging): string {
  if (!judging.has('outcome')) return '';
  try {
    return shortText(String(judging.ask('outcome')), longestOutcome);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return shortText(`outcome() threw: ${messageOf(error)}`, longestOutcome);
  }
}

function ask(
  judging: Judging,
  name: JudgeName,
  kind: 'assertion' | 'invariant',
  otherwise: string,
): Failure | undefined {
  if (!judging.has(name)) return undefined;
  try {
    return judging.ask(name) === false ? { kind, message: otherwise } : undefined;
  } catch (error) {
    const failure = failureOf(error);
    return failure.kind === 'assertion' ? { kind, message: failure.message } : failure;
  }
}

/** The longest text of an outcome, in UTF-16 units. */
const longestOutcome = 200;

/** What a program has thrown, as a failure; throws what says that the program cannot be explored. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Refusal) throw thrown;
  const kind = thrown instanceof AssertionError ? 'assertion' : 'exception';
  const name = kind === 'exception' ? nameOf(thrown) : '';
  return { kind, message: shortText(name + messageOf(thrown)) };
}

/** The name of an error in front of its message, where it has one of its own. */
function nameOf(thrown: unknown): string {
  try {
    return thrown instanceof Error && thrown.name !== 'Error' ? `${String(thrown.name)}: ` : '';
  } catch {
    return '';
  }
}

function messageOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? String(thrown.message) : `Thrown: ${String(thrown)}`;
  } catch {
    return 'Thrown: a value that has no text';
  }
}
