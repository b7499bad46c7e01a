import * as v from 'valibot';
import { announce, onChange } from './changes.ts';
import { read, readIn, transact } from './database.ts';
import { digestOfFiles, keptFiles, moment, programName, sameFiles } from './kept-texts.ts';
import type { KeptFiles } from './kept-texts.ts';
import { dropLastWords, readLastWords } from './last-words.ts';
import type { Shelves } from './shelves.ts';
import { keepVersionIn } from './versions.ts';
import type { Version } from './versions.ts';

const draftSchema = v.strictObject({
  format: v.literal(1),
  program: programName,
  /** Digest of the original on which the texts rest. */
  original: v.string(),
  files: keptFiles,
  at: moment,
  /** Another with every write: by it a tab sees that somebody else has written. */
  revision: v.pipe(v.string(), v.maxLength(100)),
  title: v.exactOptional(v.string()),
  /** What the reader began with, where the site itself does not know it: in the playground. */
  begun: v.exactOptional(keptFiles),
  /** Somebody else's program, which came by a link. */
  stranger: v.exactOptional(v.literal(true)),
});

/** What a reader has made of a program. */
export type Draft = Readonly<v.InferOutput<typeof draftSchema>>;

/** What a tab takes the notebook to hold of a program: a draft by its revision, or none. */
export type Base = string | undefined;

/** What became of a write: it stands, or somebody else had written before, and nothing has changed. */
export type Written =
  { readonly status: 'kept'; readonly base: Base } | { readonly status: 'rival'; readonly theirs: Draft };

/** Where drafts lie. */
export const drafts = { store: 'drafts', schema: draftSchema } as const;

/** The draft of a program, on whatever original it rests. */
export function draftOf(program: string): Promise<Draft | undefined> {
  return read(drafts, program);
}

/**
 * The draft of a program whose original has this digest. One that rests on another original, or has other files, becomes
 * a version: the reader is to see the new original.
 */
export async function openDraft(
  program: string,
  original: string,
  names: readonly string[],
): Promise<Draft | undefined> {
  const found = await draftOf(program);
  if (!found || fits(found, original, names)) return found;
  await transact(['drafts', 'versions', 'aside'], 'readwrite', async (shelves) => {
    const draft = await readIn(shelves, drafts, program);
    if (!draft || fits(draft, original, names)) return;
    await keepVersionIn(shelves, versionOf(draft, 'new-original'));
    await shelves.remove('drafts', program);
  });
  return undefined;
}

/** Keeps texts as the draft of their program, if the notebook still holds what `base` says. */
export function keepDraft(draft: Omit<Draft, 'format' | 'revision'>, base: Base): Promise<Written> {
  const revision = newRevision();
  return write(
    draft.program,
    base,
    async (shelves) => {
      await shelves.put('drafts', { format: 1, ...draft, revision }, draft.program);
      return revision;
    },
    draft.files,
  );
}

/** Lets go of the draft of a program, whose reader is back at the original, if the notebook still holds what `base` says. */
export function dropDraft(program: string, base: Base): Promise<Written> {
  return write(program, base, async (shelves) => {
    await shelves.remove('drafts', program);
    return undefined;
  });
}

/** Keeps texts of the reader's that something else takes the place of, and thins out the older ones of the program. */
export async function keepVersion(version: Omit<Version, 'format'>): Promise<void> {
  await transact(['versions'], 'readwrite', (shelves) => keepVersionIn(shelves, { format: 1, ...version }));
  announce({ store: 'versions', key: version.program });
}

/** Calls the listener when another tab has written or deleted the draft of this program. Ends with the call of what it returns. */
export function onDraftElsewhere(program: string, listener: () => void): () => void {
  return onChange(({ store, key }, origin) => {
    if (store === 'drafts' && key === program && origin === 'elsewhere') listener();
  });
}

/** Calls the listener when a version of this program has been kept, in any tab. Ends with the call of what it returns. */
export function onVersion(program: string, listener: () => void): () => void {
  return onChange(({ store, key }) => {
    if (store === 'versions' && key === program) listener();
  });
}

/**
 * Keeps what the last page of a program has left: as its draft or, where somebody has written since, as a version.
 */
export async function keepLastWords(program: string): Promise<void> {
  const words = readLastWords(program);
  if (!words) return;
  const { base, format: _, original: left, ...draft } = words;
  const original = typeof left === 'string' ? left : digestOfFiles(left);
  const written = await keepDraft({ ...draft, original }, base ?? undefined);
  if (written.status === 'rival') {
    const { files, at, title } = words;
    await keepVersion({ program, original, files, at, why: 'other-tab', ...(title !== undefined && { title }) });
  }
  dropLastWords(program);
}

/** A draft as the version that it becomes. */
export function versionOf({ program, original, files, at, title }: Draft, why: Version['why']): Version {
  return { format: 1, program, original, files, at, why, ...(title !== undefined && { title }) };
}

async function write(
  program: string,
  base: Base,
  change: (shelves: Shelves) => Promise<Base>,
  texts?: KeptFiles,
): Promise<Written> {
  const written = await transact(['drafts', 'aside'], 'readwrite', async (shelves): Promise<Written> => {
    const present = await readIn(shelves, drafts, program);
    // A draft that is gone can be replaced: whoever let go of it has kept what was worth keeping.
    const isMine = !present || present.revision === base || (texts !== undefined && sameFiles(present.files, texts));
    if (!isMine) return { status: 'rival', theirs: present };
    return { status: 'kept', base: await change(shelves) };
  });
  if (written.status === 'kept') announce({ store: 'drafts', key: program });
  return written;
}

/** A revision that no other write has. Not `randomUUID`, which a page without HTTPS does not have. */
export function newRevision(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}

function fits({ original, files }: Draft, wanted: string, names: readonly string[]): boolean {
  return (
    original === wanted && files.length === names.length && files.every(({ name }, index) => name === names[index])
  );
}
