import { storeNames } from './shelves.ts';
import type { Entry, Key, Shelves, StoreName } from './shelves.ts';

/** The notebook of a page that cannot keep anything beyond its own life. */
export type MemoryShelves = {
  /** One transaction at a time; what `work` has done is undone if it rejects. */
  readonly transact: <Result>(work: (shelves: Shelves) => Promise<Result>) => Promise<Result>;
};

/** A notebook in memory that begins with these records. */
export function createMemoryShelves(beginning: ReadonlyMap<StoreName, readonly Entry[]>): MemoryShelves {
  let shelves = new Map(
    storeNames.map((name) => [name, new Map((beginning.get(name) ?? []).map(({ key, value }) => [key, value]))]),
  );
  let last: Promise<unknown> = Promise.resolve();

  const transact = async <Result>(work: (shelves: Shelves) => Promise<Result>): Promise<Result> => {
    const changed = new Map([...shelves].map(([name, records]) => [name, new Map(records)]));
    const result = await work(shelvesIn(changed));
    shelves = changed;
    return result;
  };
  return {
    transact: (work) => {
      const done = last.then(() => transact(work));
      last = done.catch(() => undefined);
      return done;
    },
  };
}

function shelvesIn(stored: ReadonlyMap<StoreName, Map<Key, unknown>>): Shelves {
  const recordsOf = (store: StoreName): Map<Key, unknown> => {
    const records = stored.get(store);
    if (!records) throw new Error(`There is no store ${store}`);
    return records;
  };
  return {
    get: (store, key) => Promise.resolve(recordsOf(store).get(key)),
    entries: (store, only) =>
      Promise.resolve(
        [...recordsOf(store)]
          .map(([key, value]) => ({ key, value }))
          .filter(({ value }) => only === undefined || propertyOf(value, only.index) === only.is)
          .sort((one, other) => (one.key < other.key ? -1 : 1)),
      ),
    put: (store, value, key) => {
      const records = recordsOf(store);
      const place = key ?? Math.max(0, ...[...records.keys()].filter((known) => typeof known === 'number')) + 1;
      // A record on disk is a copy, and so is this.
      records.set(place, structuredClone(value));
      return Promise.resolve(place);
    },
    remove: (store, key) => {
      recordsOf(store).delete(key);
      return Promise.resolve();
    },
  };
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}
