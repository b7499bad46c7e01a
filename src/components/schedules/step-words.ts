import type { Schedule, StepTable } from '../../runtime/index.ts';
import { switchWords } from './schedule-rows.ts';

/** What has happened up to a step, as sentences; 0 is the beginning, before any step. */
export function stepSentence(table: StepTable, at: number, threads: readonly string[]): string {
  const { steps, failure } = table;
  const of = `of ${steps.length}`;
  if (steps.length === 0) return failure ? failure.message : 'No thread takes a step that another could notice.';
  const step = steps[at - 1];
  if (!step) return `Before the first ${of === 'of 1' ? 'and only step' : `of ${steps.length} steps`}.`;
  const before = steps[at - 2];
  const change = step.switch && before ? `${switchWords(threads[before.thread] ?? '', step.switch)} ` : '';
  const ends = at === steps.length && failure ? ` ${failure.message}` : '';
  return `Step ${at} ${of}. ${change}${step.sentence}${ends}`;
}

/** The steps of a schedule as runs of one thread, such as the colours of a slider: each with its share of the whole. */
export function runsIn(
  schedule: Schedule,
): readonly { readonly thread: number; readonly from: number; readonly to: number }[] {
  const runs: { thread: number; from: number; to: number }[] = [];
  schedule.forEach((thread, index) => {
    const last = runs.at(-1);
    const to = (index + 1) / schedule.length;
    if (last?.thread === thread) last.to = to;
    else runs.push({ thread, from: index / schedule.length, to });
  });
  return runs;
}
