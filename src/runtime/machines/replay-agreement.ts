import type { Step, StepTable } from '../exploration.ts';
import type { RealEnd, RealStep, ThreadsReport } from '../results.ts';

/** Where real threads were when a schedule was over, and what was wrong. */
export type RealEnding = Pick<Extract<ThreadsReport, { kind: 'followed' }>, 'ends' | 'failure'>;

/**
 * What real threads did otherwise than the step table says, a sentence for each; none where they agree. Compared are each
 * step's operation, the cell it is about, the values read and written, and what was wrong at the end.
 */
export function differencesFrom(
  table: StepTable,
  steps: readonly RealStep[],
  { ends, failure }: RealEnding,
): readonly string[] {
  const byNumber = new Map(steps.map((step) => [step.step, step]));
  const different = table.steps.flatMap((step, number) => {
    const real = byNumber.get(number);
    const [said, done] = [textOf(step), real ? textOf(real) : 'was not taken'];
    return said === done ? [] : [`Step ${number + 1}: ${said} in the table, ${done} on the workers.`];
  });
  const wrong = failureText(table.failure);
  const happened = endText(table, ends, failure);
  return wrong === happened
    ? different
    : [...different, `At the end: ${wrong} in the table, ${happened} on the workers.`];
}

/** Steps of a table with which a sleeper wakes because its time is up. */
export function timeOutsOf({ steps }: StepTable): readonly number[] {
  return steps.flatMap(({ operation, read }, number) => (operation === 'wait' && read === 'timed-out' ? [number] : []));
}

/** Whether what is wrong shows only when the threads go on after the schedule: nobody can, or somebody spins for ever. */
export function showsAfterwards({ failure }: StepTable): boolean {
  return failure?.kind === 'deadlock' || failure?.kind === 'busy-wait';
}

function textOf({ thread, operation, cell, read, written }: Step | RealStep): string {
  const values = [read !== undefined && `read ${read}`, written !== undefined && `written ${written}`].filter(Boolean);
  return [`thread ${thread + 1} ${operation} ${cell}`, ...values].join(', ');
}

function failureText(failure: { readonly kind: string; readonly message: string } | undefined): string {
  if (!failure) return 'nothing wrong';
  // Who waits for what is told in the words of the model: real threads are only seen to sleep, or to be busy.
  return failure.kind === 'deadlock' || failure.kind === 'busy-wait'
    ? failure.kind
    : `${failure.kind}: ${failure.message}`;
}

function endText(table: StepTable, ends: readonly RealEnd[], failure: RealEnding['failure']): string {
  if (failure || !showsAfterwards(table)) return failureText(failure);
  if (ends.includes('busy')) return 'busy-wait';
  return ends.includes('asleep') ? 'deadlock' : 'nothing wrong';
}
