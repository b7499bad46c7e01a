import type { Outcome } from '../../runtime/index.ts';
import type { Attempt, CellState, Phase } from './cell-state.ts';
import { emptyLog } from './output-log.ts';
import type { Verdict, VerdictDetails } from './verdict.ts';

/** The one cell of the page in which something is under way. */
let busyCell: CellState | undefined;

/**
 * Begins a click on Run, or a study: whatever is under way on the page is stopped, here or in another cell. What the last
 * run left goes with a run and stays with a study, which is about many. Gives undefined, and changes nothing, while the
 * very same attempt is being prepared: twenty clicks are one.
 */
export function beginAttempt(cell: CellState, what: 'run' | 'study' = 'run'): Attempt | undefined {
  const phase = cell.phase.value;
  if (
    phase.status === 'preparing' &&
    phase.attempt.files === cell.files.value &&
    phase.attempt.machine === cell.machine.value
  ) {
    return undefined;
  }
  if (busyCell) stopAttempt(busyCell, 'another-run');
  const attempt = { files: cell.files.value, machine: cell.machine.value, startedAt: performance.now() };
  cell.notice.value = '';
  if (what === 'run') {
    clearResults(cell);
    cell.ranOn.value = attempt.machine.kind;
  }
  cell.phase.value = { status: 'preparing', attempt };
  busyCell = cell;
  return attempt;
}

/** Whether something is under way in any cell of the page. */
export function isPageBusy(): boolean {
  return busyCell !== undefined;
}

/** Whether this attempt is still the cell's own; an older one may not draw. */
export function isCurrent(cell: CellState, attempt: Attempt): boolean {
  const { value: phase } = cell.phase;
  return (phase.status === 'preparing' || phase.status === 'running') && phase.attempt === attempt;
}

/** Ends what is under way in the cell. A run says so itself when its threads are gone. */
export function stopAttempt(cell: CellState, by: 'reader' | 'another-run' = 'reader'): void {
  const { value: phase } = cell.phase;
  if (phase.status === 'running') phase.run.stop(by);
  if (phase.status !== 'preparing') return;
  endAttempt(cell, { status: 'stopped', ms: performance.now() - phase.attempt.startedAt, by }, { lanes: 0 });
}

/** The attempt has an outcome. */
export function endAttempt(cell: CellState, outcome: Outcome, details: VerdictDetails, told?: Verdict): void {
  leavePhase(cell, { status: 'ended', outcome, details, ...(told && { told }) });
}

/** The attempt came to nothing: the reader must agree first, or a part of the site is missing. */
export function abandonAttempt(
  cell: CellState,
  phase: Extract<Phase, { status: 'asking' | 'not-started' | 'idle' }>,
): void {
  leavePhase(cell, phase);
}

function leavePhase(cell: CellState, phase: Phase): void {
  if (busyCell === cell) busyCell = undefined;
  cell.phase.value = phase;
}

/** What the last run left is gone. */
export function clearResults(cell: CellState): void {
  cell.exploring.value = { status: 'none' };
  cell.forReal.value = undefined;
  if (cell.view.value === 'schedules') cell.view.value = 'output';
  cell.log.value = emptyLog;
  cell.build.value = undefined;
  cell.notes.value = [];
  cell.compileProblems.value = [];
}
