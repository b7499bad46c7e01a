import type * as v from 'valibot';
import { safeParse } from 'valibot';
import { openDisk } from './disk.ts';
import type { Disk } from './disk.ts';
import { reasonOf, setKeeping } from './keeping.ts';
import { noteKept } from './kept-mark.ts';
import { createMemoryShelves } from './memory-shelves.ts';
import type { MemoryShelves } from './memory-shelves.ts';
import { tellSetAside } from './set-aside.ts';
import type { Entry, Key, Selection, Shelves, StoreName } from './shelves.ts';

/*
 * Where the notebook lies.
 *
 *     (nothing asked) ──first use──▶ disk ──a write fails──▶ memory, with a copy of what the disk held
 *                            └──cannot be opened──▶ memory
 *
 * In memory everything works until the page is closed; `keeping.ts` tells the reader. The next page asks the disk again.
 */

/** A store and the shape that its records must have. */
export type Shelf<Value> = { readonly store: StoreName; readonly schema: v.GenericSchema<unknown, Value> };

/** A record that has been read and found right. */
export type Kept<Value> = { readonly key: Key; readonly value: Value };

type Place =
  { readonly kind: 'disk'; readonly disk: Disk } | { readonly kind: 'memory'; readonly memory: MemoryShelves };

/** How long the browser may take to open its storage, in milliseconds. Some never answer. */
const longestOpeningMs = 20_000;

let place: Promise<Place> | undefined;

/**
 * Does `work` with these stores, wholly or not at all; nobody else writes to them meanwhile, in no tab. `work` awaits
 * nothing but its shelves and has no other effect: where the disk fails, it is done once more in memory. Rejects only
 * with what `work` itself throws.
 */
export async function transact<Result>(
  stores: readonly StoreName[],
  mode: 'readonly' | 'readwrite',
  work: (shelves: Shelves) => Promise<Result>,
): Promise<Result> {
  place ??= open();
  const mine = place;
  const found = await mine;
  if (found.kind === 'memory') return found.memory.transact(work);
  try {
    const result = await found.disk.transact(stores, mode, work);
    if (mode === 'readwrite') noteKept();
    return result;
  } catch (error) {
    if (!isFault(error)) throw error;
    // Whoever comes first moves house for all.
    if (place === mine) place = moveToMemory(found.disk, error);
    return transact(stores, mode, work);
  }
}

/** The record under a key, if there is one that can be read. */
export async function read<Value>(shelf: Shelf<Value>, key: Key): Promise<Value | undefined> {
  const value = await transact([shelf.store], 'readonly', (shelves) => shelves.get(shelf.store, key));
  if (value === undefined) return undefined;
  const parsed = safeParse(shelf.schema, value);
  if (parsed.success) return parsed.output;
  await transact([shelf.store, 'aside'], 'readwrite', (shelves) => readIn(shelves, shelf, key));
  return undefined;
}

/** All records that can be read, or those with this property, in the order of their keys. */
export async function readAll<Value>(shelf: Shelf<Value>, only?: Selection): Promise<readonly Kept<Value>[]> {
  const entries = await transact([shelf.store], 'readonly', (shelves) => shelves.entries(shelf.store, only));
  const kept: Kept<Value>[] = [];
  for (const { key, value } of entries) {
    const parsed = safeParse(shelf.schema, value);
    if (parsed.success) kept.push({ key, value: parsed.output });
    else await transact([shelf.store, 'aside'], 'readwrite', (shelves) => readIn(shelves, shelf, key));
  }
  return kept;
}

/** Keeps a record, in the place of the one with this key; without a key, as the next of its numbered store. Gives the key. */
export function keep<Value>(shelf: Shelf<Value>, value: Value, key?: Key): Promise<Key> {
  return transact([shelf.store], 'readwrite', (shelves) => shelves.put(shelf.store, value, key));
}

/** Deletes a record. */
export function remove(store: StoreName, key: Key): Promise<void> {
  return transact([store], 'readwrite', (shelves) => shelves.remove(store, key));
}

/**
 * The record under a key as a part of a transaction that writes, which must hold `aside`: there goes what cannot be read,
 * with the place where it was.
 */
export async function readIn<Value>(
  shelves: Shelves,
  { store, schema }: Shelf<Value>,
  key: Key,
): Promise<Value | undefined> {
  const value = await shelves.get(store, key);
  if (value === undefined) return undefined;
  const parsed = safeParse(schema, value);
  if (parsed.success) return parsed.output;
  await shelves.put('aside', { store, key, value });
  await shelves.remove(store, key);
  tellSetAside({ store, key });
  return undefined;
}

async function open(): Promise<Place> {
  try {
    return { kind: 'disk', disk: await withinLimit(openDisk('interleave', () => (place = undefined))) };
  } catch (error) {
    setKeeping({ kept: false, why: reasonOf(error) });
    return { kind: 'memory', memory: createMemoryShelves(new Map()) };
  }
}

async function moveToMemory(disk: Disk, error: unknown): Promise<Place> {
  const copied: ReadonlyMap<StoreName, readonly Entry[]> = await disk.copy().catch(() => new Map());
  disk.close();
  setKeeping({ kept: false, why: reasonOf(error) });
  return { kind: 'memory', memory: createMemoryShelves(copied) };
}

/** What a browser throws at whoever uses its storage wrongly. */
const ownMistakes = ['DataCloneError', 'DataError', 'ReadOnlyError', 'TransactionInactiveError'];

/** Whether it is the storage that failed, and not the work that was to be done with it. */
function isFault(error: unknown): boolean {
  return error instanceof DOMException && !ownMistakes.includes(error.name);
}

async function withinLimit(opening: Promise<Disk>): Promise<Disk> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new DOMException('The storage does not answer', 'TimeoutError'));
    // Should it come after all, nobody will use it.
    opening.then(
      (disk) => disk.close(),
      () => undefined,
    );
  }, longestOpeningMs);
  try {
    return await Promise.race([opening, promise]);
  } finally {
    clearTimeout(timer);
  }
}
