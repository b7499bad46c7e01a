import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import {
  forgetGradings,
  readPastedLinks,
  submissionHash,
  type CourseVersion,
  type ExerciseListing,
} from '../../runtime/index.ts';
import { GradeExports } from './GradeExports.tsx';
import { GradeInputs } from './GradeInputs.tsx';
import { GradeTable } from './GradeTable.tsx';
import { clearState, createGradeState, type GradeState } from './grade-state.ts';
import { gradeClass, stopGrading } from './grading-run.ts';
import { StudentView } from './StudentView.tsx';

type GradePageProps = {
  readonly course: CourseVersion;
  readonly exercises: readonly Pick<ExerciseListing, 'id' | 'title'>[];
};

/** Takes an assignment and what a class handed in, examines every answer again, and keeps the grade book. */
export function GradePage({ course, exercises }: GradePageProps): JSX.Element {
  const state = useMemo(() => createGradeState(course), []);
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A student's link opens here.
    const readAddress = (): void => {
      if (submissionHash(location.hash) === undefined) return;
      const came = readPastedLinks(location.hash).map((handIn) => ({ ...handIn, source: 'The address of this page' }));
      state.handIns.value = [...state.handIns.value, ...came];
    };
    readAddress();
    addEventListener('hashchange', readAddress);
    return () => removeEventListener('hashchange', readAddress);
  }, [state]);
  const titleOf = (id: string): string => exercises.find((exercise) => exercise.id === id)?.title ?? id;
  const opened = state.book.value.find(({ key }) => key === state.open.value);
  return (
    <div class="teach teach-grade">
      <GradeInputs state={state} />
      {state.assignment.value && state.classList.value.length > 0 && (
        <section aria-labelledby="grade-book">
          <h2 id="grade-book">The class</h2>
          <GradeBar state={state} start={() => host.current && void gradeClass(state, host.current)} />
          <GradeTable state={state} titleOf={titleOf} />
          {opened && <StudentView key={opened.key} state={state} row={opened} titleOf={titleOf} />}
          <GradeExports state={state} />
        </section>
      )}
      <ForgetEverything state={state} />
      <div class="teach-sandbox" ref={host} />
    </div>
  );
}

function GradeBar({ state, start }: { readonly state: GradeState; readonly start: () => void }): JSX.Element {
  const progress = state.progress.value;
  const isBusy = progress.kind === 'running' || progress.kind === 'preparing';
  return (
    <div class="teach-bar">
      {isBusy ? (
        <button type="button" class="teach-button" onClick={stopGrading}>
          Stop
        </button>
      ) : (
        <button type="button" class="teach-button" data-main onClick={start}>
          {progress.kind === 'idle' ? 'Grade' : progress.kind === 'stopped' ? 'Go on grading' : 'Grade again'}
        </button>
      )}
      {progress.kind === 'running' && (
        <progress aria-label="Answers graded" value={progress.done} max={Math.max(1, progress.total)} />
      )}
      <p role="status">{progressSentence(state)}</p>
      {state.notices.value.map((notice) => (
        <p key={notice} role="note" class="teach-problem">
          {notice}
        </p>
      ))}
    </div>
  );
}

function progressSentence({ progress: { value } }: GradeState): string {
  switch (value.kind) {
    case 'idle':
      return 'Nothing has run yet. Each answer runs in this browser, in a sandbox of its own.';
    case 'preparing':
      return 'The checks are being fetched …';
    case 'running':
      return `${value.done} of ${value.total} answers are graded.`;
    case 'stopped':
      return `Stopped. ${value.done} of ${value.total} answers are graded, and they stay so.`;
    case 'done': {
      const reused =
        value.reused === 0
          ? ''
          : ` ${value.reused} ${value.reused === 1 ? 'was' : 'were'} graded in this browser before.`;
      return `Done. ${value.total} ${value.total === 1 ? 'answer was' : 'answers were'} examined.${reused}`;
    }
  }
}

function ForgetEverything({ state }: { readonly state: GradeState }): JSX.Element {
  const said = useSignal('');
  return (
    <section aria-labelledby="grade-forget">
      <h2 id="grade-forget">Forget everything</h2>
      <p>
        This browser keeps the grade of each answer under a digest, without names, so that grading goes on where it
        stopped. Files, names and code are only in this page, until it is closed.
      </p>
      <button
        type="button"
        class="teach-button"
        data-quiet
        onClick={() => {
          stopGrading();
          clearState(state);
          void forgetGradings().then(() => (said.value = 'All of it is forgotten.'));
        }}
      >
        Forget everything
      </button>
      <p role="status">{said}</p>
    </section>
  );
}
