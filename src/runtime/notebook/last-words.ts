import * as v from 'valibot';
import { noteKept } from './kept-mark.ts';
import { keptFiles, keptLimit, moment, programName } from './kept-texts.ts';

/*
 * A page that is closed in the middle of a write may take the write with it: a database answers later, and then nobody
 * is there. So what has not been kept by then is left in storage that is written at once, for the next page to keep.
 */

const wordsSchema = v.strictObject({
  format: v.literal(1),
  program: programName,
  original: v.string(),
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

/** Leaves texts for the next page. Where even this cannot be written, there is nobody left to tell. */
export function leaveLastWords(words: LastWords): void {
  try {
    // JSON writes a lone surrogate as an escape, so that every text comes back as it was.
    localStorage.setItem(keyOf(words.program), JSON.stringify(words));
    noteKept();
  } catch {
    // Full, or not there.
  }
}

/** What the last page has left of a program, if it can be read. */
export function readLastWords(program: string): LastWords | undefined {
  try {
    const text = localStorage.getItem(keyOf(program));
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
    localStorage.removeItem(keyOf(program));
  } catch {
    // Then there are none.
  }
}

/** No program has any left. */
export function dropAllLastWords(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(keyOf(''))) localStorage.removeItem(key);
  } catch {
    // Then there are none.
  }
}

function keyOf(program: string): string {
  return `interleave-last-words:${program}`;
}
