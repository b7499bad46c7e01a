import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { classResult, longCsv, packDigest, printOverrides, printResult, wideCsv } from '../../runtime/index.ts';
import type { GradeState } from './grade-state.ts';
import { saveFile } from './save-file.ts';

/** The grade book as files. */
export function GradeExports({ state }: { readonly state: GradeState }): JSX.Element | null {
  const said = useSignal('');
  const assignment = state.assignment.value;
  if (!assignment) return null;
  const { pack, course } = state;
  const context = {
    assignment,
    courseVersion: course.version,
    ...(pack.value && { packDigest: packDigest(pack.value) }),
  };
  const save = (suffix: string, text: string, type: string): void => {
    saveFile(`${assignment.id}-${suffix}`, text, type);
    said.value = `${assignment.id}-${suffix} is in your downloads.`;
  };
  const waiting = state.book.value.filter(({ status }) => status === undefined).length;
  return (
    <div class="teach-exports">
      <h3>Take it away</h3>
      {waiting > 0 && (
        <p class="teach-hint">
          {waiting} {waiting === 1 ? 'row is' : 'rows are'} not graded yet; their scores stay empty.
        </p>
      )}
      <div class="teach-actions">
        <button
          type="button"
          class="teach-button"
          data-quiet
          onClick={() => save('grades.csv', wideCsv(state.book.value, context), 'text/csv')}
        >
          Download one line a student (CSV)
        </button>
        <button
          type="button"
          class="teach-button"
          data-quiet
          onClick={() => save('grades-long.csv', longCsv(state.book.value, context), 'text/csv')}
        >
          Download one line an exercise (CSV)
        </button>
        <button
          type="button"
          class="teach-button"
          data-quiet
          onClick={() => {
            const result = classResult(state.book.value, context, course.digest, new Date().toISOString());
            save('result.json', printResult(result), 'application/json');
          }}
        >
          Download everything (JSON)
        </button>
        {state.overrides.value.length > 0 && (
          <button
            type="button"
            class="teach-button"
            data-quiet
            onClick={() =>
              save('overrides.json', printOverrides(assignment.id, state.overrides.value), 'application/json')
            }
          >
            Download scores by hand (JSON)
          </button>
        )}
      </div>
      <p role="status">{said}</p>
    </div>
  );
}
