import { regionIn, tell, type Control } from '../lab/control-cells.ts';
import { threadReturnedPromise } from '../lab/threads-form.ts';
import type { Wait } from '../lab/watched-wait.ts';
import type { ThreadsTask } from '../request.ts';
import type { RealStep } from '../results.ts';
import { copyForThread } from './copies.ts';
import type { ExploredFactory } from './explored-host.ts';
import { loadProgram, threadOf, type ExploredProgram } from './explored-program.ts';
import { Gate, over, type CarryOut, type RealRun } from './gate.ts';
import { failureOf } from './judge.ts';
import { Memory } from './memory.ts';
import type { LabNames } from './modelled-lab.ts';
import { Numbered } from './numbered.ts';
import { isLab, type Operation, type Result } from './operation.ts';
import { createRealHands } from './real-hands.ts';
import { stepValues } from './step-values.ts';
import { cellName } from './stuck.ts';
import { Turnstile } from './turnstile.ts';

/** What a real thread is told: to follow a schedule together with the others. */
export type FollowOrder = {
  readonly kind: 'follow';
  readonly thread: number;
  readonly name: string;
  readonly control: Control;
  /** All that the program shares, as its `setup` left it. */
  readonly memory: SharedArrayBuffer;
  readonly task: ScheduleTask;
};

/** The task of following a schedule. */
export type ScheduleTask = Extract<ThreadsTask, { kind: 'schedule' }>;

/** What a thread says on its way. `late`: it was to fall asleep and was woken before it could. */
export type FollowNews =
  | ({ readonly kind: 'step' } & RealStep)
  | { readonly kind: 'late'; readonly step: number }
  | {
      readonly kind: 'through';
      readonly thread: number;
      readonly end: RealRun['kind'];
      readonly failure?: { readonly kind: 'assertion' | 'exception'; readonly message: string };
    };

/** Real threads have room for channels whose values lie in memory as text. */
const mostBytes = 1024 * 1024;

/** How long a timed wait sleeps where nothing says when it ends, in milliseconds. */
const freeWaitMs = 20;

const { wait: sleep } = Atomics;

/** Loads a program so that its threads can be real; its memory is its own at first. `thread` is who tells that it sleeps. */
export function loadReal(factory: ExploredFactory, control: Control, thread: number): ExploredProgram {
  const memory = new Memory(mostBytes);
  const names: LabNames = { regions: new Numbered(), texts: new Numbered() };
  const wait: Wait = (cells, index, value, ms) => {
    tell(control, thread, ms === undefined ? 'asleep' : 'asleep-for-a-while');
    try {
      return sleep(cells, index, value, ms);
    } finally {
      tell(control, thread, 'running');
    }
  };
  const hands = createRealHands(memory, names, { wait, region: (name) => regionIn(control, name) });
  return loadProgram(factory, [], new Gate(memory, hands), names);
}

/**
 * Runs one thread of a program for real: its code as it is, over memory that all threads share. Before each shared
 * operation it waits for its turn; when the schedule is over it stops, or goes on freely where that is asked for.
 */
export function followSchedule(
  { thread, name, control, memory, task }: FollowOrder,
  factory: ExploredFactory,
  say: (news: FollowNews) => void,
): void {
  // setup() is executed in each thread, on memory of its own, so that all know the same places by the same names.
  const program = loadReal(factory, control, thread);
  const { gate, shared, instance, names } = program;
  gate.memory.moveTo(memory);
  const turnstile = new Turnstile(control, task.schedule, task.settleMs);
  const record = (step: number, operation: Operation, result: Result): void => {
    const values = stepValues(names.texts, operation, result);
    say({ kind: 'step', step, thread, operation: operation.kind, cell: cellName(operation), ...values });
  };

  const fallAsleep = (step: number, operation: Wait32): Result | typeof over => {
    const { elements, slot, expected } = operation;
    if (gate.hands.execute(operation, thread) !== expected) {
      record(step, operation, 'not-equal');
      turnstile.leave(step);
      return 'not-equal';
    }
    const next = turnstile.stepAfter(step, thread);
    const timesOut = next !== undefined && task.timeOuts.includes(next);
    record(step, operation, 'sleeps');
    tell(control, thread, 'asleep');
    turnstile.leaveAsleep(step, thread);
    const woke = sleep(elements as Int32Array, slot, expected as number, timesOut ? 1 : undefined);
    tell(control, thread, 'running');
    if (woke === 'not-equal') {
      say({ kind: 'late', step });
      return over;
    }
    if (!timesOut) return woke;
    const end = turnstile.enter(thread);
    if (end === undefined) return over;
    record(end, operation, woke);
    turnstile.leave(end);
    return woke;
  };

  const goOnFreely = (operation: Operation): Result => {
    if (isLab(operation) || operation.kind !== 'wait') return gate.hands.execute(operation, thread);
    const { elements, slot, expected, timed } = operation;
    tell(control, thread, timed ? 'asleep-for-a-while' : 'asleep');
    const woke = sleep(elements as Int32Array, slot, expected as number, timed ? freeWaitMs : undefined);
    tell(control, thread, 'running');
    return woke;
  };

  const carryOut: CarryOut = (operation) => {
    const step = turnstile.enter(thread);
    if (step === undefined) return task.goesOn ? goOnFreely(operation) : over;
    if (!isLab(operation) && operation.kind === 'wait') return fallAsleep(step, operation);
    const result = gate.hands.execute(operation, thread);
    record(step, operation, result);
    turnstile.leave(step);
    return result;
  };

  tell(control, thread, 'running');
  const run = gate.real(thread, carryOut, () => {
    const returned = threadOf(instance(), name)(copyForThread(gate, shared));
    if (returned instanceof Promise) gate.fail(threadReturnedPromise);
  });
  tell(control, thread, 'ended');
  say({
    kind: 'through',
    thread,
    end: run.kind,
    ...(run.kind === 'threw' && {
      failure: failureOf(run.thrown) as Extract<FollowNews, { kind: 'through' }>['failure'],
    }),
  } as FollowNews);
}

type Wait32 = Extract<Operation, { kind: 'wait' }>;
