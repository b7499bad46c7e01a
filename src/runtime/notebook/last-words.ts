import * as v from 'valibot';
import { keptFiles, keptLimit, moment, programName } from './kept-texts.ts';
import { wordsKey } from './leave-words.ts';

const wordsSchema = v.strictObject({
  format: v.literal(1),
  program: programName,
  /** Digest of the original on which the texts rest; the original itself from a page that has no digests yet. */
  original: v.union([v.string(), keptFiles]),
  files: keptFiles,
  at: moment,
  /** The revision that the texts rest on; null where there was none. */
  base: v.nullable(v.string()),
  title: v.exactOptional(v.string()),
  begun: v.exactOptional(keptFiles),
  stranger: v.exactOptional(v.literal(true)),
});

/** Texts that a page could not keep any more, and what it took the notebook to hold. */
export type LastWords = Readonly<v.InferOutput<typeof wordsSchema>>;

/** What the last page has left of a program, if it can be read. */
export function readLastWords(program: string): LastWords | undefined {
  try {
    const text = localStorage.getItem(wordsKey(program));
    // An escape takes six signs.
    if (text === null || text.length > 6 * 2 * keptLimit) return undefined;
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
