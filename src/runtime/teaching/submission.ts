import * as v from 'valibot';
import { answerField } from './answer-field.ts';
import { digestOfJson } from './canonical.ts';
import {
  assignmentIdField,
  courseField,
  dateField,
  digestField,
  exerciseIdField,
  formatFields,
  identityNames,
  lineField,
  type IdentityName,
} from './fields.ts';
import { isFragment, parseFragment, printFragment, type FragmentKind } from './fragment.ts';
import { readJson } from './json-text.ts';
import { teachingLimits } from './limits.ts';
import { checked, unreadable, type Reading } from './reading.ts';

const share = v.pipe(
  v.number('a share is a number'),
  v.minValue(0, 'a share is 0 to 1'),
  v.maxValue(1, 'a share is 0 to 1'),
  v.description('The part of the points, 0 to 1.'),
);

const attempt = v.looseObject(
  {
    at: dateField,
    ms: v.pipe(
      v.number('the time that a check took is a number'),
      v.minValue(0, 'a time is 0 or more'),
      v.description('How long the check took, in milliseconds.'),
    ),
    status: lineField(40, 'How the check ended, such as "marked" or "timed-out".'),
    share,
    digest: v.exactOptional(v.pipe(digestField, v.description('Of the answer that was checked.'))),
  },
  'an attempt has at, ms, status and share',
);

const handedExercise = v.looseObject(
  {
    id: exerciseIdField,
    exercise: v.exactOptional(
      v.pipe(
        digestField,
        v.description('Which version of the exercise was answered: the digest that the site gives it.'),
      ),
    ),
    answer: v.exactOptional(answerField),
    attempts: v.pipe(
      v.array(attempt, 'attempts are a list'),
      v.maxLength(teachingLimits.attempts, `there are at most ${teachingLimits.attempts} attempts`),
      v.description('Every check that the student’s page remembers, oldest first.'),
    ),
    claimed: v.exactOptional(
      v.pipe(
        v.looseObject({ share }, 'a claim has a share'),
        v.description('What the student’s own page said last. A claim: nothing is graded by it.'),
      ),
    ),
  },
  'an exercise has an id and attempts',
);

const student = v.looseObject(
  {
    name: v.exactOptional(lineField(200, 'As the student writes it.')),
    id: v.exactOptional(lineField(100, 'What the teacher’s roster calls the student.')),
    email: v.exactOptional(lineField(200, 'As the student writes it.')),
    pseudonym: v.exactOptional(lineField(100, 'A name that only teacher and student can connect.')),
  },
  'a student has a name, an id, an email or a pseudonym',
);

/** The format course-submission/1: what a student hands in. Unknown fields are kept. */
export const submissionSchema = v.pipe(
  v.looseObject(
    {
      ...formatFields('course-submission'),
      assignment: v.looseObject({ id: assignmentIdField, digest: digestField }, 'an assignment has an id and a digest'),
      course: courseField,
      at: v.pipe(dateField, v.description('When the file was made, by the clock of the student’s computer.')),
      student: v.pipe(student, v.description('Only what the assignment asks for.')),
      exercises: v.pipe(
        v.array(handedExercise, 'exercises are a list'),
        v.maxLength(teachingLimits.exercises, `there are at most ${teachingLimits.exercises} exercises`),
        v.check((list) => new Set(list.map(({ id }) => id)).size === list.length, 'an exercise stands there twice'),
      ),
      digest: v.pipe(
        digestField,
        v.description(
          'SHA-256 over the canonical JSON of everything else. It finds accidents; who changes the file on purpose can write it anew.',
        ),
      ),
    },
    'it is not a submission',
  ),
  v.title('course-submission/1'),
  v.description('What a student of the Interleave course hands in: one JSON file or a link.'),
);

/** A submission whose seal is whole. */
export type Submission = v.InferOutput<typeof submissionSchema>;

/** Who handed in, as far as the assignment asks. */
export type Student = Submission['student'];

/** One exercise of a submission. */
export type HandedExercise = Submission['exercises'][number];

const kind: FragmentKind = { letter: 's', what: 'This submission', limitBytes: teachingLimits.submissionBytes };

/** Seals what is handed in: adds format and digest. A problem with its size or its parts is a sentence. */
export function sealSubmission(parts: Omit<Submission, 'format' | 'version' | 'digest'>): Reading<Submission> {
  const unsealed = { format: 'course-submission', version: 1, ...parts } as const;
  const sealed = { ...unsealed, digest: digestOfJson(unsealed) };
  // Through its own text, so that nobody can make a file that nobody can read.
  return parseSubmission(JSON.stringify(sealed));
}

/** Reads a submission's file. One whose digest does not fit its contents is refused with a sentence. Never throws. */
export function parseSubmission(text: string): Reading<Submission> {
  const json = readJson(text, kind.limitBytes, kind.what);
  return json.ok ? checkSubmission(json.value) : json;
}

/** Writes a submission as a JSON file that people can read. */
export function printSubmission(submission: Submission): string {
  return `${JSON.stringify(submission, null, 2)}\n`;
}

/** Whether a text is meant as a link to a submission: `#s1.…`, alone or as the end of an address. */
export function submissionHash(text: string): string | undefined {
  const hash = /#s\d+\.[\w-]*\s*$/u.exec(text)?.[0].trim();
  return hash !== undefined && isFragment(kind, hash) ? hash : undefined;
}

/** Writes a submission as the end of an address: `#s1.…`. It fits where a course page takes text. */
export function printSubmissionLink(submission: Submission): string {
  return printFragment(kind, submission);
}

/** Reads a submission from the hash of an address. Never throws. */
export function parseSubmissionLink(hash: string): Reading<Submission> {
  const json = parseFragment(kind, hash);
  return json.ok ? checkSubmission(json.value) : json;
}

function checkSubmission(value: unknown): Reading<Submission> {
  const read = checked(submissionSchema, value, kind.what);
  if (!read.ok) return read;
  const { digest, ...unsealed } = read.value;
  if (digestOfJson(unsealed) !== digest) {
    return unreadable(
      'This submission was changed after it was made: its digest does not fit what it holds. Ask for the file again.',
    );
  }
  return read;
}

/** Crockford's base 32: no I, L, O and U, so that a receipt can be read aloud. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Ten characters that a student can quote: the first 50 bits of the digest, in two groups of five. */
export function receiptOf({ digest }: Pick<Submission, 'digest'>): string {
  const bits = BigInt(`0x${digest.slice('sha256-'.length, 'sha256-'.length + 13)}`) >> 2n;
  let receipt = '';
  for (let place = 9n; place >= 0n; place -= 1n) receipt += digits.charAt(Number((bits >> (place * 5n)) & 31n));
  return `${receipt.slice(0, 5)}-${receipt.slice(5)}`;
}

/** The parts of an identity that an assignment asks for, trimmed; what was not asked for is left out. */
export function identityOf(asked: readonly IdentityName[], given: Partial<Record<IdentityName, string>>): Student {
  return Object.fromEntries(
    identityNames
      .filter((name) => asked.includes(name) && (given[name] ?? '').trim() !== '')
      .map((name) => [name, (given[name] ?? '').trim()]),
  );
}

/** What a submission's file is called: `races-lab-ada-lovelace.json`; letters of ASCII and digits only. */
export function submissionFileName({ assignment, student }: Submission): string {
  const who = student.id ?? student.pseudonym ?? student.name ?? student.email ?? '';
  const plain = who
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .toLowerCase()
    .slice(0, 60);
  return plain === '' ? `${assignment.id}.json` : `${assignment.id}-${plain}.json`;
}
