import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import {
  assignmentDigest,
  forgetIdentity,
  identityNames,
  identityOf,
  keepIdentity,
  keptIdentity,
  printSubmission,
  printSubmissionLink,
  receiptOf,
  sealSubmission,
  submissionFileName,
  type Assignment,
  type CourseVersion,
  type IdentityName,
  type Submission,
} from '../../runtime/index.ts';
import { sitePath } from '../shell/site-path.ts';
import type { WorkOn } from './assignment-state.ts';
import { Field } from './Field.tsx';
import { identityLabels } from './IdentityPicker.tsx';
import { copyText, saveFile } from './save-file.ts';

type HandInProps = {
  readonly assignment: Assignment;
  readonly work: readonly WorkOn[];
  readonly course: CourseVersion;
};

/** Makes the file and the link that a student hands in, and says what is in them before they leave the page. */
export function HandIn({ assignment, work, course }: HandInProps): JSX.Element {
  const given = useSignal<Partial<Record<IdentityName, string>>>({});
  const remembers = useSignal(false);
  const made = useSignal<Submission | undefined>(undefined);
  const problem = useSignal('');
  const asked = identityNames.filter((name) => assignment.identity.fields.includes(name));

  useEffect(() => {
    void keptIdentity().then((kept) => {
      if (!kept) return;
      given.value = { ...kept, ...given.value };
      remembers.value = true;
    });
  }, []);

  const make = (): void => {
    const student = identityOf(asked, given.value);
    const missing = asked.filter((name) => student[name] === undefined);
    if (missing.length > 0) {
      problem.value = `Your teacher asks for: ${missing.map((name) => identityLabels[name].toLowerCase()).join(', ')}.`;
      return;
    }
    void (remembers.value ? keepIdentity(identityOf(identityNames, given.value)) : forgetIdentity());
    const sealed = sealSubmission({
      assignment: { id: assignment.id, digest: assignmentDigest(assignment) },
      course,
      at: new Date().toISOString(),
      student,
      exercises: work.map(handedOf),
    });
    problem.value = sealed.ok ? '' : sealed.message;
    made.value = sealed.ok ? sealed.value : undefined;
  };

  const unanswered = work.filter(({ answer }) => answer === undefined);
  return (
    <section aria-labelledby="hand-in">
      <h2 id="hand-in">Hand in</h2>
      <p>
        This makes a file and a link for your teacher. Nothing is sent from here: upload the file where your teacher
        says, or paste the link there.
      </p>
      {unanswered.length > 0 && (
        <p role="note" class="teach-note">
          Without an answer so far: {unanswered.map(({ title }) => title).join(', ')}. You can hand in all the same, and
          again later.
        </p>
      )}
      <form
        class="teach-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        {asked.map((name) => (
          <Field key={name} label={identityLabels[name]} problem={undefined}>
            {(control) => (
              <input
                {...control}
                type={name === 'email' ? 'email' : 'text'}
                maxLength={100}
                autocomplete={name === 'name' ? 'name' : name === 'email' ? 'email' : 'off'}
                value={given.value[name] ?? ''}
                onInput={({ currentTarget }) => {
                  given.value = { ...given.value, [name]: currentTarget.value };
                  made.value = undefined;
                }}
              />
            )}
          </Field>
        ))}
        <label class="teach-pick">
          <input
            type="checkbox"
            checked={remembers.value}
            onChange={({ currentTarget }) => (remembers.value = currentTarget.checked)}
          />
          <span>Remember this on this computer</span>
        </label>
        {problem.value !== '' && (
          <p class="teach-problem" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" class="teach-button" data-main>
          Make the file
        </button>
      </form>
      {made.value && <MadeFile submission={made.value} />}
    </section>
  );
}

function handedOf({ id, attempts, answer }: WorkOn): Record<string, unknown> & Submission['exercises'][number] {
  return {
    id,
    ...(answer && {
      exercise: answer.exercise,
      answer: answer.answer as NonNullable<Submission['exercises'][number]['answer']>,
      claimed: { share: answer.share },
    }),
    attempts: attempts.slice(-2_000).map(({ at, ms, status, share, digest }) => ({
      at: new Date(at).toISOString(),
      ms: Math.round(ms),
      status,
      share,
      ...(/^[0-9a-f]{64}$/u.test(digest) && { digest: `sha256-${digest}` }),
    })),
  };
}

function MadeFile({ submission }: { readonly submission: Submission }): JSX.Element {
  const said = useSignal('');
  const text = printSubmission(submission);
  const name = submissionFileName(submission);
  const answered = submission.exercises.filter(({ answer }) => answer !== undefined).length;
  const link = (): string => new URL(sitePath('teach/grade/'), location.href).href + printSubmissionLink(submission);
  return (
    <div class="teach-made" aria-label="Your file" role="group">
      <p>
        Receipt <strong class="teach-receipt">{receiptOf(submission)}</strong>. Note it down: it names exactly this
        file.
      </p>
      <p>
        The file holds {Object.keys(submission.student).length === 0 ? 'nothing about you' : 'what you entered above'},
        your {answered} {answered === 1 ? 'answer' : 'answers'}, when you checked {answered === 1 ? 'it' : 'them'} and
        what each check gave, the version of the course, and a digest that shows damage. Nothing else. Your teacher’s
        computer runs your answers again; only that counts.
      </p>
      <div class="teach-actions">
        <button
          type="button"
          class="teach-button"
          data-main
          onClick={() => {
            saveFile(name, text, 'application/json');
            said.value = `${name} is in your downloads. Hand that in.`;
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
      </div>
      <p role="status">{said}</p>
      <details>
        <summary>See the file</summary>
        <pre class="teach-code" tabIndex={0} aria-label="What the file holds">
          {text}
        </pre>
      </details>
    </div>
  );
}
