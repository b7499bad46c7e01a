import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import {
  isAssignmentLink,
  packDigest,
  parseAssignment,
  parseAssignmentLink,
  parseOverrides,
  parsePack,
  parseRoster,
  readHandInsInTurns,
  readPastedLinks,
} from '../../runtime/index.ts';
import { readDropped, readPicked, type Dropped } from './dropped-files.ts';
import { Field } from './Field.tsx';
import { FileInput } from './FileInput.tsx';
import type { GradeState } from './grade-state.ts';

/** What grading needs: an assignment and what was handed in; and what may be added. */
export function GradeInputs({ state }: { readonly state: GradeState }): JSX.Element {
  return (
    <>
      <AssignmentInput state={state} />
      {state.assignment.value && <HandInInput state={state} />}
      {state.assignment.value && <FurtherInputs state={state} />}
    </>
  );
}

function AssignmentInput({ state }: { readonly state: GradeState }): JSX.Element {
  const said = useSignal('');
  const asked = state.assignment.value;
  const take = (read: ReturnType<typeof parseAssignment>): void => {
    said.value = read.ok ? '' : read.message;
    if (!read.ok) return;
    state.assignment.value = read.value;
    state.grades.value = new Map();
    state.progress.value = { kind: 'idle' };
  };
  const takeLink = (text: string): void => {
    const hash = text.slice(Math.max(0, text.indexOf('#'))).trim();
    if (isAssignmentLink(hash)) take(parseAssignmentLink(hash));
    else if (text.trim() !== '') said.value = 'This is not a link to an assignment: such a link holds "#a1.".';
  };
  return (
    <section aria-labelledby="grade-assignment">
      <h2 id="grade-assignment">The assignment</h2>
      <div class="teach-inputs">
        <FileInput
          label="Open the assignment’s file"
          accept=".yaml,.yml,.json"
          onText={(text) => take(parseAssignment(text))}
        />
        <Field label="or its link" problem={undefined}>
          {(control) => (
            <input
              {...control}
              type="text"
              autocomplete="off"
              onInput={({ currentTarget }) => takeLink(currentTarget.value)}
            />
          )}
        </Field>
      </div>
      <p role="status">
        {asked
          ? `“${asked.title}”: ${asked.exercises.length} ${asked.exercises.length === 1 ? 'exercise' : 'exercises'}.`
          : state.handIns.value.length > 0
            ? 'A submission has come with the address of this page. Open the assignment that it answers.'
            : ''}
      </p>
      {said.value !== '' && (
        <p class="teach-problem" role="alert">
          {said}
        </p>
      )}
    </section>
  );
}

