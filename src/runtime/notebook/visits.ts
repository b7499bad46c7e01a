import * as v from 'valibot';
import { announce, onChange } from './changes.ts';
import { readAll, readIn, transact } from './database.ts';
import { moment } from './kept-texts.ts';

const short = v.pipe(v.string(), v.maxLength(300));

/** What a reader has done on a page: what lies in the notebook and in files. */
export const visitSchema = v.strictObject({
  format: v.literal(1),
  /** `<unit>/<lesson>`. */
  path: short,
  title: short,
  first: moment,
  last: moment,
  /** Id of the heading that was in front last; empty for the beginning of the page. */
  anchor: short,
  /** When each program was last run to its end, by its id. */
  programs: v.record(short, moment),
});

/** What a reader has done on a page. */
export type Visit = Readonly<v.InferOutput<typeof visitSchema>>;

const visits = { store: 'visits', schema: visitSchema } as const;

/** A reader's being on a page. */
export type Page = { readonly path: string; readonly title: string };

/** The reader is on a page, at this heading. */
export function recordPlace({ path, title }: Page, anchor: string): Promise<void> {
  const at = Date.now();
  return change(path, (visit) => ({ ...visit, title, anchor, last: Math.max(visit.last, at) }));
}

/** The reader has run a program of a page to its end. */
export function recordRun(path: string, program: string): Promise<void> {
  return change(path, (visit) => ({ ...visit, programs: { ...visit.programs, [program]: Date.now() } }));
}

/** All visits, the last one first. */
export async function allVisits(): Promise<readonly Visit[]> {
  const kept = await readAll(visits);
  return kept.map(({ value }) => value).sort((one, other) => other.last - one.last);
}

/** Calls the listener when a visit has changed, in any tab. Ends with the call of what it returns. */
export function onVisit(listener: (path: string) => void): () => void {
  return onChange(({ store, key }) => {
    if (store === 'visits') listener(key);
  });
}

/** Two accounts of visits to the same page as one: nothing that either tells is lost, and what contradicts is the later. */
export function mergeVisits(one: Visit, other: Visit): Visit {
  const [newer] = [one, other].sort(laterFirst(({ last, anchor, title }) => [last, anchor, title]));
  return {
    ...(newer ?? one),
    first: Math.min(one.first, other.first),
    programs: mergeMoments(one.programs, other.programs),
  };
}

async function change(path: string, act: (visit: Visit) => Visit): Promise<void> {
  await transact(['visits', 'aside'], 'readwrite', async (shelves) => {
    const now = Date.now();
    const before = await readIn(shelves, visits, path);
    const fresh: Visit = {
      format: 1,
      path,
      title: path,
      first: now,
      last: now,
      anchor: '',
      programs: {},
    };
    await shelves.put('visits', act(before ?? fresh), path);
  });
  announce({ store: 'visits', key: path });
}

function mergeMoments(
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Record<string, number> {
  const merged = new Map<string, number>();
  for (const [key, at] of [...Object.entries(one), ...Object.entries(other)]) {
    merged.set(key, Math.max(at, merged.get(key) ?? 0));
  }
  return Object.fromEntries([...merged].sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** Compares by ranks, the greatest first. */
export function laterFirst<Value>(
  rank: (value: Value) => readonly (number | string)[],
): (one: Value, other: Value) => number {
  return (one, other) => {
    const [left, right] = [rank(one), rank(other)];
    for (const [index, part] of left.entries()) {
      const against = right[index];
      if (against === undefined || part === against) continue;
      return part > against ? -1 : 1;
    }
    return 0;
  };
}
