import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { pointsOf, printAssignment, printAssignmentLink, type Assignment } from '../../runtime/index.ts';
import { sitePath } from '../shell/site-path.ts';
import type { DraftProblems } from './assignment-draft.ts';
import { copyText, saveFile } from './save-file.ts';

type AssignmentFileProps = {
  readonly checked: { readonly assignment: Assignment } | { readonly problems: DraftProblems };
};

/** The assignment as a file and as a link, once the form holds one. */
export function AssignmentFile({ checked }: AssignmentFileProps): JSX.Element {
  return (
    <section aria-labelledby="assign-file">
      <h2 id="assign-file">The assignment</h2>
      {'assignment' in checked ? <WrittenAssignment assignment={checked.assignment} /> : <StillOpen {...checked} />}
    </section>
  );
}

function StillOpen({ problems }: { readonly problems: DraftProblems }): JSX.Element {
  return (
    <>
      <p>Before there is a file and a link:</p>
      <ul class="teach-open-list" aria-label="Before there is a file and a link">
        {Object.entries(problems).map(([field, sentence]) => (
          <li key={field}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

function WrittenAssignment({ assignment }: { readonly assignment: Assignment }): JSX.Element {
  const said = useSignal('');
  const yaml = printAssignment(assignment);
  const link = (): string => new URL(sitePath('assignment/'), location.href).href + printAssignmentLink(assignment);
  const { exercises } = assignment;
  return (
    <>
      <p>
        {exercises.length} {exercises.length === 1 ? 'exercise' : 'exercises'}, {pointsOf(assignment)} points. Give
        students the link, or the file. Keep the file: grading starts from it.
      </p>
      <div class="teach-actions">
        <button
          type="button"
          class="teach-button"
          onClick={() => {
            saveFile(`${assignment.id}.yaml`, yaml, 'application/yaml');
            said.value = `${assignment.id}.yaml is in your downloads.`;
          }}
        >
          Download file
        </button>
        <button
          type="button"
          class="teach-button"
          data-quiet
          onClick={() => void copyText(link(), 'The link').then((sentence) => (said.value = sentence))}
        >
          Copy link
        </button>
        <button
          type="button"
          class="teach-button"
          data-quiet
          onClick={() => void copyText(yaml, 'The file').then((sentence) => (said.value = sentence))}
        >
          Copy file
        </button>
        <a class="teach-link" href={sitePath('assignment/') + printAssignmentLink(assignment)}>
          Open as a student sees it
        </a>
      </div>
      <p role="status" class="teach-hint">
        {said}
      </p>
      <pre class="teach-code" tabIndex={0} aria-label="The assignment’s file">
        <code>{yaml}</code>
      </pre>
    </>
  );
}
