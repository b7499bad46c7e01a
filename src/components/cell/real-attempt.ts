import { replayOnWorkers, runManyTimes } from '../../runtime/index.ts';
import type { Outcome } from '../../runtime/index.ts';
import type { ForReal, RealTask } from '../schedules/real-words.ts';
import { endAttempt, isCurrent } from './cell-attempt.ts';
import type { Attempt, CellState } from './cell-state.ts';
import { withBuild } from './cell-run.ts';
import { exploredCompilationOf } from './explore-attempt.ts';
import { refusalOfSharedMemory } from './shared-memory.ts';
import { sentenceOf, verdictOf } from './verdict.ts';
import { wholeOf } from './whole-cell.ts';

/**
 * Finds out on real workers what an exploration says: how often the program goes wrong there, or that they can follow a
 * schedule. What the exploration has shown stays. Never rejects: what goes wrong ends up in the cell.
 */
export async function realAttempt(
  cell: CellState,
  attempt: Attempt,
  host: HTMLElement,
  task: RealTask,
): Promise<void> {
  const { value: exploring } = cell.exploring;
  const workers = exploring.status === 'none' ? 1 : exploring.threads.length;
  const refusal = isChanged(cell)
    ? 'The program has been changed since it was explored: run it again first.'
    : await refusalOfSharedMemory();
  if (!isCurrent(cell, attempt)) return;
  if (refusal !== undefined) {
    cell.forReal.value = { status: 'failed', sentence: refusal };
    endAttempt(cell, { status: 'unsupported', reason: refusal }, { lanes: 0 });
    return;
  }
  const machine = { kind: 'workers', workers } as const;
  await withBuild(cell, attempt, machine, async (build) => {
    if (task.kind === 'count') {
      const many = runManyTimes({ build, host }, (counts) => show(cell, attempt, { status: 'counting', counts }));
      cell.phase.value = { status: 'running', attempt, run: many };
      const ended = await many.outcome;
      const { counts } = ended;
      const failed = ended.status === 'failed' && counts.runs === 0;
      const real = failed ? failure(ended.outcome) : ({ status: 'counted', counts } as const);
      finish(cell, attempt, real, ended.status === 'failed' ? ended.outcome : undefined, ended.status === 'stopped');
      return;
    }
    const explored = await exploredCompilationOf(cell);
    if (!isCurrent(cell, attempt) || !explored.ok) return;
    show(cell, attempt, { status: 'replaying' });
    const replay = replayOnWorkers({ build: explored.build, table: task.table, host }, task.schedule);
    cell.phase.value = { status: 'running', attempt, run: replay };
    const outcome = await replay.outcome;
    const failed = outcome.status === 'failed' ? outcome.outcome : undefined;
    const real = failed ? failure(failed) : ({ status: 'replayed', outcome } as const);
    finish(cell, attempt, real, failed, outcome.status === 'stopped');
  });
}

/** Whether the exploration was about other texts than those that would run now. */
function isChanged(cell: CellState): boolean {
  const { value: explored } = cell.ranWith;
  const { files } = wholeOf(cell);
  const textOf = (name: string): string | undefined => explored?.find((file) => file.name === name)?.text;
  return explored?.length !== files.length || files.some(({ name, text }) => textOf(name) !== text);
}

function failure(outcome: Outcome): ForReal {
  const sentence = sentenceOf(verdictOf(outcome, { lanes: 0 }));
  return { status: 'failed', sentence: `On real workers the run came to nothing: ${sentence}` };
}

function show(cell: CellState, attempt: Attempt, real: ForReal): void {
  if (isCurrent(cell, attempt)) cell.forReal.value = real;
}

function finish(
  cell: CellState,
  attempt: Attempt,
  real: ForReal,
  failed: Outcome | undefined,
  wasStopped: boolean,
): void {
  if (!isCurrent(cell, attempt)) return;
  cell.forReal.value = real;
  const ms = performance.now() - attempt.startedAt;
  const outcome: Outcome =
    failed ?? (wasStopped ? { status: 'stopped', ms, by: 'reader' } : { status: 'completed', ms });
  endAttempt(cell, outcome, { lanes: 0 }, failed || wasStopped ? undefined : toldOf(real));
}

/** The sentence that is announced; the view has the rest. */
function toldOf(real: ForReal): { readonly tone: 'good' | 'bad' | 'neutral'; readonly lead: string; readonly rest: string } {
  if (real.status === 'counted') {
    const { wrong, runs } = real.counts;
    const lead = `Wrong in ${wrong.toLocaleString('en')} of ${runs.toLocaleString('en')} runs`;
    return { tone: wrong > 0 ? 'bad' : 'neutral', lead, rest: 'on real workers.' };
  }
  const isSame = real.status === 'replayed' && real.outcome.status === 'replayed' && real.outcome.differences.length === 0;
  return isSame
    ? { tone: 'good', lead: 'Replayed', rest: 'on real workers, step by step as in the table.' }
    : { tone: 'neutral', lead: 'Not replayed', rest: 'on real workers as it stands in the table: the view says why.' };
}
