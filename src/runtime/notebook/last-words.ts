import * as v from 'valibot';
import { keptFiles, keptLimit, moment, programName } from './kept-texts.ts';
import { wordsKey, type LastWords } from './leave-words.ts';

const wordsSchema: v.GenericSchema<unknown, LastWords> = v.strictObject({
  format: v.literal(1),
  program: programName,
  original: v.union([v.string(), keptFiles]),
  files: keptFiles,
  at: moment,
  base: v.nullable(v.string()),
  title: v.exactOptional(v.string()),
  begun: v.exactOptional(keptFiles),
  stranger: v.exactOptional(v.literal(true)),
});

/** What the last page has left of a program, if it can be read. */
export function readLastWords(program: string): LastWords | undefined {
  try {
    const text = localStorage.getItem(wordsKey(program));
    // An escape takes six signs; three times the texts, where the original lies there, too.
    if (text === null || text.length > 6 * 3 * keptLimit) return undefined;
    const parsed = v.safeParse(wordsSchema, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

/** They have been kept, or are overtaken. */
export function dropLastWords(program: string): void {
  try {
    localStorage.removeItem(wordsKey(program));
  } catch {
    // Then there are none.
  }
}

/** No program has any left. */
export function dropAllLastWords(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(wordsKey(''))) localStorage.removeItem(key);
  } catch {
    // Then there are none.
  }
}
