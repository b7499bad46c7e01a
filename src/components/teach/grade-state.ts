import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import {
  bookRow,
  classRows,
  type Assignment,
  type BookRow,
  type ClassRow,
  type CourseVersion,
  type Grade,
  type HandIn,
  type Override,
  type Pack,
  type RosterEntry,
} from '../../runtime/index.ts';

/** How far grading has come. */
export type Progress =
  | { readonly kind: 'idle' }
  | { readonly kind: 'preparing' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'stopped'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly total: number; readonly reused: number };

/** Grades by the key of the row, then by the id of the exercise. */
export type Grades = ReadonlyMap<string, ReadonlyMap<string, Grade>>;

/** All that the grading page knows. */
export type GradeState = {
  readonly course: CourseVersion;
  readonly assignment: Signal<Assignment | undefined>;
  readonly handIns: Signal<readonly HandIn[]>;
  readonly roster: Signal<readonly RosterEntry[]>;
  readonly pack: Signal<Pack | undefined>;
  readonly overrides: Signal<readonly Override[]>;
  /** Whether answers to other versions of an exercise are graded too. */
  readonly anyVersion: Signal<boolean>;
  readonly grades: Signal<Grades>;
  readonly progress: Signal<Progress>;
  /** What happened last, for the teacher; sentences. */
  readonly notices: Signal<readonly string[]>;
  /** The key of the row that is looked at. */
  readonly open: Signal<string | undefined>;
  readonly classList: ReadonlySignal<readonly ClassRow[]>;
  readonly book: ReadonlySignal<readonly BookRow[]>;
};

const noGrades: ReadonlyMap<string, Grade> = new Map();

/** An empty grading page. */
export function createGradeState(course: CourseVersion): GradeState {
  const assignment = signal<Assignment | undefined>(undefined);
  const handIns = signal<readonly HandIn[]>([]);
  const roster = signal<readonly RosterEntry[]>([]);
  const overrides = signal<readonly Override[]>([]);
  const grades = signal<Grades>(new Map());
  const classList = computed(() => (assignment.value ? classRows(handIns.value, assignment.value, roster.value) : []));
  const rowOf = createRowKeeper();
  const book = computed(() => {
    const asked = assignment.value;
    if (!asked) return [];
    return classList.value.map((row) => rowOf(row, asked, grades.value.get(row.key) ?? noGrades, overrides.value));
  });
  return {
    course,
    assignment,
    handIns,
    roster,
    pack: signal<Pack | undefined>(undefined),
    overrides,
    anyVersion: signal(false),
    grades,
    progress: signal<Progress>({ kind: 'idle' }),
    notices: signal<readonly string[]>([]),
    open: signal<string | undefined>(undefined),
    classList,
    book,
  };
}

/** Makes rows of the grade book; one of which nothing has changed is the same object as before, and need not be drawn again. */
function createRowKeeper(): typeof bookRow {
  const kept = new WeakMap<ClassRow, { readonly from: Parameters<typeof bookRow>; readonly row: BookRow }>();
  return (...from) => {
    const [classRow] = from;
    const known = kept.get(classRow);
    if (known?.from.every((part, index) => part === from[index])) return known.row;
    const row = bookRow(...from);
    kept.set(classRow, { from, row });
    return row;
  };
}

/** Empties the page, except for what the browser keeps. */
export function clearState(state: GradeState): void {
  batch(() => {
    state.assignment.value = undefined;
    state.handIns.value = [];
    state.roster.value = [];
    state.pack.value = undefined;
    state.overrides.value = [];
    state.grades.value = new Map();
    state.progress.value = { kind: 'idle' };
    state.open.value = undefined;
  });
}

/** Gives an exercise of a student a score by hand, or takes it back. */
export function setOverride(
  { overrides }: GradeState,
  student: string,
  exercise: string,
  given: { readonly score: number; readonly note: string } | undefined,
): void {
  const others = overrides.value.filter((one) => one.student !== student || one.exercise !== exercise);
  if (!given) {
    overrides.value = others;
    return;
  }
  const { score, note } = given;
  const at = new Date().toISOString();
  overrides.value = [...others, { student, exercise, score, at, ...(note !== '' && { note }) }];
}
