import { computed, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type {
  Build,
  Diagnostic,
  Outcome,
  PickedMachine,
  Position,
  Program,
  ProgramFile,
  Run,
  Trace,
  Version,
} from '../../runtime/index.ts';
import { shapeOf } from '../../runtime/program-shape.ts';
import type { ProgramShape } from '../../runtime/program-shape.ts';
import type { TimelineExport } from '../timeline/timeline-parts.ts';
import { scalingAxis } from '../comparison/scaling-plan.ts';
import type { RunRecord } from '../comparison/run-record.ts';
import type { Repeats, Scaling } from '../comparison/study.ts';
import type { CodePiece, LineMark, LineNote } from '../editor/editor.ts';
import { createKeptState } from '../notebook/kept-state.ts';
import type { KeptState } from '../notebook/kept-state.ts';
import type { Exploring } from '../schedules/exploring.ts';
import type { ForReal } from '../schedules/real-words.ts';
import { likelyRefusal } from './machine-offer.ts';
import { emptyLog } from './output-log.ts';
import type { OutputLog } from './output-log.ts';
import type { Verdict, VerdictDetails } from './verdict.ts';

/** The texts of a program. A change makes a new array, so that its identity stands for the version. */
export type Files = Program['files'];

/** One click on Run or on a study, from the click to its outcome. Its identity tells a stale event from a fresh one. */
export type Attempt = { readonly files: Files; readonly machine: PickedMachine; readonly startedAt: number };

/** A run that has come to its end, and what its verdict needs to know. */
export type Ended = {
  readonly status: 'ended';
  readonly outcome: Outcome;
  readonly details: VerdictDetails;
  /** In the place of what is said of one run: what many runs, or all schedules, have shown. */
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
  | { readonly status: 'running'; readonly attempt: Attempt; readonly run: Pick<Run, 'stop'> }
  | Ended
  /** A part of the site could not be fetched, so that no run took place; the sentence says which and what to do. */
  | { readonly status: 'not-started'; readonly sentence: string };

/** Which of a cell's results is in front. */
export type View = 'output' | 'page' | 'timeline' | 'runs' | 'schedules';

/** What can be found out by running a program many times. */
export type StudyKind = 'repeats' | 'scaling';

/** Who wrote the program: the course, or somebody whose link the reader followed. */
export type Author = 'course' | 'stranger';

/** What a cell is told about its program. */
export type CellProgram = {
  /** Its id in its lesson, by which other cells import from it; absent in the playground, as is the lesson. */
  readonly id?: string;
  readonly lesson?: string;
  readonly title: string;
  readonly files: Files;
  /** The files of the cells that it imports from, as the course has them, below `cells/`. */
  readonly imported?: readonly ProgramFile[];
  readonly machine: PickedMachine;
  readonly author: Author;
  readonly buildUrl?: string;
  readonly needsSharedMemory: boolean;
  /** A schedule to be shown first, as the link has it. */
  readonly schedule?: string;
};

/** A text with the colours that the editor gave it. */
export type ColouredText = { readonly text: string; readonly lines: readonly (readonly CodePiece[])[] };

/** Where a cell stands: in the prose of a lesson, or by itself in the playground. */
export type Home = 'lesson' | 'playground';

/** Texts that something else has taken the place of, and what. */
export type Replaced = { readonly files: Files; readonly why: Version['why'] };

/** Texts to hold the reader's own against. */
export type Compared = { readonly what: 'original' | 'earlier' | 'solution'; readonly files: Files };

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
  readonly machine: Signal<PickedMachine>;
  /** Why the simulated machine cannot run the texts, as a sentence. */
  readonly refusesSimulation: Signal<string | undefined>;
  /** What the last run was made of, with the files of the cells that it built on; undefined before the first. */
  readonly ranWith: Signal<Files | undefined>;
  /** Kind of the machine of the last run; undefined before the first. */
  readonly ranOn: Signal<PickedMachine['kind'] | undefined>;
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
  /** How far the last exploration of the program is, if any. */
  readonly exploring: Signal<Exploring>;
  /** What real workers have shown of it; undefined where nobody has asked. */
  readonly forReal: Signal<ForReal | undefined>;
  /** What can be taken away of the picture in front. */
  readonly exports: Signal<readonly TimelineExport[]>;
  /** The line of the program that the picture points at, and the one that the pointer is at in the program. */
  readonly litPlace: Signal<Position | undefined>;
  readonly pointedPlace: Signal<Position | undefined>;
  /** Compiled form of the last run, which tells where its lines and errors come from. */
  readonly build: Signal<Build | undefined>;
  readonly notes: Signal<readonly LineNote[]>;
  /** Where the threads of a schedule stand, step by step. */
  readonly marks: Signal<readonly LineMark[]>;
  readonly compileProblems: Signal<readonly Diagnostic[]>;
  readonly typeProblems: Signal<readonly Diagnostic[]>;
  /** The reader's texts that something else has taken the place of, until the next edit. */
  readonly undone: Signal<Replaced | undefined>;
  /** What the notebook holds of the program. */
  readonly kept: KeptState;
  /** The texts that the reader holds theirs against; undefined where they do not. */
  readonly compared: Signal<Compared | undefined>;
  /** What an action of the menu has to say. */
  readonly notice: Signal<string>;
  /** An address that the browser did not let us copy; empty where there is none. */
  readonly refusedLink: Signal<string>;
  /** The reader has agreed that this stranger's program may share the page's thread. */
  readonly agreed: Signal<boolean>;
  /** What the program is made for, as its first file says. */
  readonly shape: ReadonlySignal<ProgramShape>;
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
    ranWith: signal<Files | undefined>(undefined),
    ranOn: signal<PickedMachine['kind'] | undefined>(undefined),
    phase,
    view: signal<View>('output'),
    log: signal(emptyLog),
    trace: signal<Trace | undefined>(undefined),
    runs: signal<readonly RunRecord[]>([]),
    baseline: signal<number | undefined>(undefined),
    repeats: signal<Repeats | undefined>(undefined),
    scaling: signal<Scaling | undefined>(undefined),
    exploring: signal<Exploring>({ status: 'none' }),
    forReal: signal<ForReal | undefined>(undefined),
    exports: signal<readonly TimelineExport[]>([]),
    litPlace: signal<Position | undefined>(undefined),
    pointedPlace: signal<Position | undefined>(undefined),
    build: signal<Build | undefined>(undefined),
    notes: signal<readonly LineNote[]>([]),
    marks: signal<readonly LineMark[]>([]),
    compileProblems: signal<readonly Diagnostic[]>([]),
    typeProblems: signal<readonly Diagnostic[]>([]),
    undone: signal<Replaced | undefined>(undefined),
    kept: createKeptState(),
    compared: signal<Compared | undefined>(undefined),
    notice: signal(''),
    refusedLink: signal(''),
    agreed: signal(false),
    shape: computed(() => shapeOf(settled.value[0].text)),
    canScale: computed(() => scalingAxis(settled.value, machine.value) !== undefined),
    edited: computed(() => !sameTexts(files.value, current.value.files)),
    busy: computed(() => phase.value.status === 'preparing' || phase.value.status === 'running'),
  };
}

/** Whether two programs have the same files with the same texts. */
function sameTexts(one: Files, other: Files): boolean {
  return (
    one === other ||
    (one.length === other.length &&
      one.every(({ name, text }, index) => name === other[index]?.name && text === other[index].text))
  );
}
