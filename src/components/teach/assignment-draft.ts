import {
  checkAssignment,
  lateFigures,
  type Assignment,
  type CourseVersion,
  type IdentityName,
} from '../../runtime/index.ts';

/** One exercise as the form has it; texts as they were typed. */
export type DraftExercise = { readonly id: string; readonly points: string; readonly attempts: string };

/** What late work loses, as the form has it: per cent and minutes as they were typed; nothing where it loses nothing. */
export type DraftLate = { readonly perDay: string; readonly max: string; readonly grace: string };

/** An assignment while it is filled in. */
export type AssignmentDraft = {
  readonly title: string;
  readonly id: string;
  /** As `<input type="datetime-local">` has it: without a zone, which is the reader's. */
  readonly due: string;
  readonly late: DraftLate;
  readonly fields: readonly IdentityName[];
  readonly exercises: readonly DraftExercise[];
  /** What a file that was opened says beside that; it is kept. */
  readonly rest: Readonly<Record<string, unknown>>;
};

const nothingLate: DraftLate = { perDay: '', max: '', grace: '' };

/** An empty form. */
export const emptyDraft: AssignmentDraft = {
  title: '',
  id: '',
  due: '',
  late: nothingLate,
  fields: ['name', 'id'],
  exercises: [],
  rest: {},
};

/** What is wrong with the form, by field; `exercises/<id>/points` and `exercises/<id>/attempts` for a line of it. */
export type DraftProblems = Readonly<Partial<Record<string, string>>>;

/** The assignment of a form, or what is wrong with it. */
export function assignmentOf(
  draft: AssignmentDraft,
  course: CourseVersion,
): { readonly assignment: Assignment } | { readonly problems: DraftProblems } {
  const problems: Record<string, string> = {};
  if (draft.title.trim() === '') problems['title'] = 'Give the assignment a title.';
  const id = draft.id === '' ? idFrom(draft.title) : draft.id;
  if (!/^[a-z0-9-]{2,100}$/u.test(id)) problems['id'] = 'Use 2 to 100 of a to z, 0 to 9 and "-".';
  const due = draft.due === '' ? undefined : new Date(draft.due);
  if (due && Number.isNaN(due.getTime())) problems['due'] = 'There is no such date.';
  const { perDay, max, grace } = draft.late;
  if (!isPercent(perDay) || !isPercent(max)) problems['late'] = 'What is taken off is a number from 0 to 100.';
  else if (!/^\d{0,4}$/u.test(grace.trim())) problems['late'] = 'Minutes are a whole number.';
  else if (due === undefined && perDay.trim() !== '')
    problems['late'] = 'Work can be late only where there is a due date.';
  if (draft.fields.length === 0)
    problems['fields'] = 'Ask for one thing at least: you could not tell whose file is whose.';
  if (draft.exercises.length === 0) problems['exercises'] = 'Pick one exercise at least.';
  for (const { id: exercise, points, attempts } of draft.exercises) {
    if (!/^\d{1,4}(?:\.\d{1,2})?$/u.test(points.trim()) || Number(points) > 1_000) {
      problems[`exercises/${exercise}/points`] = 'Points are a number from 0 to 1000.';
    }
    if (attempts.trim() !== '' && !/^[1-9]\d{0,2}$/u.test(attempts.trim())) {
      problems[`exercises/${exercise}/attempts`] = 'A whole number from 1 to 999; nothing for no limit.';
    }
  }
  if (Object.keys(problems).length > 0) return { problems };
  const read = checkAssignment({
    ...draft.rest,
    format: 'course-assignment',
    version: 1,
    id,
    title: draft.title.trim(),
    course,
    ...(due && { due: due.toISOString() }),
    ...(perDay.trim() !== '' && { late: lateOf(draft) }),
    identity: { ...identityRest(draft.rest), fields: draft.fields },
    exercises: draft.exercises.map((exercise) => ({
      ...exerciseRest(draft.rest, exercise.id),
      id: exercise.id,
      points: Number(exercise.points),
      attempts: exercise.attempts.trim() === '' ? 'unlimited' : Number(exercise.attempts),
    })),
  });
  return read.ok ? { assignment: read.value } : { problems: { title: read.message } };
}

/** The form for an assignment that was opened. */
export function draftOf(assignment: Assignment): AssignmentDraft {
  // A date that the teacher takes out of the form must not come back from here.
  const { due: _due, late, ...rest } = assignment;
  return {
    title: assignment.title,
    id: assignment.id,
    due: assignment.due === undefined ? '' : localDate(new Date(assignment.due)),
    late: late ? draftLate(late) : nothingLate,
    fields: assignment.identity.fields,
    exercises: assignment.exercises.map(({ id, points, attempts }) => ({
      id,
      points: String(points),
      attempts: attempts === 'unlimited' ? '' : String(attempts),
    })),
    rest,
  };
}

/** An id made of a title: `Races lab` gives `races-lab`. */
export function idFrom(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 60)
    .replace(/-+$/u, '');
}

/** A moment as `<input type="datetime-local">` takes it, in the zone of the reader. */
function localDate(date: Date): string {
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

function isPercent(text: string): boolean {
  return text.trim() === '' || (/^\d{1,3}(?:\.\d{1,2})?$/u.test(text.trim()) && Number(text) <= 100);
}

function lateOf({ late: { perDay, max, grace } }: AssignmentDraft): object {
  return {
    perDay: `${Number(perDay)}%`,
    ...(max.trim() !== '' && { max: `${Number(max)}%` }),
    ...(Number(grace) > 0 && { grace: `PT${Number(grace)}M` }),
  };
}

function draftLate(late: NonNullable<Assignment['late']>): DraftLate {
  const { perDay, max, graceMinutes } = lateFigures(late);
  return {
    perDay: String(perDay),
    max: late.max === undefined ? '' : String(max),
    grace: graceMinutes === 0 ? '' : String(graceMinutes),
  };
}

function identityRest({ identity }: AssignmentDraft['rest']): object {
  return typeof identity === 'object' && identity !== null ? identity : {};
}

function exerciseRest({ exercises }: AssignmentDraft['rest'], id: string): object {
  if (!Array.isArray(exercises)) return {};
  const found: unknown = exercises.find((exercise: unknown) => hasId(exercise, id));
  return typeof found === 'object' && found !== null ? found : {};
}

function hasId(exercise: unknown, id: string): boolean {
  return typeof exercise === 'object' && exercise !== null && 'id' in exercise && exercise.id === id;
}