function HandInInput({ state }: { readonly state: GradeState }): JSX.Element {
  const isOver = useSignal(false);
  const isReading = useSignal(false);
  const said = useSignal('');
  const problems = useSignal<readonly string[]>([]);
  const take = async (reading: Promise<Dropped>): Promise<void> => {
    isReading.value = true;
    said.value = '';
    const { files, problems: unread } = await reading.catch(() => ({
      files: [],
      problems: ['The folder could not be read.'],
    }));
    const handIns = await readHandInsInTurns(files, (count) => (said.value = `${count} are read …`));
    state.handIns.value = [...state.handIns.value, ...handIns];
    const bad = handIns.filter(({ submission }) => !submission.ok).length;
    said.value = `${handIns.length} ${handIns.length === 1 ? 'file was' : 'files were'} read${bad === 0 ? '' : bad === 1 ? ', 1 of them is no submission' : `, ${bad} of them are no submissions`}.`;
    problems.value = unread;
    isReading.value = false;
    if (state.progress.value.kind === 'done') state.progress.value = { kind: 'idle' };
  };
  const paste = (text: string): void => {
    if (text.trim() === '') return;
    const handIns = readPastedLinks(text);
    state.handIns.value = [...state.handIns.value, ...handIns];
    said.value = handIns.length === 0 ? 'There is no link to a submission in this text.' : `${handIns.length} pasted.`;
  };
  return (
    <section aria-labelledby="grade-handins">
      <h2 id="grade-handins">What was handed in</h2>
      <div
        class="teach-drop"
        data-over={isOver.value}
        onDragOver={(event) => {
          event.preventDefault();
          isOver.value = true;
        }}
        onDragLeave={() => (isOver.value = false)}
        onDrop={(event) => {
          event.preventDefault();
          isOver.value = false;
          if (event.dataTransfer) void take(readDropped(event.dataTransfer));
        }}
      >
        <p>Drop files, folders or archives here: plain ones, or as Moodle and Canvas pack them.</p>
        <div class="teach-actions">
          <FileInput label="Pick files" multiple onFiles={(files) => void take(readPicked(files))} />
          <FileInput label="Pick a folder" isFolder onFiles={(files) => void take(readPicked(files))} />
          {state.handIns.value.length > 0 && (
            <button type="button" class="teach-button" data-quiet onClick={() => (state.handIns.value = [])}>
              Take all out again
            </button>
          )}
        </div>
      </div>
      <Field label="or paste links" problem={undefined}>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            spellcheck={false}
            onChange={({ currentTarget }) => {
              paste(currentTarget.value);
              currentTarget.value = '';
            }}
          />
        )}
      </Field>
      <p role="status">{isReading.value && said.value === '' ? 'The files are being read …' : said.value}</p>
      {problems.value.map((problem) => (
        <p key={problem} class="teach-problem">
          {problem}
        </p>
      ))}
    </section>
  );
}

function FurtherInputs({ state }: { readonly state: GradeState }): JSX.Element {
  const said = useSignal('');
  const problem = useSignal('');
  const tell = (sentence: string, isProblem = false): void => {
    said.value = isProblem ? '' : sentence;
    problem.value = isProblem ? sentence : '';
  };
  const takeRoster = (text: string): void => {
    const read = parseRoster(text);
    if (read.ok) state.roster.value = read.value;
    tell(read.ok ? `The list has ${read.value.length} students.` : read.message, !read.ok);
  };
  const takePack = (text: string): void => {
    const read = parsePack(text);
    if (!read.ok) {
      tell(read.message, true);
      return;
    }
    state.pack.value = read.value;
    const committed = state.assignment.value?.packDigest;
    const isOther = committed !== undefined && committed !== packDigest(read.value);
    tell(
      `The pack “${read.value.title ?? read.value.id}” checks ${read.value.exercises.length} ${read.value.exercises.length === 1 ? 'exercise' : 'exercises'}.${isOther ? ' It is not the one that the assignment names.' : ''}`,
      isOther,
    );
  };
  const takeOverrides = (text: string): void => {
    const read = parseOverrides(text);
    if (read.ok && read.value.assignment !== state.assignment.value?.id) {
      tell(`These overrides belong to another assignment, "${read.value.assignment}".`, true);
    } else if (read.ok) {
      state.overrides.value = read.value.overrides;
      tell(`${read.value.overrides.length} overrides were read.`);
    } else tell(read.message, true);
  };
  return (
    <details class="teach-further">
      <summary>A class list, hidden checks, scores given by hand before</summary>
      <div class="teach-inputs">
        <FileInput label="Open a class list (CSV)" accept=".csv,.txt" onText={takeRoster} />
        <FileInput label="Open a pack of hidden checks" accept=".json" onText={takePack} />
        <FileInput label="Open overrides" accept=".json" onText={takeOverrides} />
      </div>
      <label class="teach-pick">
        <input
          type="checkbox"
          checked={state.anyVersion.value}
          onChange={({ currentTarget }) => (state.anyVersion.value = currentTarget.checked)}
        />
        <span>Also grade answers to other versions of an exercise, by this version’s check</span>
      </label>
      <p role="status">{said}</p>
      {problem.value !== '' && (
        <p class="teach-problem" role="alert">
          {problem}
        </p>
      )}
    </details>
  );
}
