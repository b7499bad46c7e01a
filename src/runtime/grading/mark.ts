/** One thing that must hold of an answer, and what came of it. */
export type Property = {
  /** A short sentence that says what must hold: `No two partials share an array`. */
  readonly name: string;
  readonly passed: boolean;
  /** What to think about next where it failed; what was seen where it passed. */
  readonly feedback: string;
  /** What was seen, in figures or values, as plain text of one or more lines. */
  readonly evidence?: string;
};

/**
 * What came of marking an answer. `status` says whether marking came to its end: anything but `marked` has share 0.
 * `interrupted`: by the reader, or by another run; nothing is known of the answer.
 */
export type Mark = {
  readonly status: 'marked' | 'timed-out' | 'crashed' | 'did-not-compile' | 'invalid' | 'interrupted';
  readonly properties: readonly Property[];
  /** Part of the exercise's points, 0 to 1. */
  readonly share: number;
  /** What happened, and what to do where something is to be done. */
  readonly sentence: string;
};
