import { lineText, prefetchCompiler, sharesPageThread, warmFrame } from '../../runtime/index.ts';
import type { Build, Compilation, MachineChoice, WholeProgram } from '../../runtime/index.ts';
import { busyShare } from '../comparison/busy-share.ts';
import { baselineOf, withRun } from '../comparison/run-history.ts';
import type { RunRecord } from '../comparison/run-record.ts';
import { comparisonOf } from '../comparison/verdict-comparison.ts';
import { abandonAttempt, endAttempt, isCurrent } from './cell-attempt.ts';
import type { Attempt, CellState, Files } from './cell-state.ts';
import { exploreAttempt, exploredCompilationOf } from './explore-attempt.ts';
import { followRun } from './followed-run.ts';
import type { FinishedRun } from './followed-run.ts';
import { releaseDrawing } from './held-drawing.ts';
import { notesOf, withError } from './inline-values.ts';
import type { OutputLog } from './output-log.ts';
import { prefetchBuild, prepare, preparedBefore } from './program-builds.ts';
import { demandOf } from './real-demand.ts';
import { refusalOfSharedMemory } from './shared-memory.ts';
import { fetchMissing, wholeOf } from './whole-cell.ts';

/** Readies what a run in this cell will want, as far as it can be told before the click. */
export function warmCell(cell: CellState, host: HTMLElement): void {
  warmFrame(host);
  if (cell.edited.value || cell.program.value.buildUrl === undefined) void prefetchCompiler();
  else prefetchBuild(cell.program.value);
}

/**
 * Compiles the texts as they stand after a pause in typing, so that Run finds them ready; never runs them. What the
 * compiler has to say goes to the cell's problems.
 */
export async function compileAhead(cell: CellState): Promise<void> {
  const own = cell.files.value;
  try {
    await fetchMissing(cell);
    const { value: machine } = cell.machine;
    const prepared =
      machine.kind === 'schedules'
        ? await exploredCompilationOf(cell)
        : await compilationOf(cell, wholeOf(cell), machine);
    if (cell.files.value !== own) return;
    cell.compileProblems.value = prepared.ok ? prepared.warnings : prepared.diagnostics;
    if (prepared.ok && 'entries' in prepared.build) cell.refusesSimulation.value = prepared.build.refusesSimulation;
  } catch {
    // Nobody has asked to run; Run tries again and says what is missing.
  }
}

/** Carries an attempt from its click to its outcome. Never rejects: what goes wrong ends up in the cell's phase. */
export async function runAttempt(cell: CellState, attempt: Attempt, host: HTMLElement): Promise<void> {
  const { machine } = attempt;
  if (machine.kind === 'schedules') await exploreAttempt(cell, attempt, host);
  else await withBuild(cell, attempt, machine, (build) => execute(cell, attempt, machine, build, host));
}

/**
 * Readies an attempt for a machine and calls `carryOut` with its build. Where it comes to its end before, the cell's
 * phase says so. Never rejects: what goes wrong ends up in the cell's phase, too.
 */
export async function withBuild(
  cell: CellState,
  attempt: Attempt,
  machine: MachineChoice,
  carryOut: (build: Build) => Promise<void>,
): Promise<void> {
  const program = cell.program.value;
  if (program.author === 'stranger' && machine.kind === 'main' && !cell.agreed.value && sharesPageThread()) {
    abandonAttempt(cell, { status: 'asking' });
    return;
  }
  try {
    const refusal = program.needsSharedMemory ? await refusalOfSharedMemory() : undefined;
    if (!isCurrent(cell, attempt)) return;
    if (refusal !== undefined) {
      endAttempt(cell, { status: 'unsupported', reason: refusal }, { lanes: 0 });
      return;
    }
    if (wholeOf(cell).missing.length > 0) await fetchMissing(cell);
    if (!isCurrent(cell, attempt)) return;
    const whole = wholeOf(cell);
    cell.ranWith.value = whole.files;
    const prepared = preparedBefore(whole.files, machine) ?? (await compilationOf(cell, whole, machine));
    if (!isCurrent(cell, attempt)) return;
    cell.compileProblems.value = prepared.ok ? prepared.warnings : prepared.diagnostics;
    const reason = prepared.ok ? prepared.build.refusesSimulation : undefined;
    if (prepared.ok) cell.refusesSimulation.value = reason;
    if (reason !== undefined && machine.kind === 'simulated') {
      endAttempt(cell, { status: 'unsupported', reason }, { lanes: 0 });
    } else if (prepared.ok) await carryOut(prepared.build);
    else endAttempt(cell, { status: 'did-not-compile', diagnostics: prepared.diagnostics }, { lanes: 0 });
  } catch (error) {
    if (!isCurrent(cell, attempt)) return;
    const sentence = error instanceof Error ? error.message : String(error);
    abandonAttempt(cell, { status: 'not-started', sentence });
  }
}

