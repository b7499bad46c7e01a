import { attempts, allAttempts } from './attempts.ts';
import { announce } from './changes.ts';
import { readAll, readIn, transact } from './database.ts';
import { drafts, newRevision } from './drafts.ts';
import { dropAllLastWords } from './last-words.ts';
import { attemptKey, mergeProgress, orderedProgress, textsKey } from './progress.ts';
import type { Progress, ProgressTexts } from './progress.ts';
import { storeNames } from './shelves.ts';
import { keepVersionIn, versions } from './versions.ts';
import { allVisits } from './visits.ts';

/** All that the notebook holds and that can be read. */
export async function wholeProgress(): Promise<Progress> {
  const [found, kept, tried, written] = await Promise.all([
    allVisits(),
    readAll(versions),
    allAttempts(),
    readAll(drafts),
  ]);
  const texts: readonly ProgressTexts[] = [
    ...written.map(({ value: { format: _, revision: __, ...draft } }) => ({ ...draft, draftAt: draft.at })),
    ...kept.map(({ value: { format: _, why: __, ...version } }) => version),
  ];
  return orderedProgress({
    format: 'course-progress/1',
    visits: [...found],
    attempts: [...tried],
    texts: [...texts],
  });
}

/**
 * Puts what a file tells to what the notebook holds; nothing that either tells is lost. Where both have a draft, the
 * later is the draft and the other an earlier version.
 */
export async function takeInProgress(told: Progress): Promise<void> {
  const present = await wholeProgress();
  const merged = mergeProgress(present, told);
  const known = { attempts: new Set(present.attempts.map(attemptKey)), texts: new Set(present.texts.map(textsKey)) };
  await transact(['visits', 'attempts', 'drafts', 'versions', 'aside'], 'readwrite', async (shelves) => {
    for (const visit of merged.visits) await shelves.put('visits', visit, visit.path);
    for (const attempt of merged.attempts) {
      if (!known.attempts.has(attemptKey(attempt))) await shelves.put(attempts.store, attempt);
    }
    for (const { draftAt, ...texts } of merged.texts) {
      const { program, original, files, at, title } = texts;
      if (draftAt !== undefined) {
        const before = await readIn(shelves, drafts, program);
        const isSame = before && textsKey(before) === textsKey(texts);
        if (!isSame)
          await shelves.put('drafts', { format: 1, ...texts, at: draftAt, revision: newRevision() }, program);
      } else if (!known.texts.has(textsKey(texts)) || wasDraft(present, texts)) {
        await keepVersionIn(shelves, {
          format: 1,
          program,
          original,
          files,
          at,
          why: 'other-tab',
          ...(title !== undefined && { title }),
        });
      }
    }
  });
  for (const { path } of merged.visits) announce({ store: 'visits', key: path });
  for (const { program } of merged.texts) announce({ store: 'drafts', key: program });
  for (const exercise of new Set(told.attempts.map((attempt) => attempt.exercise))) {
    announce({ store: 'attempts', key: exercise });
  }
}

/** Deletes everything: what was written, tried, visited and set aside. It cannot be undone. */
export async function eraseNotebook(): Promise<void> {
  await transact(storeNames, 'readwrite', async (shelves) => {
    for (const store of storeNames) {
      for (const { key } of await shelves.entries(store)) await shelves.remove(store, key);
    }
  });
  dropAllLastWords();
  for (const store of storeNames) announce({ store, key: '' });
}

/** How many records could not be read and were set aside. */
export async function countSetAside(): Promise<number> {
  return transact(['aside'], 'readonly', async (shelves) => (await shelves.entries('aside')).length);
}

/** What could not be read, as the text of a file for whoever can make something of it. */
export async function printSetAside(): Promise<string> {
  const entries = await transact(['aside'], 'readonly', (shelves) => shelves.entries('aside'));
  return `${JSON.stringify(
    entries.map(({ value }) => value),
    undefined,
    1,
  )}\n`;
}

function wasDraft({ texts }: Progress, one: ProgressTexts): boolean {
  return texts.some(({ draftAt, ...texts }) => draftAt !== undefined && textsKey(texts) === textsKey(one));
}
