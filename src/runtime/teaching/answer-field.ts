import * as v from 'valibot';
import { itemResponseSchema, type ItemResponse } from '../grading/items/item-response.ts';
import type { MachineChoice } from '../request.ts';
import { programLimits } from '../program/limits.ts';
import { isFileName } from '../program/names.ts';
import type { Program, ProgramFile } from '../program/program.ts';
import { simulatedSettings } from '../program/simulated-settings.ts';
import { findFileProblem } from '../program/valid-files.ts';
import { wholeNumber } from './fields.ts';
import { bytesText, teachingLimits } from './limits.ts';

/** A file of an answer: a name such as `main.ts`, and its text. */
export const fileField = v.looseObject(
  {
    name: v.pipe(
      v.string('the name of a file is text'),
      v.check(
        isFileName,
        'a file’s name is relative, of letters, digits, "-", "_" and ".", and ends with .ts, .js or .json',
      ),
      v.description('A relative name such as "main.ts" or "shop/till.ts".'),
    ),
    text: v.pipe(
      v.string('a file’s text is text'),
      v.check(
        (text) => text.length <= teachingLimits.fileBytes && utf8Length(text) <= teachingLimits.fileBytes,
        `a file has at most ${bytesText(teachingLimits.fileBytes)}`,
      ),
      v.description('The file, byte for byte.'),
    ),
  },
  'a file has a name and a text',
);

const files = v.pipe(
  v.array(fileField, 'files are a list'),
  v.minLength(1, 'there is at least one file'),
  v.maxLength(programLimits.files, `there are at most ${programLimits.files} files`),
  v.check(
    (list) => findFileProblem(list) === undefined,
    'two files have the same name, or the files are too large in all',
  ),
  v.description('The files of the program; the first is the entry.'),
);

const machine = v.pipe(
  v.looseObject(
    {
      kind: v.literal('simulated', 'the machine is "simulated"'),
      cores: wholeNumber(1, 64, 'How many cores the machine has.'),
      seed: wholeNumber(0, Number.MAX_SAFE_INTEGER, 'What chance begins with.'),
      settings: v.custom<v.InferInput<typeof simulatedSettings>>(
        (value) => v.is(simulatedSettings, value),
        'the settings of the simulated machine are not what they should be',
      ),
    },
    'a machine has a kind, cores, a seed and settings',
  ),
  v.description('How the simulated machine was set.'),
);

/** What a student answers to one exercise, by its kind. A response is to a question whose answer is data. */
export const answerField = v.pipe(
  v.variant(
    'kind',
    [
      v.looseObject({ kind: v.literal('code'), files }),
      v.looseObject({ kind: v.literal('settings'), machine }),
      v.looseObject({ kind: v.literal('response'), response: itemResponseSchema }),
    ],
    'an answer is of the kind "code", "settings" or "response"',
  ),
  v.description('What the student answers: files, settings of the simulated machine, or a response to a question.'),
);

/** What is examined of an answer. */
type Examinable =
  | { readonly kind: 'code'; readonly files: Program['files'] }
  | { readonly kind: 'settings'; readonly machine: MachineChoice }
  | { readonly kind: 'response'; readonly response: ItemResponse };

/** An answer in a submission. */
export type HandedAnswer = v.InferOutput<typeof answerField>;

/** An answer without what this version does not know of it, and with what its settings leave out: as it is examined. */
export function examinable(answer: HandedAnswer): Examinable {
  switch (answer.kind) {
    case 'code': {
      const [main, ...others] = answer.files.map(({ name, text }): ProgramFile => ({ name, text }));
      if (!main) throw new Error('an answer without files was read');
      return { kind: 'code', files: [main, ...others] };
    }
    case 'settings': {
      const { cores, seed, settings } = answer.machine;
      return {
        kind: 'settings',
        machine: { kind: 'simulated', cores, seed, settings: v.parse(simulatedSettings, settings) },
      };
    }
    case 'response':
      return { kind: 'response', response: answer.response };
  }
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
