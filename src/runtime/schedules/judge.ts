import type { Failure } from '../exploration.ts';
import { AssertionError } from '../lab/shared-objects.ts';
import type { Judge as JudgeFunction } from './explored-program.ts';
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
    const { check } = this.#world.program.judges;
    return check && this.#ask(check, 'assertion', 'check() returned false.');
  }

  /** The outcome of a schedule that has come to its end. */
  outcome(): string {
    const { outcome } = this.#world.program.judges;
    if (!outcome) return '';
    try {
      return String(this.#look(outcome));
    } catch (error) {
      return `outcome() threw: ${messageOf(error)}`;
    }
  }

  #invariant(): Failure | undefined {
    const { gate, judges } = this.#world.program;
    if (!judges.invariant) return undefined;
    gate.watched = [];
    try {
      return this.#ask(judges.invariant, 'invariant', 'The invariant does not hold.');
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

  #ask(judge: JudgeFunction, kind: 'assertion' | 'invariant', otherwise: string): Failure | undefined {
    try {
      return this.#look(judge) === false ? { kind, message: otherwise } : undefined;
    } catch (error) {
      const failure = failureOf(error);
      return failure.kind === 'assertion' ? { kind, message: failure.message } : failure;
    }
  }

  /** Lets a function of the program look at memory; what it writes there is taken back. */
  #look(judge: JudgeFunction): unknown {
    const { gate, shared } = this.#world.program;
    const bytes = gate.memory.copy();
    try {
      return gate.direct(() => judge(shared));
    } finally {
      gate.memory.restore(bytes);
    }
  }
}

function failureOf(thrown: unknown): Failure {
  const kind = thrown instanceof AssertionError ? 'assertion' : 'exception';
  const name = thrown instanceof Error && kind === 'exception' && thrown.name !== 'Error' ? `${thrown.name}: ` : '';
  return { kind, message: name + messageOf(thrown) };
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : `Thrown: ${String(thrown)}`;
}
