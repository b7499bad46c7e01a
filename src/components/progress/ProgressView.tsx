import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { allAttempts, allVisits, countSetAside, lastVisit, onAttempt, onVisit } from '../../runtime/index.ts';
import type { Attempt, Visit } from '../../runtime/index.ts';
import { dateText } from '../notebook/date-text.ts';
import type { OutlinedExercise, OutlinedUnit } from './course-outline.ts';
import { attemptWords, predictionWords, runIn } from './progress-words.ts';
import { NotebookFile } from './NotebookFile.tsx';
import './progress.css';

type ProgressViewProps = { readonly units: readonly OutlinedUnit[]; readonly exercises: readonly OutlinedExercise[] };

/** What the notebook knows of a reader's way through the course. */
type Known = { readonly visits: readonly Visit[]; readonly attempts: readonly Attempt[]; readonly aside: number };

/** How far a reader has come: where they were last, every lesson, every exercise, and the notebook as a file. */
export function ProgressView({ units, exercises }: ProgressViewProps): JSX.Element {
  const known = useSignal<Known | undefined>(undefined);
  const read = async (): Promise<void> => {
    const [visits, attempts, aside] = await Promise.all([allVisits(), allAttempts(), countSetAside()]);
    known.value = { visits, attempts, aside };
  };
  useEffect(() => {
    const again = (): void => void read();
    again();
    const ends = [onVisit(again), onAttempt(again)];
    return () => {
      for (const end of ends) end();
    };
  }, []);
  const { visits = [], attempts = [], aside = 0 } = known.value ?? {};
  return (
    <div class="progress" aria-busy={known.value === undefined}>
      <LastPlace visits={visits} units={units} isKnown={known.value !== undefined} />
      <h2 id="lessons">Lessons</h2>
      {units.map((unit) => (
        <LessonTable key={unit.title} unit={unit} visits={visits} attempts={attempts} />
      ))}
      {exercises.length > 0 && (
        <>
          <h2 id="exercises">Exercises</h2>
          <ExerciseTable exercises={exercises} attempts={attempts} />
        </>
      )}
      <NotebookFile aside={aside} onChanged={read} />
    </div>
  );
}

type LastPlaceProps = {
  readonly visits: readonly Visit[];
  readonly units: readonly OutlinedUnit[];
  readonly isKnown: boolean;
};

function LastPlace({ visits, units, isKnown }: LastPlaceProps): JSX.Element {
  const lessons = units.flatMap((unit) => unit.lessons);
  const last = lastVisit(visits.filter(({ path }) => lessons.some((lesson) => lesson.path === path)));
  const lesson = lessons.find(({ path }) => path === last?.path);
  if (!last || !lesson) {
    return (
      <p class="progress-last">
        {isKnown ? 'You have not opened a lesson on this machine yet.' : 'The notebook is being opened …'}
      </p>
    );
  }
  return (
    <p class="progress-last">
      <a class="shell-action" href={lesson.href + (last.anchor === '' ? '' : `#${encodeURIComponent(last.anchor)}`)}>
        Continue where you were
      </a>
      <span>
        {lesson.title}, {dateText(last.last)}
      </span>
    </p>
  );
}

type LessonTableProps = {
  readonly unit: OutlinedUnit;
  readonly visits: readonly Visit[];
  readonly attempts: readonly Attempt[];
};

function LessonTable({ unit, visits, attempts }: LessonTableProps): JSX.Element {
  return (
    <table class="progress-table">
      <caption>{unit.title}</caption>
      <thead>
        <tr>
          <th scope="col">Lesson</th>
          <th scope="col">Opened</th>
          <th scope="col">Programs run</th>
          <th scope="col">Predictions</th>
        </tr>
      </thead>
      <tbody>
        {unit.lessons.map(({ path, title, href, programs }) => {
          const visit = visits.find((one) => one.path === path);
          return (
            <tr key={path} data-state={visit ? 'opened' : undefined}>
              <th scope="row">
                <a href={href}>{title}</a>
              </th>
              <td data-column="Opened">{visit ? dateText(visit.last) : 'not yet'}</td>
              <td data-column="Programs run">
                {visit ? runIn(visit, programs) : 0} of {programs.length}
              </td>
              <td data-column="Predictions">{predictionWords(attempts, path)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

type ExerciseTableProps = { readonly exercises: readonly OutlinedExercise[]; readonly attempts: readonly Attempt[] };

function ExerciseTable({ exercises, attempts }: ExerciseTableProps): JSX.Element {
  return (
    <table class="progress-table">
      <caption>All exercises, in the order of the course</caption>
      <thead>
        <tr>
          <th scope="col">Exercise</th>
          <th scope="col">Attempts</th>
          <th scope="col">Best</th>
          <th scope="col">Points</th>
        </tr>
      </thead>
      <tbody>
        {exercises.map(({ id, title, href, points }) => {
          const words = attemptWords(attempts.filter(({ exercise }) => exercise === id));
          return (
            <tr key={id} data-state={words ? 'opened' : undefined}>
              <th scope="row">
                <a href={href}>{title}</a>
              </th>
              <td data-column="Attempts">{words?.tries ?? 'not yet'}</td>
              <td data-column="Best">{words?.best ?? '–'}</td>
              <td data-column="Points">{points}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
