import { replayOnWorkers, runManyTimes } from '../../runtime/index.ts';
import type { ManyTimesOutcome, Outcome, Schedule, StepTable } from '../../runtime/index.ts';
import { realVerdict, replayVerdict } from '../schedules/real-words.ts';
import { abandonAttempt, endAttempt, isCurrent } from './cell-attempt.ts';
import type { Attempt, CellState } from './cell-state.ts';
import { withBuild } from './cell-run.ts';
import { exploredCompilationOf } from './explore-attempt.ts';
import { refusalOfSharedMemory } from './shared-memory.ts';
import type { Verdict } from './verdict.ts';

/** Where the threads of a program are real, each has a worker of its own. */
const onWorkers = { kind: 'workers', workers: 1 } as const;

/** Runs the threads of the program a thousand times on real workers. Never rejects: what goes wrong ends up in the phase. */
export async function realAttempt(cell: CellState, attempt: Attempt, host: HTMLElement): Promise<void> {
  await withBuild(cell, attempt, onWorkers, async (build) => {
    const files = cell.ranWith.value ?? attempt.files;
    const runs = runManyTimes({ build, host }, (counts) => {
      if (isCurrent(cell, attempt)) cell.forReal.value = { attempt, counts, files };
    });
    cell.phase.value = { status: 'running', attempt, run: runs };
    const result = await runs.outcome;
    if (!isCurrent(cell, attempt)) return;
    const { counts } = result;
    cell.forReal.value = counts.runs > 0 ? { attempt, counts, files } : undefined;
    endAttempt(cell, outcomeOf(result), { lanes: 0 }, result.status === 'failed' ? undefined : toldOf(result));
  });
}

/** Lets real workers follow a schedule of the program. Never rejects: what goes wrong ends up in the phase. */
export async function replayAttempt(
  cell: CellState,
  attempt: Attempt,
  host: HTMLElement,
  schedule: Schedule,
  table: StepTable,
): Promise<void> {
  try {
    const refusal = await refusalOfSharedMemory();
    if (!isCurrent(cell, attempt)) return;
    if (refusal !== undefined) {
      endAttempt(cell, { status: 'unsupported', reason: refusal }, { lanes: 0 });
      return;
    }
    const compiled = await exploredCompilationOf(cell);
    if (!isCurrent(cell, attempt)) return;
    if (!compiled.ok) {
      endAttempt(cell, { status: 'did-not-compile', diagnostics: compiled.diagnostics }, { lanes: 0 });
      return;
    }
    const replay = replayOnWorkers({ build: compiled.build, table, host }, schedule);
    cell.phase.value = { status: 'running', attempt, run: replay };
    const result = await replay.outcome;
    if (!isCurrent(cell, attempt)) return;
    const ms = performance.now() - attempt.startedAt;
    if (result.status === 'failed') endAttempt(cell, result.outcome, { lanes: 0 });
    else if (result.status === 'stopped') {
      endAttempt(cell, { status: 'stopped', ms, by: result.by }, { lanes: 0 }, replayVerdict(result));
    } else endAttempt(cell, { status: 'completed', ms }, { lanes: 0 }, replayVerdict(result));
  } catch (error) {
    if (!isCurrent(cell, attempt)) return;
    abandonAttempt(cell, { status: 'not-started', sentence: error instanceof Error ? error.message : String(error) });
  }
}

function outcomeOf(result: ManyTimesOutcome): Outcome {
  const { ms } = result.counts;
  switch (result.status) {
    case 'counted':
      return { status: 'completed', ms };
    case 'stopped':
      return { status: 'stopped', ms, by: result.by };
    case 'failed':
      return result.outcome;
  }
}

function toldOf({ status, counts }: ManyTimesOutcome): Verdict {
  if (status !== 'stopped') return realVerdict(counts);
  const { runs, wanted, wrong } = counts;
  const count = (number: number): string => number.toLocaleString('en');
  return {
    tone: 'neutral',
    lead: 'Stopped',
    rest: `after ${count(runs)} of ${count(wanted)} runs, of which ${count(wrong)} went wrong.`,
  };
}
