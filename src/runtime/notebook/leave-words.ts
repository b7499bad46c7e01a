import { noteKept } from './kept-mark.ts';
import type { KeptFiles } from './kept-texts.ts';

/*
 * A page that is closed in the middle of a write may take the write with it: a database answers later, and then nobody
 * is there. So what has not been kept by then is left in storage that is written at once, for the next page to keep.
 * This half of it weighs nothing, because a page may be left before the notebook has been fetched.
 */

/** Texts that a page could not keep any more, and what it took the notebook to hold. */
export type LastWords = {
  readonly format: 1;
  readonly program: string;
  /** Digest of the original on which the texts rest; the original itself from a page that has no digests yet. */
  readonly original: string | KeptFiles;
  readonly files: KeptFiles;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The revision that the texts rest on; null where there was none. */
  readonly base: string | null;
  readonly title?: string;
  readonly begun?: KeptFiles;
  readonly stranger?: true;
};

/** Leaves texts for the next page. Where even this cannot be written, there is nobody left to tell. */
export function leaveLastWords(words: LastWords): void {
  try {
    // JSON writes a lone surrogate as an escape, so that every text comes back as it was.
    localStorage.setItem(wordsKey(words.program), JSON.stringify(words));
    noteKept();
  } catch {
    // Full, or not there.
  }
}

/** Where the last words of a program lie. */
export function wordsKey(program: string): string {
  return `interleave-last-words:${program}`;
}
