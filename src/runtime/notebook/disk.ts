import { openDB } from 'idb';
import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { isNumbered, storeNames, stores } from './shelves.ts';
import type { Entry, Key, Selection, Shelves, StoreName } from './shelves.ts';

/** The notebook on this machine's disk. */
export type Disk = {
  readonly transact: <Result>(
    names: readonly StoreName[],
    mode: 'readonly' | 'readwrite',
    work: (shelves: Shelves) => Promise<Result>,
  ) => Promise<Result>;
  /** Everything that lies there, unread. */
  readonly copy: () => Promise<ReadonlyMap<StoreName, readonly Entry[]>>;
  readonly close: () => void;
};

/** The version of the layout of the stores. A database of a higher one was made by a later course. */
const layoutVersion = 1;

/** Opens the database, making it where there is none. Rejects with what the browser has against it. `onClosed` tells that another page, or the browser, has ended the connection. */
export async function openDisk(name: string, onClosed: () => void): Promise<Disk> {
  const database = await openDB(name, layoutVersion, {
    upgrade: layOut,
    // A later course wants to lay out its stores anew, in another tab: this one must not keep it waiting.
    blocking: () => {
      database.close();
      onClosed();
    },
    terminated: onClosed,
  });
  const transact: Disk['transact'] = async (names, mode, work) => {
    const transaction = database.transaction([...names], mode);
    try {
      const result = await work(shelvesOf(transaction));
      await transaction.done;
      return result;
    } catch (error) {
      transaction.done.catch(() => {
        // The same failure, told a second time.
      });
      abort(transaction);
      // A transaction that was ended from outside knows why; the request that noticed only knows that it was.
      throw transaction.error ?? error;
    }
  };
  return {
    transact,
    copy: () =>
      transact(storeNames, 'readonly', async (shelves) => {
        const found = storeNames.map(async (store) => [store, await shelves.entries(store)] as const);
        return new Map(await Promise.all(found));
      }),
    close: () => database.close(),
  };
}

function layOut(database: IDBPDatabase): void {
  for (const name of storeNames) {
    const store = database.createObjectStore(name, { autoIncrement: isNumbered(name) });
    for (const index of stores[name]) store.createIndex(index, index);
  }
}

type Transaction = IDBPTransaction<unknown, string[], 'readonly' | 'readwrite'>;

function abort(transaction: Transaction): void {
  try {
    transaction.abort();
  } catch {
    // It has come to its end already.
  }
}

function shelvesOf(transaction: Transaction): Shelves {
  return {
    get: (name, key) => transaction.objectStore(name).get(key),
    entries: (name, only) => entriesOf(transaction, name, only),
    put: async (name, value, key) => keyOf(await written(transaction.objectStore(name).put?.(value, key))),
    remove: (name, key) => written(transaction.objectStore(name).delete?.(key)),
  };
}

/** A transaction that only reads has no such request, says its type; the browser's refuses it. */
async function written<Answer>(request: Promise<Answer> | undefined): Promise<Answer> {
  if (!request) throw new Error('Only a transaction of the mode "readwrite" writes');
  return request;
}

async function entriesOf(transaction: Transaction, name: StoreName, only?: Selection): Promise<readonly Entry[]> {
  const store = transaction.objectStore(name);
  const source = only ? store.index(only.index) : store;
  const range = only ? IDBKeyRange.only(only.is) : undefined;
  const [keys, values]: [readonly IDBValidKey[], readonly unknown[]] = await Promise.all([
    source.getAllKeys(range),
    source.getAll(range),
  ]);
  return keys.map((key, index) => ({ key: keyOf(key), value: values[index] }));
}

/** Only strings and numbers are given as keys here; another program on this address may have its own. */
function keyOf(key: IDBValidKey): Key {
  return typeof key === 'string' || typeof key === 'number' ? key : JSON.stringify(key);
}
