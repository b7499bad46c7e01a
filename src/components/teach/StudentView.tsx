import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import {
  receiptOf,
  type BookEntry,
  type BookRow,
  type GradedExercise,
  type HandedExercise,
} from '../../runtime/index.ts';
import { AnswerView } from './AnswerView.tsx';
import { loadExercise } from './exercise-files.ts';
import { setOverride, type GradeState } from './grade-state.ts';
import { nameOf, Status } from './GradeTable.tsx';
import { forgetRow } from './grading-run.ts';

type StudentViewProps = {
  readonly state: GradeState;
  readonly row: BookRow;
  readonly titleOf: (id: string) => string;
};

/** All that there is of one student: notes, and each answer with what came of it. */
export function StudentView({ state, row, titleOf }: StudentViewProps): JSX.Element {
  const said = useSignal('');
  const heading = useRef<HTMLHeadingElement>(null);
  const { handedIn } = row;
  // Whoever opens a student reads them next.
  useEffect(() => heading.current?.focus(), []);
  const keys = state.book.value.map(({ key }) => key);
  const place = keys.indexOf(row.key);
  return (
    <section class="teach-student" aria-labelledby="grade-student">
      <h3 id="grade-student" ref={heading} tabIndex={-1}>
        <bdi>{nameOf(row)}</bdi>
      </h3>
      <p class="teach-origin">
        <Status status={row.status} />
        <span class="teach-hint">
          {handedIn.kind === 'missing' ? (
            'Nothing was handed in.'
          ) : (
            <>
              from <bdi>{handedIn.source}</bdi>
              {handedIn.kind === 'submission' && `, receipt ${receiptOf(handedIn.submission)}`}
            </>
          )}
        </span>
      </p>
      {handedIn.kind === 'invalid' && <p class="teach-problem">{handedIn.message}</p>}
      {row.notes.length > 0 && (
        <ul class="teach-notes" aria-label="Notes">
          {row.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {row.entries.map((entry) => (
        <EntryView
          key={entry.id}
          title={titleOf(entry.id)}
          entry={entry}
          late={row.late}
          handed={
            handedIn.kind === 'submission' ? handedIn.submission.exercises.find(({ id }) => id === entry.id) : undefined
          }
          onOverride={(given) => setOverride(state, row.key, entry.id, given)}
        />
      ))}
      <div class="teach-actions">
        <button
          type="button"
          class="teach-button"
          data-quiet
          onClick={() =>
            void forgetRow(state, row).then(
              () => (said.value = 'The next grading runs all answers of this student anew.'),
            )
          }
        >
          Grade this student anew
        </button>
        {(
          [
            ['Previous student', keys[place - 1]],
            ['Next student', keys[place + 1]],
          ] as const
        ).map(([label, key]) => (
          <button
            key={label}
            type="button"
            class="teach-button"
            data-quiet
            disabled={key === undefined}
            onClick={() => (state.open.value = key)}
          >
            {label}
          </button>
        ))}
        <button type="button" class="teach-button" data-quiet onClick={() => (state.open.value = undefined)}>
          Close
        </button>
      </div>
      <p role="status">{said}</p>
    </section>
  );
}

type EntryViewProps = {
  readonly title: string;
  readonly entry: BookEntry;
  readonly late: BookRow['late'];
  readonly handed: HandedExercise | undefined;
  readonly onOverride: (given: { readonly score: number; readonly note: string } | undefined) => void;
};

function EntryView({ title, entry, late, handed, onOverride }: EntryViewProps): JSX.Element {
  const exercise = useSignal<GradedExercise | undefined>(undefined);
  useEffect(() => {
    loadExercise(entry.id).then(
      (found) => (exercise.value = found),
      () => {
        // There is nothing to compare with then.
      },
    );
  }, [entry.id]);
  const { grade } = entry;
  return (
    <article class="teach-entry" aria-label={title}>
      <h4>{title}</h4>
      <p>
        {entry.score ?? '…'} of {entry.points} points
        {entry.override && entry.raw !== undefined && `; the run gave ${entry.raw}`}
        {!entry.override &&
          late.penalty > 0 &&
          entry.raw !== entry.score &&
          `; the run gave ${entry.raw}, before being late`}
        . {grade ? grade.sentence : 'It has not run yet.'}
      </p>
      {grade && grade.properties.length > 0 && (
        <ul class="teach-properties" aria-label={`Properties of ${title}`}>
          {grade.properties.map((property) => (
            <li key={property.name} data-passed={property.passed}>
              <strong>
                {property.passed ? 'Holds' : 'Fails'}: {property.name}
              </strong>
              <p>{property.feedback}</p>
              {property.evidence !== undefined && <pre tabIndex={0}>{property.evidence}</pre>}
            </li>
          ))}
        </ul>
      )}
      {handed && (
        <p class="teach-hint">
          {handed.attempts.length} {handed.attempts.length === 1 ? 'check' : 'checks'} on the student’s own page
          {handed.claimed && `; it claims ${Math.round(handed.claimed.share * 100)} %, which counts for nothing`}.
        </p>
      )}
      {handed?.answer && (
        <AnswerView
          answer={handed.answer}
          exercise={exercise.value}
          title={title}
          isMarked={grade?.status === 'graded'}
        />
      )}
      <OverrideForm entry={entry} title={title} onOverride={onOverride} />
    </article>
  );
}

type OverrideFormProps = Pick<EntryViewProps, 'entry' | 'title' | 'onOverride'>;

function OverrideForm({ entry, title, onOverride }: OverrideFormProps): JSX.Element {
  const score = useSignal(entry.override ? String(entry.override.score) : '');
  const note = useSignal(entry.override?.note ?? '');
  const isNumber = /^\d{1,4}(?:\.\d{1,2})?$/u.test(score.value.trim()) && Number(score.value) <= 1_000;
  const problem = score.value.trim() !== '' && !isNumber;
  return (
    <form
      class="teach-override"
      onSubmit={(event) => {
        event.preventDefault();
        if (isNumber) onOverride({ score: Number(score.value), note: note.value.trim() });
      }}
    >
      <label>
        Score by hand
        <input
          type="text"
          inputMode="decimal"
          aria-label={`Score by hand for ${title}`}
          aria-invalid={problem ? true : undefined}
          value={score.value}
          onInput={({ currentTarget }) => (score.value = currentTarget.value)}
        />
      </label>
      <label>
        Note
        <input
          type="text"
          maxLength={1_000}
          aria-label={`Note on ${title}`}
          value={note.value}
          onInput={({ currentTarget }) => (note.value = currentTarget.value)}
        />
      </label>
      <button type="submit" class="teach-button" data-quiet disabled={!isNumber}>
        Set
      </button>
      {entry.override && (
        <button
          type="button"
          class="teach-button"
          data-quiet
          onClick={() => {
            score.value = '';
            note.value = '';
            onOverride(undefined);
          }}
        >
          Take back
        </button>
      )}
      {problem && <p class="teach-problem">A score is a number from 0 to 1000.</p>}
    </form>
  );
}
