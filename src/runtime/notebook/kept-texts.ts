import * as v from 'valibot';
import { hashText } from '../program/hash.ts';
import type { Program, ProgramFile } from '../program/program.ts';

/** The texts of a program, byte for byte. */
export type KeptFiles = Program['files'];

/** A program's name in the notebook: `<lesson>/<id>`, `exercises/<id>` or `playground`. */
export const programName = v.pipe(v.string(), v.minLength(1), v.maxLength(300));

/** When something happened, in milliseconds since 1970. */
export const moment = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15));

/** UTF-16 units of all that is kept of one program at one time. What is larger cannot run either. */
export const keptLimit = 4_000_000;

const file = v.pipe(
  v.strictObject({
    name: v.pipe(v.string(), v.maxLength(1_000)),
    text: v.pipe(v.string(), v.maxLength(keptLimit)),
  }),
  v.readonly(),
);

/** Texts as they lie in the notebook. */
export const keptFiles = v.pipe(
  v.tupleWithRest([file], file),
  v.maxLength(100),
  v.check((files) => sizeOf(files) <= keptLimit),
  v.readonly(),
);

/** SHA-256 of a program's names and texts. Lone surrogates count as what they are. */
export function digestOfFiles(files: KeptFiles): string {
  return hashText(JSON.stringify(files.map(({ name, text }) => [name, text])));
}

/** Whether two programs have the same files with the same texts. */
export function sameFiles(one: KeptFiles, other: KeptFiles): boolean {
  return (
    one === other ||
    (one.length === other.length &&
      one.every(({ name, text }, index) => name === other[index]?.name && text === other[index].text))
  );
}

/** Length of all texts, in UTF-16 units. */
function sizeOf(files: readonly ProgramFile[]): number {
  return files.reduce((sum, { text }) => sum + text.length, 0);
}
