import {
  allGradings,
  createClassExaminer,
  createTurns,
  digestOfJson,
  examinable,
  examineAll,
  forgetGrading,
  gradeSteps,
  keepGrading,
  packDigest,
  withHiddenCheck,
  type ClassRow,
  type ExerciseMark,
  type Grade,
  type GradedExercise,
  type Answer,
  type Pack,
} from '../../runtime/index.ts';
import { loadExercise } from './exercise-files.ts';
import type { GradeState, Grades } from './grade-state.ts';

/** One answer to examine. */
type Job = {
  readonly row: string;
  readonly exercise: string;
  readonly answer: Answer;
  /** Of all that its grade depends on: names what the browser keeps of it. */
  readonly key: string;
};

/** An exercise as the site has it and, where the pack checks it, as the pack does. */
type Checks = { readonly own: GradedExercise; readonly hidden: GradedExercise | undefined };

/** How many answers are examined beside each other: all processors but one, and two at least. */
function usualBreadth(): number {
  return Math.min(6, Math.max(2, navigator.hardwareConcurrency - 1));
}

let under: AbortController | undefined;

/** Stops grading; what has a grade keeps it. */
export function stopGrading(): void {
  under?.abort();
}

/**
 * Grades what has no grade yet. `host` is where the frames live. What this browser has graded before, with the same
 * checks, is taken from there. Ends when all is graded, or is stopped.
 */
export async function gradeClass(state: GradeState, host: HTMLElement, atOnce = usualBreadth()): Promise<void> {
  const assignment = state.assignment.value;
  if (!assignment) return;
  under?.abort();
  const stop = new AbortController();
  under = stop;
  state.progress.value = { kind: 'preparing' };
  const { checks, problems } = await loadChecks(
    assignment.exercises.map(({ id }) => id),
    state.pack.value,
  );
  if (stop.signal.aborted) return;
  state.notices.value = problems;
  const site = new Map([...checks].map(([id, { own }]) => [id, own.digest]));

  const kept = await allGradings();
  const grades = new Map<string, ReadonlyMap<string, Grade>>();
  const jobs: Job[] = [];
  let reused = 0;
  for (const row of state.classList.value) {
    const ofRow = new Map<string, Grade>();
    grades.set(row.key, ofRow);
    for (const [exercise, step] of gradeSteps(row, assignment, site, state.anyVersion.value)) {
      if (step.kind === 'settled') {
        ofRow.set(exercise, step.grade);
        continue;
      }
      const key = keyOf(row, exercise, checks.get(exercise), state);
      const known = kept.get(key);
      if (known) {
        reused += 1;
        ofRow.set(exercise, known);
      } else jobs.push({ row: row.key, exercise, answer: examinable(step.answer), key });
    }
  }
  state.grades.value = new Map(grades);

  const total = jobs.length;
  let done = 0;
  const tell = createTeller(() => {
    state.grades.value = new Map(grades) satisfies Grades;
    state.progress.value = { kind: 'running', done, total };
  });
  state.progress.value = { kind: 'running', done, total };
  const examiner = createClassExaminer(host);
  const turns = createTurns();
  await examineAll({
    jobs,
    atOnce,
    examine: async (job) => {
      // Marking what runs no program takes no time that the page would get.
      await turns();
      return examineJob(job, checks.get(job.exercise), examiner.examine, stop.signal);
    },
    onResult: (job, mark) => {
      const grade = gradeOf(mark, checks.get(job.exercise)?.hidden !== undefined);
      // A row's map is never changed: rows of which nothing is new are not drawn again.
      grades.set(job.row, new Map([...(grades.get(job.row) ?? []), [job.exercise, grade]]));
      void keepGrading(job.key, grade);
      done += 1;
      tell.soon();
    },
    signal: stop.signal,
  });
  examiner.close();
  tell.now();
  if (under === stop) under = undefined;
  state.progress.value = done < total ? { kind: 'stopped', done, total } : { kind: 'done', total, reused };
}

