import { startExploration, verdictLines } from '../../runtime/index.ts';
import type {
  ExploredBuild,
  ExploredCompilation,
  ExplorationOutcome,
  Line,
  Outcome,
} from '../../runtime/index.ts';
import { withEvent } from '../schedules/exploring.ts';
import type { Explored } from '../schedules/exploring.ts';
import { abandonAttempt, endAttempt, isCurrent, isPageBusy } from './cell-attempt.ts';
import type { Attempt, CellState } from './cell-state.ts';
import { exploredAgain } from './explored-again.ts';
import { releaseDrawing } from './held-drawing.ts';
import { loadSchedules } from './load-schedules.ts';
import { appendLines, startLog } from './output-log.ts';
import { prepareExplored } from './program-builds.ts';
import { fetchMissing, wholeOf } from './whole-cell.ts';

/** Compiles the cell's program, with all that it builds on, for *All schedules*. */
export async function exploredCompilationOf(cell: CellState): Promise<ExploredCompilation> {
  const { files, problems } = wholeOf(cell);
  return problems.length > 0 ? { ok: false, diagnostics: problems } : prepareExplored(cell.program.value, files);
}

/**
 * Explores the cell's program in the place of running it, from the click to the verdict. What it needs is no more than a
 * worker: its shared memory is the scheduler's own. Never rejects: what goes wrong ends up in the cell's phase.
 */
export async function exploreAttempt(cell: CellState, attempt: Attempt, host: HTMLElement): Promise<void> {
  try {
    if (wholeOf(cell).missing.length > 0) await fetchMissing(cell);
    if (!isCurrent(cell, attempt)) return;
    cell.ranWith.value = wholeOf(cell).files;
    const compiled = await exploredCompilationOf(cell);
    if (!isCurrent(cell, attempt)) return;
    cell.compileProblems.value = compiled.ok ? compiled.warnings : compiled.diagnostics;
    if (compiled.ok) await explore(cell, attempt, compiled.build, host);
    else endAttempt(cell, { status: 'did-not-compile', diagnostics: compiled.diagnostics }, { lanes: 0 });
  } catch (error) {
    if (!isCurrent(cell, attempt)) return;
    abandonAttempt(cell, { status: 'not-started', sentence: error instanceof Error ? error.message : String(error) });
  }
}

async function explore(cell: CellState, attempt: Attempt, build: ExploredBuild, host: HTMLElement): Promise<void> {
  let stoppedBy: 'reader' | 'another-run' | undefined;
  const parts = loadSchedules();
  // The sentence of the verdict is among them; who shows them says it if they cannot be had.
  parts.catch(() => undefined);
  cell.exploring.value = { status: 'searching', threads: [], search: undefined, findings: [] };
  const exploration = startExploration({ build, host }, (event) => {
    if (isCurrent(cell, attempt)) cell.exploring.value = withEvent(cell.exploring.value, event);
  });
  const stop = (by: 'reader' | 'another-run' = 'reader'): void => {
    stoppedBy = by;
    exploration.stop();
  };
  cell.phase.value = { status: 'running', attempt, run: { stop } };
  cell.view.value = 'schedules';
  releaseDrawing();

  const outcome = await exploration.outcome;
  const told = outcome.status === 'explored' ? (await parts).headlineOf(outcome.verdict) : undefined;
  if (!isCurrent(cell, attempt)) return;
  const answering = exploredAgain(exploration, () =>
    isPageBusy() ? undefined : startExploration({ build, host }, () => undefined),
  );
  const threads = showOutcome(cell, outcome, answering);
  const ms = performance.now() - attempt.startedAt;
  endAttempt(cell, outcomeOfRun(outcome, ms, stoppedBy), { lanes: threads.length }, told);
}

/** Puts what there is to see into the cell; gives the names of the threads. */
function showOutcome(cell: CellState, outcome: ExplorationOutcome, explored: Explored): readonly string[] {
  const { value: exploring } = cell.exploring;
  const threads = exploring.status === 'searching' ? exploring.threads : [];
  if (outcome.status !== 'explored') {
    cell.exploring.value = { status: 'none' };
    cell.view.value = 'output';
    return threads;
  }
  const { verdict, ms } = outcome;
  cell.exploring.value = { status: 'explored', threads, verdict, ms, explored };
  const at = performance.timeOrigin + performance.now();
  const lines = verdictLines(verdict, threads).map((text): Line => {
    return { level: 'log', at, depth: 0, values: [{ type: 'string', text }] };
  });
  cell.log.value = appendLines(startLog(), 'main', lines, 0);
  return threads;
}

/** What came of an exploration, in the words of a run; a verdict has a sentence of its own beside it. */
function outcomeOfRun(
  outcome: ExplorationOutcome,
  ms: number,
  stoppedBy: 'reader' | 'another-run' = 'another-run',
): Outcome {
  switch (outcome.status) {
    case 'explored':
      return { status: 'completed', ms: outcome.ms };
    case 'refused': {
      const { sentence, site } = outcome;
      return { status: 'unsupported', reason: site ? `${sentence} (${site.file}:${site.line})` : sentence };
    }
    case 'stopped':
      return { status: 'stopped', ms, by: stoppedBy };
    case 'timed-out':
      return outcome;
    case 'crashed':
      return { status: 'crashed', ms, reason: 'silent' };
  }
}
