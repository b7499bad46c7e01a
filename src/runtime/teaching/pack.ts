import * as v from 'valibot';
import { findFileProblem } from '../program/valid-files.ts';
import { fileField } from './answer-field.ts';
import { digestOfJson } from './canonical.ts';
import { assignmentIdField, exerciseIdField, formatFields, lineField } from './fields.ts';
import { readJson } from './json-text.ts';
import { teachingLimits } from './limits.ts';
import { checked, type Reading } from './reading.ts';

const hiddenCheck = v.looseObject(
  {
    id: exerciseIdField,
    files: v.pipe(
      v.array(fileField, 'files are a list'),
      v.minLength(1, 'a check has at least one file'),
      v.check(
        (list) => findFileProblem(list) === undefined,
        'two files have the same name, or the files are too large',
      ),
      v.check((list) => list[0]?.name === 'check.ts', 'the first file is "check.ts"'),
      v.description('check.ts, which exports plan and judge as the course’s own checks do, and what it imports.'),
    ),
  },
  'a hidden check has an id and files',
);

/** The format course-pack/1: a teacher's hidden checks, which no page of the site holds. Unknown fields are kept. */
export const packSchema = v.pipe(
  v.looseObject(
    {
      ...formatFields('course-pack'),
      id: v.pipe(assignmentIdField, v.description('Names the pack.')),
      title: v.exactOptional(lineField(200, 'What the teacher calls it.')),
      exercises: v.pipe(
        v.array(hiddenCheck, 'exercises are a list'),
        v.minLength(1, 'a pack checks at least one exercise'),
        v.maxLength(teachingLimits.exercises, `a pack checks at most ${teachingLimits.exercises} exercises`),
        v.check((list) => new Set(list.map(({ id }) => id)).size === list.length, 'an exercise stands there twice'),
      ),
    },
    'it is not a pack of hidden checks',
  ),
  v.title('course-pack/1'),
  v.description(
    'Hidden checks for exercises of the Interleave course. Teachers keep it; only its digest stands in an assignment.',
  ),
);

/** A teacher's pack. */
export type Pack = v.InferOutput<typeof packSchema>;

/** Reads a pack's file. Never throws. */
export function parsePack(text: string): Reading<Pack> {
  const what = 'This pack';
  const json = readJson(text, teachingLimits.packBytes, what);
  return json.ok ? checked(packSchema, json.value, what) : json;
}

/** Writes a pack as a JSON file. */
export function printPack(pack: Pack): string {
  return `${JSON.stringify(pack, null, 2)}\n`;
}

/** What an assignment may say of its pack without telling what it holds. */
export function packDigest(pack: Pack): string {
  return digestOfJson(pack);
}
