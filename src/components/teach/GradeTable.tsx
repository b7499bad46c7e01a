import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { BookEntry, BookRow } from '../../runtime/index.ts';
import type { GradeState } from './grade-state.ts';

type GradeTableProps = { readonly state: GradeState; readonly titleOf: (id: string) => string };

/** What a trust tier means, for who rests on it. */
const tierWords = {
  T0: 'the student’s own check',
  T1: 'what the student claims',
  T2: 'run again here',
  T3: 'run again here, also with hidden checks',
} as const;

/** One row a student, live while grading goes on. */
export function GradeTable({ state, titleOf }: GradeTableProps): JSX.Element {
  const exercises = state.assignment.value?.exercises ?? [];
  return (
    <div class="teach-scroll" tabIndex={0} role="region" aria-label="Table of grades">
      <table class="teach-table" aria-label="Grades">
        <thead>
          <tr>
            <th scope="col">Student</th>
            <th scope="col">Status</th>
            {exercises.map(({ id, points }) => (
              <th key={id} scope="col" class="teach-number">
                {titleOf(id)} <span class="teach-hint">of {points}</span>
              </th>
            ))}
            <th scope="col" class="teach-number">
              Score
            </th>
            <th scope="col">Trust</th>
          </tr>
        </thead>
        <tbody>
          {state.book.value.map((row) => (
            <StudentRow key={row.key} row={row} state={state} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/**
 * One student. It reads a signal, and such components are drawn again only when that or a property has changed: a class
 * may have a thousand rows.
 */
function StudentRow({ row, state }: { readonly row: BookRow; readonly state: GradeState }): JSX.Element {
  const isOpen = useComputed(() => state.open.value === row.key).value;
  const name = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // Closed from within what is gone now: the keyboard goes on here.
    if (wasOpen.current && !isOpen && document.activeElement === document.body) name.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <tr data-open={isOpen}>
      <th scope="row">
        <button
          type="button"
          class="teach-name"
          ref={name}
          aria-expanded={isOpen}
          onClick={() => (state.open.value = isOpen ? undefined : row.key)}
        >
          <bdi>{nameOf(row)}</bdi>
        </button>
        {row.student.id !== '' && row.student.name !== '' && (
          <span class="teach-hint">
            <bdi>{row.student.id}</bdi>
          </span>
        )}
      </th>
      <td>
        <Status status={row.status} />
        {row.notes.length > 0 && (
          <span class="teach-hint">
            {row.notes.length} {row.notes.length === 1 ? 'note' : 'notes'}
          </span>
        )}
      </td>
      {row.entries.map((entry) => (
        <ScoreCell key={entry.id} entry={entry} />
      ))}
      <td class="teach-number">
        {row.score ?? '…'} <span class="teach-hint">of {row.max}</span>
      </td>
      <td>
        <abbr class="teach-tier" title={tierWords[row.tier]}>
          {row.tier}
        </abbr>
      </td>
    </tr>
  );
}

function ScoreCell({ entry: { score, grade, override } }: { readonly entry: BookEntry }): JSX.Element {
  const odd = grade !== undefined && grade.status !== 'graded' && override === undefined;
  return (
    <td class="teach-number">
      {score ?? '…'}
      {override && <span class="teach-hint"> by hand</span>}
      {odd && <span class="teach-hint"> {grade.status}</span>}
    </td>
  );
}

/** A status as a word; its mark is a shape, so that colour is not all there is. */
export function Status({ status }: { readonly status: BookRow['status'] }): JSX.Element {
  return (
    <span class="teach-status" data-status={status ?? 'waiting'}>
      {status ?? 'waiting'}
    </span>
  );
}

/** What a row is called. */
export function nameOf({ student, key }: BookRow): string {
  return student.name || student.id || student.email || key;
}
