import { isSameMachine, isSameText } from './run-record.ts';
import type { RunRecord, Texts } from './run-record.ts';

/** Runs that a cell keeps. */
export const keptRuns = 20;

/**
 * The runs of a cell after one more, oldest first. In virtual time the same program on the same machine takes the same
 * course again, so there the new run takes the place of the old one. What is let go is the oldest, but never `kept`.
 */
export function withRun(
  runs: readonly RunRecord[],
  run: Omit<RunRecord, 'id'>,
  kept: number | undefined,
): readonly RunRecord[] {
  const id = 1 + runs.reduce((last, known) => Math.max(last, known.id), 0);
  const all = [...runs.filter((known) => !isSameRun(known, run)), { ...run, id }];
  const over = all.length - keptRuns;
  if (over <= 0) return all;
  const oldest = new Set(all.filter((known) => known.id !== kept).slice(0, over));
  return all.filter((known) => !oldest.has(known));
}

function isSameRun(one: RunRecord, other: Omit<RunRecord, 'id'>): boolean {
  return (
    one.clock.kind === 'virtual' && isSameMachine(one.machine, other.machine) && isSameText(one.texts, other.texts)
  );
}

/** Whether two times may be held against each other: both measured, or both virtual, and both of whole runs. */
export function isComparable(
  one: Pick<RunRecord, 'clock' | 'status'>,
  other: Pick<RunRecord, 'clock' | 'status'>,
): boolean {
  return one.status === 'completed' && other.status === 'completed' && one.clock.kind === other.clock.kind;
}

/** Whether there is something to compare: two whole runs, both measured or both virtual. */
export function areComparable(runs: readonly RunRecord[]): boolean {
  return runs.some((run, index) => runs.slice(index + 1).some((later) => isComparable(run, later)));
}

/** The run that the others are held against: the one that was chosen, else the first whole one on the main thread, else the first. */
export function baselineOf(runs: readonly RunRecord[], chosen: number | undefined): RunRecord | undefined {
  const whole = runs.filter(({ status }) => status === 'completed');
  return (
    whole.find(({ id }) => id === chosen) ??
    whole.find(({ machine }) => machine.kind === 'main') ??
    // Where nothing ran on the main thread, the first.
    whole[0]
  );
}

/**
 * The earlier run that the verdict of `run` mentions: the last one of the same text on another machine, one on the main
 * thread before all others. Undefined where there is none, or `run` itself came to no end.
 */
export function runToMention(runs: readonly RunRecord[], run: Omit<RunRecord, 'id'>): RunRecord | undefined {
  const others = runs.filter(
    (known) =>
      isComparable(known, run) && isSameText(known.texts, run.texts) && !isSameMachine(known.machine, run.machine),
  );
  return others.findLast(({ machine }) => machine.kind === 'main') ?? others.at(-1);
}

/** What to call the text that each run had: the original, or which of the reader's edits, numbered as they ran. */
export function textNames(runs: readonly RunRecord[], original: Texts): ReadonlyMap<number, string> {
  const edits: Texts[] = [];
  const nameOf = ({ texts }: RunRecord): string => {
    if (isSameText(texts, original)) return 'Original';
    const known = edits.findIndex((edit) => isSameText(edit, texts));
    if (known >= 0) return `Edit ${known + 1}`;
    return `Edit ${edits.push(texts)}`;
  };
  return new Map(runs.map((run) => [run.id, nameOf(run)]));
}
