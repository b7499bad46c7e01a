import fc from 'fast-check';
import { identityNames } from '../../../src/runtime/teaching/fields.ts';

/** Texts with halves of characters, control characters and all else that UTF-16 has. */
export const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  maxLength: 120,
});

const anyLine = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .map((text) => text.replace(/[\u0000-\u001F\u007F\u0085\u2028\u2029]/gu, ' '));

const anyKey = fc
  .stringMatching(/^[a-z][a-zA-Z0-9 _:#'"-]{0,12}$/u)
  .filter((key) => !(key in Object.prototype) && key !== 'prototype');

/** JSON as a later version of a format may add it. */
const anyJson = fc.letrec<{ readonly value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, false, 'yes', 'null', '1', '- a', '# no', 'a: b', ''),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(anyKey, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

const known = new Set(
  'format version id title course digest opens due late perDay max grace identity fields exercises packDigest points attempts answer claimed share at ms status assignment student name email pseudonym kind files text machine response cores seed settings'.split(
    ' ',
  ),
);

/** Fields that this version does not know. */
const anyExtras = fc.dictionary(
  anyKey.filter((key) => !known.has(key)),
  anyJson,
  {
    maxKeys: 2,
    noNullPrototype: true,
  },
);

const anyDigest = fc.stringMatching(/^sha256-[0-9a-f]{64}$/u);
const anyDate = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const anyExerciseId = fc.stringMatching(/^[a-z0-9-]{2,20}$/u).filter((id) => !(id in Object.prototype));
const anyCourse = fc.record({ version: anyLine, digest: anyDigest }, { noNullPrototype: true });

const anyAssigned = fc
  .tuple(
    fc.record(
      {
        id: anyExerciseId,
        points: fc.oneof(fc.nat(1_000), fc.constantFrom(0.5, 2.25)),
        attempts: fc.oneof(fc.constant('unlimited' as const), fc.integer({ min: 1, max: 1_000 })),
      },
      { noNullPrototype: true },
    ),
    anyExtras,
  )
  .map(([exercise, extras]) => ({ ...extras, ...exercise }));

/** Assignments with everything that they may say, and with what they may not know. */
export const anyAssignment = fc
  .tuple(
    fc.record(
      {
        id: fc.stringMatching(/^[a-z0-9-]{2,30}$/u),
        title: anyLine.map((line) => `${line}.`),
        course: anyCourse,
        opens: anyDate,
        due: anyDate,
        late: fc.record(
          {
            perDay: fc.nat(100).map((percent) => `${percent}%`),
            max: fc.constantFrom('50%', '12.5%'),
            grace: fc.constantFrom('PT15M', 'PT1H', 'PT2H30M'),
          },
          { requiredKeys: ['perDay'], noNullPrototype: true },
        ),
        identity: fc.record({ fields: fc.subarray([...identityNames]) }, { noNullPrototype: true }),
        exercises: fc.uniqueArray(anyAssigned, { minLength: 1, maxLength: 5, selector: ({ id }) => id }),
        packDigest: anyDigest,
      },
      { requiredKeys: ['id', 'title', 'course', 'identity', 'exercises'], noNullPrototype: true },
    ),
    anyExtras,
  )
  .map(([assignment, extras]) => ({
    ...extras,
    format: 'course-assignment' as const,
    version: 1 as const,
    ...assignment,
  }));

const anyId = fc.stringMatching(/^[a-z0-9]{1,8}$/u);
const anyResponse = fc.oneof(
  fc.record(
    { kind: fc.constant('choose' as const), chosen: fc.array(anyId, { maxLength: 4 }) },
    { noNullPrototype: true },
  ),
  fc.record(
    { kind: fc.constant('order' as const), order: fc.array(anyId, { maxLength: 4 }) },
    { noNullPrototype: true },
  ),
);

const anyAnswer = fc.oneof(
  fc.record(
    {
      kind: fc.constant('code' as const),
      files: fc.uniqueArray(
        fc.record({ name: fc.stringMatching(/^[a-z0-9_-]{1,12}\.ts$/u), text: anyText }, { noNullPrototype: true }),
        { minLength: 1, maxLength: 3, selector: ({ name }) => name },
      ),
    },
    { noNullPrototype: true },
  ),
  fc.record({ kind: fc.constant('response' as const), response: anyResponse }, { noNullPrototype: true }),
);

const anyHanded = fc.record(
  {
    id: anyExerciseId,
    answer: anyAnswer,
    attempts: fc.array(
      fc.record(
        {
          at: anyDate,
          ms: fc.nat(100_000),
          status: fc.constantFrom('marked', 'timed-out'),
          share: fc.constantFrom(0, 0.5, 1),
        },
        { noNullPrototype: true },
      ),
      { maxLength: 3 },
    ),
    claimed: fc.record({ share: fc.constantFrom(0, 0.25, 1) }, { noNullPrototype: true }),
  },
  { requiredKeys: ['id', 'attempts'], noNullPrototype: true },
);

/** All that a student may hand in, before it is sealed. */
export const anyHandedIn = fc
  .tuple(
    fc.record(
      {
        assignment: fc.record(
          { id: fc.stringMatching(/^[a-z0-9-]{2,30}$/u), digest: anyDigest },
          { noNullPrototype: true },
        ),
        course: anyCourse,
        at: anyDate,
        student: fc.record(
          { name: anyLine, id: anyLine, email: anyLine, pseudonym: anyLine },
          { requiredKeys: [], noNullPrototype: true },
        ),
        exercises: fc.uniqueArray(anyHanded, { maxLength: 4, selector: ({ id }) => id }),
      },
      { noNullPrototype: true },
    ),
    anyExtras,
  )
  .map(([handedIn, extras]) => ({ ...extras, ...handedIn }));
