import * as v from 'valibot';

/** Fields that more than one format has, with the sentences for what they may not be. Units and sources in the text. */

export const digestField = v.pipe(
  v.string('a digest is text'),
  v.regex(/^sha256-[0-9a-f]{64}$/u, 'a digest is "sha256-" and 64 hexadecimal digits'),
  v.description('SHA-256 over canonical JSON (RFC 8785): "sha256-" and 64 hexadecimal digits.'),
);

export const dateField = v.pipe(
  v.string('a date is text, such as "2026-12-01T23:00:00Z"'),
  v.regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/u,
    'a date has a time and a zone, as in "2026-12-01T23:00:00Z"',
  ),
  v.check((text) => Number.isFinite(Date.parse(text)), 'there is no such date'),
  v.description('A moment by ISO 8601 with its zone, such as "2026-12-01T23:00:00Z".'),
);

/** One line that people read: no control characters, no half of a character. */
export function lineField(longest: number, description: string): v.GenericSchema<string> {
  return v.pipe(
    v.string('it is text'),
    v.maxLength(longest, `it has at most ${longest} characters`),
    v.regex(/^[^\u0000-\u001F\u007F\u0085\u2028\u2029]*$/u, 'it is one line without control characters'),
    v.check((text) => text.isWellFormed(), 'it holds half of a character'),
    v.description(description),
  );
}

export const exerciseIdField = v.pipe(
  v.string('an exercise is named by its id, which is text'),
  v.regex(/^[a-z0-9-]{2,60}$/u, 'the id of an exercise has 2 to 60 of a-z, 0-9 and "-"'),
  v.check((id) => !(id in Object.prototype), 'no exercise has this id'),
  v.description('The id of an exercise of the course, as in its address.'),
);

export const assignmentIdField = v.pipe(
  v.string('the id of an assignment is text'),
  v.regex(/^[a-z0-9-]{2,100}$/u, 'the id of an assignment has 2 to 100 of a-z, 0-9 and "-"'),
  v.description('Names the assignment in file names and in the grade book; unique for the teacher.'),
);

export const courseField = v.pipe(
  v.looseObject(
    {
      version: lineField(40, 'The version of the course, such as "1.4.0".'),
      digest: digestField,
    },
    'a course has a version and a digest',
  ),
  v.description('Which state of the course: its exercises and what runs them.'),
);

export function wholeNumber(
  least: number,
  most: number,
  description: string,
  message = `it is a whole number from ${least} to ${most}`,
): v.GenericSchema<number> {
  return v.pipe(
    v.number(message),
    v.integer(message),
    v.minValue(least, message),
    v.maxValue(most, message),
    v.description(description),
  );
}

/** The version of a format: `1` is all there is so far. */
export function formatFields<const Name extends string>(
  name: Name,
): { readonly format: v.GenericSchema<Name>; readonly version: v.GenericSchema<1> } {
  return {
    format: v.pipe(v.literal(name, `it is "${name}"`), v.description(`Always "${name}".`)),
    version: v.pipe(
      v.literal(1, 'this site reads version 1 only; another version of the site made this'),
      v.description('The version of this format: 1.'),
    ),
  };
}

/** What students can be asked for, in the order in which forms ask. */
export const identityNames = ['name', 'id', 'email', 'pseudonym'] as const;
export type IdentityName = (typeof identityNames)[number];