/** Forgets what is known of a student's answers, so that the next grading examines them again. */
export async function forgetRow(state: GradeState, row: ClassRow): Promise<void> {
  const assignment = state.assignment.value;
  if (!assignment) return;
  const { checks } = await loadChecks(
    assignment.exercises.map(({ id }) => id),
    state.pack.value,
  );
  for (const { id } of assignment.exercises) await forgetGrading(keyOf(row, id, checks.get(id), state));
}

async function loadChecks(
  ids: readonly string[],
  pack: Pack | undefined,
): Promise<{ readonly checks: ReadonlyMap<string, Checks>; readonly problems: readonly string[] }> {
  const checks = new Map<string, Checks>();
  const problems: string[] = [];
  await Promise.all(
    ids.map(async (id) => {
      try {
        const own = await loadExercise(id);
        const files = pack?.exercises.find((exercise) => exercise.id === id)?.files;
        const [first, ...others] = files ?? [];
        const hidden = first && (await withHiddenCheck(own, [first, ...others]));
        if (typeof hidden === 'string') problems.push(hidden);
        checks.set(id, { own, hidden: typeof hidden === 'string' ? undefined : hidden });
      } catch (error) {
        problems.push(error instanceof Error ? error.message : String(error));
      }
    }),
  );
  return { checks, problems };
}

/** The digest of submission, exercise, pack and site. */
function keyOf({ handedIn }: ClassRow, exercise: string, checks: Checks | undefined, state: GradeState): string {
  return digestOfJson({
    submission: handedIn.kind === 'submission' ? handedIn.submission.digest : '',
    exercise,
    check: checks?.own.digest ?? '',
    pack: checks?.hidden && state.pack.value ? packDigest(state.pack.value) : '',
    engine: state.course.version,
  });
}

/** Examines by the site's check and, where there is one, by the hidden one; the lower share counts. */
async function examineJob(
  { answer }: Job,
  checks: Checks | undefined,
  examine: (exercise: GradedExercise, answer: Answer, signal: AbortSignal) => Promise<ExerciseMark>,
  signal: AbortSignal,
): Promise<ExerciseMark> {
  if (!checks) throw new Error('an answer is examined whose exercise is not there');
  const mark = await examine(checks.own, answer, signal);
  if (!checks.hidden || mark.status !== 'marked') return mark;
  const hidden = await examine(checks.hidden, answer, signal);
  if (hidden.status !== 'marked') return hidden;
  return {
    status: 'marked',
    share: Math.min(mark.share, hidden.share),
    sentence: `${mark.sentence} Hidden checks: ${hidden.sentence}`,
    properties: [
      ...mark.properties,
      ...hidden.properties.map((property) => ({ ...property, name: `Hidden: ${property.name}`.slice(0, 200) })),
    ],
  };
}

function gradeOf({ status, share, properties, sentence }: ExerciseMark, isHidden: boolean): Grade {
  return {
    status: statusOf(status),
    share,
    properties: properties.map((property) => ({ ...property })),
    sentence,
    tier: isHidden ? 'T3' : 'T2',
    at: Date.now(),
  };
}

function statusOf(status: ExerciseMark['status']): Grade['status'] {
  switch (status) {
    case 'marked':
    case 'did-not-compile':
      return 'graded';
    case 'timed-out':
    case 'crashed':
      return status;
    case 'invalid':
    case 'interrupted':
      return 'invalid';
  }
}

/** Draws what is new once an animation frame at most: a thousand rows are not drawn for each grade. */
function createTeller(draw: () => void): { readonly soon: () => void; readonly now: () => void } {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const now = (): void => {
    clearTimeout(waiting);
    waiting = undefined;
    draw();
  };
  // Not an animation frame: there are none while the tab is out of sight.
  return { soon: () => (waiting ??= setTimeout(now, 100)), now };
}
