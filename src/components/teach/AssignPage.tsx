import { useComputed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { CourseVersion, ExerciseListing } from '../../runtime/index.ts';
import { parseAssignment } from '../../runtime/index.ts';
import { assignmentOf, draftOf, emptyDraft, idFrom, type AssignmentDraft } from './assignment-draft.ts';
import { AssignmentFile } from './AssignmentFile.tsx';
import { ExercisePicker } from './ExercisePicker.tsx';
import { Field } from './Field.tsx';
import { IdentityPicker } from './IdentityPicker.tsx';
import { LatePicker } from './LatePicker.tsx';

type AssignPageProps = {
  readonly exercises: readonly ExerciseListing[];
  readonly course: CourseVersion;
};

/** A form that writes an assignment's file and link. Nothing leaves the page. */
export function AssignPage({ exercises, course }: AssignPageProps): JSX.Element {
  const draft = useSignal<AssignmentDraft>(emptyDraft);
  const opened = useSignal('');
  const checked = useComputed(() => assignmentOf(draft.value, course));
  /** Nobody is told of a field that they have not come to yet. */
  const touched = useSignal<ReadonlySet<string>>(new Set());
  const change = (field: string, part: Partial<AssignmentDraft>): void => {
    draft.value = { ...draft.value, ...part };
    touched.value = new Set([...touched.value, field]);
  };
  const problem = (field: string): string | undefined =>
    'problems' in checked.value && touched.value.has(field.split('/')[0] ?? field)
      ? checked.value.problems[field]
      : undefined;

  const open = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const read = file.size > 1_000_000 ? undefined : parseAssignment(await file.text());
    if (read?.ok) {
      draft.value = draftOf(read.value);
      const unknown = read.value.exercises.filter(({ id }) => !exercises.some((known) => known.id === id));
      opened.value =
        unknown.length === 0
          ? `${file.name} is open. What you change is in the new file only.`
          : `${file.name} is open. This course does not have ${unknown.map(({ id }) => `"${id}"`).join(', ')}; they stay in the file.`;
    } else opened.value = read?.message ?? `${file.name} is no assignment: it is larger than one can be.`;
  };

  return (
    <form class="teach teach-form" onSubmit={(event) => event.preventDefault()} noValidate>
      <div class="teach-open">
        <label class="teach-button" data-quiet>
          Open an assignment’s file
          <input
            type="file"
            accept=".yaml,.yml,.json"
            onChange={({ currentTarget }) => {
              void open(currentTarget.files?.[0]);
              currentTarget.value = '';
            }}
          />
        </label>
        <p role="status">{opened}</p>
      </div>

      <section aria-labelledby="assign-what">
        <h2 id="assign-what">What it is</h2>
        <Field label="Title" problem={problem('title')}>
          {(control) => (
            <input
              {...control}
              type="text"
              maxLength={200}
              value={draft.value.title}
              onInput={({ currentTarget }) => change('title', { title: currentTarget.value })}
            />
          )}
        </Field>
        <Field label="Short name" hint="For file names and the grade book." problem={problem('id')}>
          {(control) => (
            <input
              {...control}
              type="text"
              maxLength={100}
              spellcheck={false}
              placeholder={idFrom(draft.value.title)}
              value={draft.value.id}
              onInput={({ currentTarget }) => change('id', { id: currentTarget.value })}
            />
          )}
        </Field>
        <Field
          label="Due"
          hint="In your time zone; each student sees it in theirs. Nobody is kept out after it."
          problem={problem('due')}
        >
          {(control) => (
            <input
              {...control}
              type="datetime-local"
              value={draft.value.due}
              onInput={({ currentTarget }) => change('due', { due: currentTarget.value })}
            />
          )}
        </Field>
        <LatePicker late={draft.value.late} problem={problem('late')} onChange={(late) => change('late', { late })} />
      </section>

      <ExercisePicker
        exercises={exercises}
        chosen={draft.value.exercises}
        problem={problem}
        onChange={(chosen) => change('exercises', { exercises: chosen })}
      />
      <IdentityPicker
        fields={draft.value.fields}
        problem={problem('fields')}
        onChange={(fields) => change('fields', { fields })}
      />
      <AssignmentFile checked={checked.value} />
    </form>
  );
}
