import * as v from 'valibot';
import { readAll } from './database.ts';
import { keptFiles, moment, programName, sameFiles } from './kept-texts.ts';
import type { Key, Shelves } from './shelves.ts';

const versionSchema = v.strictObject({
  format: v.literal(1),
  program: programName,
  /** Digest of the original on which the texts rest. */
  original: v.string(),
  files: keptFiles,
  /** When the reader last wrote them. */
  at: moment,
  /** What took their place. */
  why: v.picklist(['reset', 'solution', 'new-original', 'other-tab', 'earlier', 'link']),
  title: v.exactOptional(v.string()),
});

/** Texts of the reader's that something else has taken the place of. */
export type Version = Readonly<v.InferOutput<typeof versionSchema>>;

/** A version with its number in the notebook. */
export type NumberedVersion = { readonly key: Key; readonly version: Version };

/** Where versions lie. */
export const versions = { store: 'versions', schema: versionSchema } as const;

/** How many versions of one program are kept. */
const versionLimit = 20;

/** Of these, the newest are kept whatever happens. */
const newestKept = 10;

/** The versions of a program, newest first. */
export async function versionsOf(program: string): Promise<readonly NumberedVersion[]> {
  const kept = await readAll(versions, { index: 'program', is: program });
  return kept
    .map(({ key, value: version }) => ({ key, version }))
    .sort((one, other) => other.version.at - one.version.at);
}

/**
 * Keeps a version as a part of a transaction that writes to `versions`, unless the same texts are kept already, and
 * thins out those of its program.
 */
export async function keepVersionIn(shelves: Shelves, version: Version): Promise<void> {
  const entries = await shelves.entries('versions', { index: 'program', is: version.program });
  const known: NumberedVersion[] = [];
  for (const { key, value } of entries) {
    const parsed = v.safeParse(versionSchema, value);
    // What cannot be read is set aside by who reads it, and is not counted here.
    if (parsed.success) known.push({ key, version: parsed.output });
  }
  for (const { key } of known.filter((one) => sameFiles(one.version.files, version.files))) {
    await shelves.remove('versions', key);
  }
  const others = known.filter((one) => !sameFiles(one.version.files, version.files));
  const key = await shelves.put('versions', version);
  const all = [...others, { key, version }];
  const stay = new Set(
    thinned(
      all.map((one) => ({ ...one, at: one.version.at })),
      versionLimit,
    ),
  );
  for (const one of all) {
    if (![...stay].some((kept) => kept.key === one.key)) await shelves.remove('versions', one.key);
  }
}

/**
 * At most `limit` of these moments, oldest first. The newest ten and the oldest stay; of the rest goes, one after
 * another, the one that leaves the smallest gap, so that what stays is spread over the whole time.
 */
export function thinned<Moment extends { readonly at: number }>(
  moments: readonly Moment[],
  limit: number,
): readonly Moment[] {
  const kept = [...moments].sort((one, other) => one.at - other.at);
  while (kept.length > limit) {
    let place = 0;
    let smallest = Infinity;
    for (let index = 1; index < kept.length - Math.min(newestKept, limit - 1); index += 1) {
      const gap = (kept[index + 1]?.at ?? Infinity) - (kept[index - 1]?.at ?? -Infinity);
      if (gap < smallest) [place, smallest] = [index, gap];
    }
    kept.splice(place, 1);
  }
  return kept;
}
