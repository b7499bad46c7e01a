import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import {
  isAssignmentLink,
  lateFigures,
  onAttempt,
  parseAssignment,
  parseAssignmentLink,
  pointsOf,
  type Assignment,
  type CourseVersion,
  type ExerciseListing,
  type LatePolicy,
} from '../../runtime/index.ts';
import { sitePath } from '../shell/site-path.ts';
import { readWork, workWords, type WorkOn } from './assignment-state.ts';
import { FileInput } from './FileInput.tsx';
import { HandIn } from './HandIn.tsx';
import { zoneDate } from './zone-date.ts';

type AssignmentPageProps = {
  readonly exercises: readonly Pick<ExerciseListing, 'id' | 'title'>[];
  readonly course: CourseVersion;
};

/** An assignment as its students see it, from the page's address or a file. Nothing runs by itself. */
export function AssignmentPage({ exercises, course }: AssignmentPageProps): JSX.Element {
  const assignment = useSignal<Assignment | undefined>(undefined);
  const problem = useSignal('');
  const work = useSignal<readonly WorkOn[]>([]);
  const take = (read: ReturnType<typeof parseAssignment>): void => {
    assignment.value = read.ok ? read.value : undefined;
    problem.value = read.ok ? '' : read.message;
  };

  useEffect(() => {
    const readAddress = (): void => {
      if (isAssignmentLink(location.hash)) take(parseAssignmentLink(location.hash));
    };
    readAddress();
    addEventListener('hashchange', readAddress);
    return () => removeEventListener('hashchange', readAddress);
  }, []);

  const asked = assignment.value;
  useEffect(() => {
    if (!asked) return;
    const look = (): void => void readWork(asked, exercises).then((found) => (work.value = found));
    look();
    const stop = onAttempt(look);
    // Come back from an exercise's page, the work is another.
    addEventListener('pageshow', look);
    return () => {
      stop();
      removeEventListener('pageshow', look);
    };
  }, [asked, exercises]);

  return (
    <div class="teach teach-assignment">
      {problem.value !== '' && (
        <p class="teach-problem" role="alert">
          {problem}
        </p>
      )}
      {asked ? (
        <OpenAssignment assignment={asked} work={work.value} course={course} />
      ) : (
        <section aria-labelledby="assignment-open">
          <h2 id="assignment-open">Open an assignment</h2>
          <p>Your teacher gives you a link, which opens here by itself, or a file.</p>
          <FileInput
            label="Open the assignment’s file"
            accept=".yaml,.yml,.json"
            onText={(text) => take(parseAssignment(text))}
          />
        </section>
      )}
    </div>
  );
}

type OpenAssignmentProps = {
  readonly assignment: Assignment;
  readonly work: readonly WorkOn[];
  readonly course: CourseVersion;
};

function OpenAssignment({ assignment, work, course }: OpenAssignmentProps): JSX.Element {
  const done = work.filter(({ share }) => share === 1).length;
  const { due, late } = assignment;
  return (
    <>
      <section aria-labelledby="assignment-title">
        <h2 id="assignment-title">{assignment.title}</h2>
        <p>
          {pointsOf(assignment)} points. {due === undefined ? 'There is no due date.' : <DueDate due={due} />} {done} of{' '}
          {assignment.exercises.length} {assignment.exercises.length === 1 ? 'exercise is' : 'exercises are'} done.
        </p>
        {late && due !== undefined && <p class="teach-hint">{lateWords(late)}</p>}
        {assignment.course.digest !== course.digest && (
          <p role="note" class="teach-note">
            This assignment was made for version {assignment.course.version} of the course; this is {course.version},
            and its exercises are not the same in all. Ask your teacher if something does not fit.
          </p>
        )}
        <ol class="teach-work" aria-label="Exercises">
          {work.map((exercise) => (
            <li key={exercise.id} data-done={exercise.share === 1}>
              {exercise.isKnown ? (
                <a href={sitePath(`exercises/${exercise.id}/`)}>{exercise.title}</a>
              ) : (
                <span>{exercise.title}</span>
              )}
              <span>
                {exercise.points} {exercise.points === 1 ? 'point' : 'points'}, {workWords(exercise)}
                {exercise.left !== undefined &&
                  `, ${exercise.left} ${exercise.left === 1 ? 'attempt' : 'attempts'} left`}
              </span>
            </li>
          ))}
        </ol>
        <p class="teach-hint">
          Each exercise opens on its own page; what you do there is kept in this browser, and the answer that you check
          last is what you hand in here.
        </p>
      </section>
      <HandIn assignment={assignment} work={work} course={course} />
    </>
  );
}

function DueDate({ due }: { readonly due: string }): JSX.Element {
  const isPast = Date.parse(due) < Date.now();
  return (
    <>
      {isPast ? 'It was due on ' : 'Due on '}
      <time dateTime={due}>{zoneDate(due)}</time>, where you are.
    </>
  );
}

function lateWords(late: LatePolicy): string {
  const { perDay, max, graceMinutes } = lateFigures(late);
  const most = max < 100 ? `, ${max} % at most` : '';
  const free =
    graceMinutes > 0 ? ` The first ${graceMinutes} ${graceMinutes === 1 ? 'minute is' : 'minutes are'} free.` : '';
  return `Late work loses ${perDay} % of its points for each day that has begun${most}.${free}`;
}
