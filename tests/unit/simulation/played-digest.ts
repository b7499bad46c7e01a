import { digestOf } from '../../../src/runtime/trace/trace-digest.ts';
import type { Played } from './script.ts';

/** The digest of what was played, as the page reckons it: from a copy, in a world that no program has touched. */
export function digestOfPlayed({ cores, lanes, spans, flights }: Played): string {
  // As a message from the realm to the page: lists without a prototype become ordinary arrays.
  const copy = structuredClone({ lanes, spans, flights });
  return digestOf({ cores, ...copy, marks: [] });
}