/** A circle of cells is found before anything is compiled, and compiled it would run. */
async function compilationOf(
  cell: CellState,
  { files, problems }: WholeProgram,
  machine: MachineChoice,
): Promise<Compilation> {
  return problems.length > 0 ? { ok: false, diagnostics: problems } : prepare(cell.program.value, files, machine);
}

async function execute(
  cell: CellState,
  attempt: Attempt,
  machine: MachineChoice,
  build: Build,
  host: HTMLElement,
): Promise<void> {
  let newest: OutputLog | undefined;
  const drawing = oncePerFrame(() => {
    if (newest && isCurrent(cell, attempt)) cell.log.value = newest;
    releaseDrawing();
  });
  cell.build.value = build;
  const { run, finished } = followRun({ build, machine, host }, (log) => {
    newest = log;
    drawing.ask();
  });
  cell.phase.value = { status: 'running', attempt, run };

  const result = await finished;
  if (!isCurrent(cell, attempt)) return;
  newest = result.log;
  drawing.now();
  showResult(cell, attempt, build, result);
  // Of a run in virtual time the picture is what there is to see.
  if (machine.kind === 'simulated' && cell.view.value === 'output') cell.view.value = 'timeline';
  const record = recordOf(cell.ranWith.value ?? attempt.files, machine, result);
  const compared = record && comparisonOf(cell.runs.value, record);
  if (record) {
    const baseline = baselineOf(cell.runs.value, cell.baseline.value)?.id;
    cell.runs.value = withRun(cell.runs.value, record, baseline);
  }
  endAttempt(cell, result.outcome, { ...result.details, ...(compared !== undefined && { compared }) });
  // Making a frame takes the page's thread as well.
  afterPaint(() => {
    if (isAttended(host)) warmFrame(host);
  });
}

/** Puts what a run has left beside its lines into the cell: values beside the code, and the picture. */
export function showResult(
  cell: CellState,
  attempt: Attempt,
  build: Build,
  { outcome, details, trace, lastLines }: FinishedRun,
): void {
  const values = notesOf(lastLines, build, lineText);
  const notes =
    outcome.status === 'threw' && details.place
      ? withError(values, details.place, outcome.lane, details.thrown ?? '')
      : values;
  cell.trace.value = trace;
  // A note beside a line that has since been edited would tell a lie.
  const noteLines = (): void => {
    const textIn = (files: Files, name: string): string | undefined => files.find((file) => file.name === name)?.text;
    // What another cell logged is noted in none: its own next run would tell something else.
    const own = notes.filter(({ file }) => attempt.files.some(({ name }) => name === file));
    cell.notes.value = own.filter(({ file }) => textIn(cell.files.value, file) === textIn(attempt.files, file));
  };
  // What is wrong is said at once. The rest takes the page's thread for some 10 ms: the result is painted first.
  if (outcome.status === 'threw') noteLines();
  else
    afterPaint(() => {
      if (cell.phase.value.status === 'ended' && cell.trace.value === trace) noteLines();
    });
}

/** The run as it is kept for comparison; undefined where it never began, or had to make room for another. */
function recordOf(
  texts: Files,
  machine: MachineChoice,
  { outcome, trace, hidden }: FinishedRun,
): Omit<RunRecord, 'id'> | undefined {
  if (outcome.status === 'unsupported' || outcome.status === 'did-not-compile') return undefined;
  if (outcome.status === 'stopped' && outcome.by === 'another-run') return undefined;
  return {
    ms: outcome.status === 'timed-out' ? outcome.limitMs : outcome.ms,
    clock: trace.clock,
    machine,
    texts,
    status: outcome.status,
    busy: busyShare(trace),
    hidden,
    ...(trace.clock.kind === 'virtual' && outcome.status === 'completed' && { demand: demandOf(trace) }),
  };
}

function afterPaint(act: () => void): void {
  requestAnimationFrame(() => {
    setTimeout(act);
  });
}

/** Whether its reader is still at the cell, and so may run again: a frame that is up by then saves most of the wait. */
function isAttended(host: HTMLElement): boolean {
  return host.closest('.cell')?.matches(':hover, :focus-within') ?? false;
}

/** Draws at most once per animation frame, however often it is asked. */
function oncePerFrame(draw: () => void): { readonly ask: () => void; readonly now: () => void } {
  let asked: number | undefined;
  const now = (): void => {
    if (asked !== undefined) cancelAnimationFrame(asked);
    asked = undefined;
    draw();
  };
  return { ask: () => void (asked ??= requestAnimationFrame(now)), now };
}
