import * as v from 'valibot';
import { attemptSchema } from './attempts.ts';
import type { Attempt } from './attempts.ts';
import { keptFiles, moment, programName } from './kept-texts.ts';
import { laterFirst, mergeVisits, visitSchema } from './visits.ts';
import type { Visit } from './visits.ts';

const textsSchema = v.strictObject({
  program: programName,
  original: v.string(),
  files: keptFiles,
  at: moment,
  /** When it was the draft of its program; absent for an earlier version. */
  draftAt: v.exactOptional(moment),
  title: v.exactOptional(v.string()),
  begun: v.exactOptional(keptFiles),
  stranger: v.exactOptional(v.literal(true)),
});

/** The JSON of a file with all that a reader has done. */
const progressSchema = v.strictObject({
  format: v.literal('course-progress/1'),
  visits: v.array(visitSchema),
  attempts: v.array(attemptSchema),
  texts: v.array(textsSchema),
});

/** All that a reader has done, in the one order that it can have. */
export type Progress = Readonly<v.InferOutput<typeof progressSchema>>;

/** Texts of a program: its draft, or an earlier version. */
export type ProgressTexts = Progress['texts'][number];

/** Nothing done yet. */
export const noProgress: Progress = { format: 'course-progress/1', visits: [], attempts: [], texts: [] };

/**
 * Two accounts as one: whatever either tells is in it, and of two drafts the later is the draft and the other an earlier
 * version. It does not matter which comes first, in which order three are put together, or how often.
 */
export function mergeProgress(one: Progress, other: Progress): Progress {
  return {
    format: 'course-progress/1',
    visits: mergedBy([...one.visits, ...other.visits], ({ path }) => path, mergeVisits),
    attempts: mergedBy<Attempt>([...one.attempts, ...other.attempts], attemptKey, (attempt) => attempt),
    texts: withOneDraft(mergedBy([...one.texts, ...other.texts], textsKey, mergeTexts)),
  };
}

/** An account in its one order, with one draft for each program. */
export function orderedProgress(progress: Progress): Progress {
  return mergeProgress(progress, noProgress);
}

/** What tells an attempt from another. */
export function attemptKey({ exercise, at, ms, status, share, digest }: Attempt): string {
  return JSON.stringify([exercise, at, ms, status, share, digest]);
}

/** What tells texts from others, whenever they were written. */
export function textsKey({ program, original, files, title, begun, stranger }: ProgressTexts): string {
  const pairs = (some: ProgressTexts['files'] | undefined): unknown =>
    some?.map(({ name, text }) => [name, text]) ?? null;
  return JSON.stringify([program, original, title ?? null, stranger ?? null, pairs(files), pairs(begun)]);
}

function mergeTexts(one: ProgressTexts, other: ProgressTexts): ProgressTexts {
  const draftAts = [one.draftAt, other.draftAt].filter((at) => at !== undefined);
  return {
    ...one,
    at: Math.max(one.at, other.at),
    ...(draftAts.length > 0 && { draftAt: Math.max(...draftAts) }),
  };
}

function withOneDraft(texts: readonly ProgressTexts[]): ProgressTexts[] {
  const drafts = new Map<string, ProgressTexts>();
  for (const one of texts) {
    const known = drafts.get(one.program);
    if (one.draftAt === undefined) continue;
    const ranked = [one, ...(known ? [known] : [])].sort(laterFirst((each) => [each.draftAt ?? 0, textsKey(each)]));
    drafts.set(one.program, ranked[0] ?? one);
  }
  return texts.map((one) => {
    if (one.draftAt === undefined || drafts.get(one.program) === one) return one;
    const { draftAt: _, ...version } = one;
    return version;
  });
}

function mergedBy<Value>(
  all: readonly Value[],
  keyOf: (value: Value) => string,
  merge: (one: Value, other: Value) => Value,
): Value[] {
  const merged = new Map<string, Value>();
  for (const value of all) {
    const key = keyOf(value);
    const known = merged.get(key);
    merged.set(key, known === undefined ? value : merge(known, value));
  }
  return [...merged].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, value]) => value);
}

/** What became of reading a file. */
export type ReadProgress =
  { readonly ok: true; readonly progress: Progress } | { readonly ok: false; readonly message: string };

/** UTF-16 units that a file may have. */
const longestFile = 50_000_000;

/** Reads the text of a file with progress. What is wrong with it is a sentence. */
export function parseProgress(text: string): ReadProgress {
  if (text.length > longestFile) {
    return {
      ok: false,
      message: 'The file is larger than 50 MB, which no progress of this course is. Nothing was changed.',
    };
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return { ok: false, message: 'The file is not JSON, or only a part of it. Nothing was changed; export it again.' };
  }
  const parsed = v.safeParse(progressSchema, json);
  if (parsed.success) return { ok: true, progress: orderedProgress(parsed.output) };
  const format = v.safeParse(v.object({ format: v.string() }), json);
  const isLater =
    format.success &&
    /^course-progress\/\d+$/u.test(format.output.format) &&
    format.output.format !== 'course-progress/1';
  return {
    ok: false,
    message: isLater
      ? `The file was written by a later version of the course (${format.output.format}). Nothing was changed; open it there.`
      : 'The file does not hold progress of this course, or was changed by hand. Nothing was changed.',
  };
}

/** The text of a file with progress. */
export function printProgress(progress: Progress): string {
  return `${JSON.stringify(orderedProgress(progress), undefined, 1)}\n`;
}

/** The visit to the page on which the reader was last. */
export function lastVisit(visits: readonly Visit[]): Visit | undefined {
  return [...visits].sort(laterFirst(({ last, path }) => [last, path]))[0];
}
