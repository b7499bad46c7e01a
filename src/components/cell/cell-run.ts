import {
  clockStepUs,
  createTraceRecorder,
  lineText,
  prefetchCompiler,
  previewText,
  sharesPageThread,
  startRun,
  warmFrame,
} from '../../runtime/index.ts';
import type { Build, Lane, MachineChoice, Outcome } from '../../runtime/index.ts';
import { abandonAttempt, endAttempt, isCurrent, textOf } from './cell-state.ts';
import type { Attempt, CellState } from './cell-state.ts';
import { errorHead, errorPlace } from './error-frames.ts';
import { frameReader } from './frame-reader.ts';
import { releaseDrawing } from './held-drawing.ts';
import { notesOf, rememberLines, withError } from './inline-values.ts';
import type { LastLines } from './inline-values.ts';
import { appendLines, startLog } from './output-log.ts';
import { prefetchBuild, prepare, preparedBefore } from './program-builds.ts';
import { refusalOfSharedMemory } from './shared-memory.ts';
import type { VerdictDetails } from './verdict.ts';

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
  const files = cell.files.value;
  try {
    const prepared = await prepare(cell.program.value, files, cell.machine.value);
    if (cell.files.value !== files) return;
    cell.compileProblems.value = prepared.ok ? prepared.warnings : prepared.diagnostics;
    if (prepared.ok) cell.refusesSimulation.value = prepared.build.refusesSimulation;
  } catch {
    // Nobody has asked to run; Run tries again and says what is missing.
  }
}

/** Carries an attempt from its click to its outcome. Never rejects: what goes wrong ends up in the cell's phase. */
export async function runAttempt(cell: CellState, attempt: Attempt, host: HTMLElement): Promise<void> {
  const program = cell.program.value;
  if (program.author === 'stranger' && attempt.machine.kind === 'main' && !cell.agreed.value && sharesPageThread()) {
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
    const prepared =
      preparedBefore(attempt.files, attempt.machine) ?? (await prepare(program, attempt.files, attempt.machine));
    if (!isCurrent(cell, attempt)) return;
    cell.compileProblems.value = prepared.ok ? prepared.warnings : prepared.diagnostics;
    const reason = prepared.ok ? prepared.build.refusesSimulation : undefined;
    if (prepared.ok) cell.refusesSimulation.value = reason;
    if (reason !== undefined && attempt.machine.kind === 'simulated') {
      endAttempt(cell, { status: 'unsupported', reason }, { lanes: 0 });
    } else if (prepared.ok) await execute(cell, attempt, prepared.build, host);
    else endAttempt(cell, { status: 'did-not-compile', diagnostics: prepared.diagnostics }, { lanes: 0 });
  } catch (error) {
    if (!isCurrent(cell, attempt)) return;
    const sentence = error instanceof Error ? error.message : String(error);
    abandonAttempt(cell, { status: 'not-started', sentence });
  }
}

async function execute(cell: CellState, attempt: Attempt, build: Build, host: HTMLElement): Promise<void> {
  const lanes = new Set<Lane>();
  const last: LastLines = new Map();
  let log = startLog();
  const drawing = oncePerFrame(() => {
    if (isCurrent(cell, attempt)) cell.log.value = log;
    releaseDrawing();
  });
  cell.build.value = build;
  const { machine } = attempt;
  const recorder = createTraceRecorder({
    build,
    ...(machine.kind === 'simulated'
      ? { clock: { kind: 'virtual' }, cores: machine.cores }
      : { clock: { kind: 'measured', stepUs: clockStepUs() } }),
  });
  const run = startRun({ build, machine, host }, (event) => {
    recorder.take(event);
    // On real threads a task is none.
    if (event.kind === 'lane-opened' && (machine.kind === 'simulated' || !event.lane.startsWith('task-')))
      lanes.add(event.lane);
    if (event.kind !== 'lines') return;
    log = appendLines(log, event.lane, event.lines, event.dropped);
    rememberLines(last, event.lane, event.lines);
    drawing.ask();
  });
  cell.phase.value = { status: 'running', attempt, run };

  const outcome = await run.outcome;
  if (!isCurrent(cell, attempt)) return;
  drawing.now();
  const details = detailsOf(outcome, build, lanes.size, attempt.machine);
  const values = notesOf(last, build, lineText);
  const notes =
    outcome.status === 'threw' && details.place
      ? withError(values, details.place, outcome.lane, details.thrown ?? '')
      : values;
  cell.trace.value = recorder.trace('ms' in outcome ? outcome.ms : undefined);
  // Of a run in virtual time the picture is what there is to see.
  if (machine.kind === 'simulated' && cell.view.value === 'output') cell.view.value = 'timeline';
  // A note beside a line that has since been edited would tell a lie.
  const noteLines = (): void => {
    cell.notes.value = notes.filter(({ file }) => textOf(cell.files.value, file) === textOf(attempt.files, file));
  };
  // What is wrong is said at once.
  if (outcome.status === 'threw') noteLines();
  endAttempt(cell, outcome, details);
  const ended = cell.phase.value;
  // Drawing the notes and making a frame take the page's thread for some 10 ms each: the result is painted first.
  afterPaint(() => {
    if (cell.phase.value !== ended) return;
    noteLines();
    if (isAttended(host)) warmFrame(host);
  });
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

function detailsOf(outcome: Outcome, build: Build, lanes: number, machine: MachineChoice): VerdictDetails {
  const known = machine.kind === 'simulated' ? { lanes, cores: machine.cores } : { lanes };
  if (outcome.status !== 'threw') return known;
  const { error } = outcome;
  const thrown = error.type === 'error' ? errorHead(error) : `Threw ${previewText(error, { depth: 1 })}`;
  const place = errorPlace(error, frameReader(build));
  return { ...known, thrown, ...(place && { place }) };
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
