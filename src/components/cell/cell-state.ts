import { computed, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type {
  Build,
  Diagnostic,
  MachineChoice,
  Outcome,
  Position,
  Program,
  ProgramFile,
  Run,
  Trace,
} from '../../runtime/index.ts';
import type { TimelineExport } from '../timeline/timeline-parts.ts';
import { scalingAxis } from '../comparison/scaling-plan.ts';
import type { RunRecord } from '../comparison/run-record.ts';
import type { Repeats, Scaling } from '../comparison/study.ts';
import type { CodePiece, LineNote } from '../editor/editor.ts';
import { likelyRefusal } from './machine-offer.ts';
import { emptyLog } from './output-log.ts';
import type { OutputLog } from './output-log.ts';
import type { Verdict, VerdictDetails } from './verdict.ts';

/** The texts of a program. A change makes a new array, so that its identity stands for the version. */
export type Files = Program['files'];

/** One click on Run, from the click to its outcome. Its identity tells a stale event from a fresh one. */
export type Attempt = { readonly files: Files; readonly machine: MachineChoice; readonly startedAt: number };

/** A run that has come to its end, and what its verdict needs to know. */
export type Ended = {
  readonly status: 'ended';
  readonly outcome: Outcome;
  readonly details: VerdictDetails;
  /** In the place of what is said of one run: what many runs have shown. */
  readonly told?: Verdict;
};

/**
 * Where a cell is.
 *
 *     idle ──run──▶ preparing ──▶ running ──▶ ended
 *       └─run─▶ asking ─agreed─┘     any of them ──run──▶ preparing
 */
export type Phase =
  | { readonly status: 'idle' }
  /** A stranger's program would share the page's thread: nothing happens before the reader agrees. */
  | { readonly status: 'asking' }
  /** What the run needs is fetched or compiled. */
  | { readonly status: 'preparing'; readonly attempt: Attempt }
  | { readonly status: 'running'; readonly attempt: Attempt; readonly run: Run }
  | Ended
  /** A part of the site could not be fetched, so that no run took place; the sentence says which and what to do. */
  | { readonly status: 'not-started'; readonly sentence: string };

/** Which of a cell's results is in front. */
export type View = 'output' | 'page' | 'timeline' | 'runs';

/** What can be found out by running a program many times. */
export type StudyKind = 'repeats' | 'scaling';

/** Who wrote the program: the course, or somebody whose link the reader followed. */
export type Author = 'course' | 'stranger';

/** What a cell is told about its program. */
export type CellProgram = {
  readonly title: string;
  readonly files: Files;
  readonly machine: MachineChoice;
  readonly author: Author;
  readonly buildUrl?: string;
  readonly needsSharedMemory: boolean;
};

/** A text with the colours that the editor gave it. */
export type ColouredText = { readonly text: string; readonly lines: readonly (readonly CodePiece[])[] };

/** Where a cell stands: in the prose of a lesson, or by itself in the playground. */
export type Home = 'lesson' | 'playground';

/** Everything that changes in one cell. */
export type CellState = {
  readonly home: Home;
  /** What Reset goes back to. */
  readonly program: Signal<CellProgram>;
  readonly files: Signal<Files>;
  /** The texts once typing has paused: what is compiled ahead, and what stands where no editor is open. */
  readonly settled: Signal<Files>;
  /** Colours of edited files, by name; each holds for its text only. */
  readonly coloured: Signal<ReadonlyMap<string, ColouredText>>;
  readonly editor: Signal<'closed' | 'opening' | 'open'>;
  /** Name of the file in front. */
  readonly shown: Signal<string>;
  readonly machine: Signal<MachineChoice>;
  /** Why the simulated machine cannot run the texts, as a sentence. */
  readonly refusesSimulation: Signal<string | undefined>;
  /** Kind of the machine of the last run; undefined before the first. */
  readonly ranOn: Signal<MachineChoice['kind'] | undefined>;
  readonly phase: Signal<Phase>;
  readonly view: Signal<View>;
  readonly log: Signal<OutputLog>;
  /** What happened when in the last run; undefined before the first, and while one is under way for the first time. */
  readonly trace: Signal<Trace | undefined>;
  /** The last runs since the page was opened, oldest first. */
  readonly runs: Signal<readonly RunRecord[]>;
  /** The run that the reader holds the others against, by its id; undefined where they left that to the cell. */
  readonly baseline: Signal<number | undefined>;
  /** The last repetition and the last scaling, under way or ended. */
  readonly repeats: Signal<Repeats | undefined>;
  readonly scaling: Signal<Scaling | undefined>;
  /** What can be taken away of the picture in front. */
  readonly exports: Signal<readonly TimelineExport[]>;
  /** The line of the program that the picture points at, and the one that the pointer is at in the program. */
  readonly litPlace: Signal<Position | undefined>;
  readonly pointedPlace: Signal<Position | undefined>;
  /** Compiled form of the last run, which tells where its lines and errors come from. */
  readonly build: Signal<Build | undefined>;
  readonly notes: Signal<readonly LineNote[]>;
  readonly compileProblems: Signal<readonly Diagnostic[]>;
  readonly typeProblems: Signal<readonly Diagnostic[]>;
  /** The texts that Reset threw away, until the next edit. */
  readonly undone: Signal<Files | undefined>;
  /** What an action of the menu has to say. */
  readonly notice: Signal<string>;
  /** An address that the browser did not let us copy; empty where there is none. */
  readonly refusedLink: Signal<string>;
  /** The reader has agreed that this stranger's program may share the page's thread. */
  readonly agreed: Signal<boolean>;
  /** There is something in the program that more workers or cores of the picked machine could take over. */
  readonly canScale: ReadonlySignal<boolean>;
  readonly edited: ReadonlySignal<boolean>;
  readonly busy: ReadonlySignal<boolean>;
};

/** A cell at rest. */
export function createCell(home: Home, program: CellProgram): CellState {
  const current = signal(program);
  const files = signal(program.files);
  const settled = signal(program.files);
  const machine = signal(program.machine);
  const phase = signal<Phase>({ status: 'idle' });
  return {
    home,
    program: current,
    files,
    settled,
    coloured: signal<ReadonlyMap<string, ColouredText>>(new Map()),
    editor: signal<'closed' | 'opening' | 'open'>('closed'),
    shown: signal(program.files[0].name),
    machine,
    refusesSimulation: signal(likelyRefusal(program.files)),
    ranOn: signal<MachineChoice['kind'] | undefined>(undefined),
    phase,
    view: signal<View>('output'),
    log: signal(emptyLog),
    trace: signal<Trace | undefined>(undefined),
    runs: signal<readonly RunRecord[]>([]),
    baseline: signal<number | undefined>(undefined),
    repeats: signal<Repeats | undefined>(undefined),
    scaling: signal<Scaling | undefined>(undefined),
    exports: signal<readonly TimelineExport[]>([]),
    litPlace: signal<Position | undefined>(undefined),
    pointedPlace: signal<Position | undefined>(undefined),
    build: signal<Build | undefined>(undefined),
    notes: signal<readonly LineNote[]>([]),
    compileProblems: signal<readonly Diagnostic[]>([]),
    typeProblems: signal<readonly Diagnostic[]>([]),
    undone: signal<Files | undefined>(undefined),
    notice: signal(''),
    refusedLink: signal(''),
    agreed: signal(false),
    canScale: computed(() => scalingAxis(settled.value, machine.value) !== undefined),
    edited: computed(() => files.value.some((file, index) => file.text !== current.value.files[index]?.text)),
    busy: computed(() => phase.value.status === 'preparing' || phase.value.status === 'running'),
  };
}

/** Puts another program into the cell, at rest; a run under way is stopped. */
export function loadProgram(cell: CellState, program: CellProgram): void {
  stopAttempt(cell);
  cell.program.value = program;
  cell.shown.value = program.files[0].name;
  putTexts(cell, program.files);
  cell.machine.value = program.machine;
  cell.refusesSimulation.value = likelyRefusal(program.files);
  abandonAttempt(cell, { status: 'idle' });
  cell.view.value = 'output';
  cell.undone.value = undefined;
  cell.notice.value = '';
  cell.refusedLink.value = '';
  cell.agreed.value = false;
  cell.ranOn.value = undefined;
  cell.trace.value = undefined;
  cell.runs.value = [];
  cell.baseline.value = undefined;
  cell.repeats.value = undefined;
  cell.scaling.value = undefined;
  cell.typeProblems.value = [];
  clearResults(cell);
}

let edits = false;

/** Whether the reader has typed into any cell since the page was opened, so that a reload would lose something. */
export function pageHasEdits(): boolean {
  return edits;
}

/** The reader typed: the file has a new text, and what stood in it as notes no longer holds. */
export function editFile(cell: CellState, name: string, text: string): void {
  if (textOf(cell.files.value, name) === text) return;
  edits = true;
  cell.files.value = replaceText(cell.files.value, name, text);
  if (cell.notes.value.some((note) => note.file === name)) {
    cell.notes.value = cell.notes.value.filter((note) => note.file !== name);
  }
  cell.undone.value = undefined;
}

/** Back to the original texts; what was there can be had back with {@link undoReset}. */
export function resetProgram(cell: CellState): void {
  cell.undone.value = cell.files.value;
  putTexts(cell, cell.program.value.files);
}

/** Takes the last Reset back. */
export function undoReset(cell: CellState): void {
  const { value: texts } = cell.undone;
  if (!texts) return;
  cell.undone.value = undefined;
  putTexts(cell, texts);
}

function putTexts(cell: CellState, files: Files): void {
  cell.files.value = files;
  cell.settled.value = files;
  cell.notes.value = [];
  cell.compileProblems.value = [];
}

/** Picks a machine. The Page view belongs to the main thread and goes with it. */
export function chooseMachine(cell: CellState, machine: MachineChoice): void {
  cell.machine.value = machine;
  if (machine.kind !== 'main' && cell.view.value === 'page') cell.view.value = 'output';
}

/** The one cell of the page in which something is under way. */
let busyCell: CellState | undefined;

/**
 * Begins a click on Run: what the last run left goes, and whatever is under way on the page is stopped, here or in
 * another cell. Gives undefined, and changes nothing, while the very same attempt is being prepared: twenty clicks are one.
 */
export function beginAttempt(cell: CellState): Attempt | undefined {
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
  clearResults(cell);
  cell.phase.value = { status: 'preparing', attempt };
  cell.ranOn.value = attempt.machine.kind;
  busyCell = cell;
  return attempt;
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
function clearResults(cell: CellState): void {
  cell.log.value = emptyLog;
  cell.build.value = undefined;
  cell.notes.value = [];
  cell.compileProblems.value = [];
}

/** The text of a file; throws for a name that the program does not have. */
export function textOf(files: Files, name: string): string {
  const file = files.find((candidate) => candidate.name === name);
  if (!file) throw new Error(`No file ${name} among ${files.map((known) => known.name).join(', ')}`);
  return file.text;
}

function replaceText([first, ...rest]: Files, name: string, text: string): Files {
  const replaced = (file: ProgramFile): ProgramFile => (file.name === name ? { name, text } : file);
  return [replaced(first), ...rest.map(replaced)];
}
