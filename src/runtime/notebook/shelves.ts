/** The stores of the notebook, and the properties of their records that one can look them up by. */
export const stores = {
  /** The texts that a reader has now, by program. */
  drafts: [],
  /** Earlier texts, numbered in the order in which they were kept. */
  versions: ['program'],
  /** Every check of an exercise. */
  attempts: ['exercise', 'at'],
  /** The answer that was checked last, by exercise. */
  answers: [],
  /** What a reader has seen and done on a page, by its path. */
  visits: [],
  /** What a teacher's machine has found out about a submission, by its digest. */
  gradings: [],
  /** Choices of the reader, by name. */
  settings: [],
  /** What could not be read, with the place where it was. Nothing of it is ever deleted but by the reader. */
  aside: [],
} as const satisfies Record<string, readonly string[]>;

/** The name of a store. */
export type StoreName = keyof typeof stores;

/** All stores. */
export const storeNames = Object.keys(stores) as readonly StoreName[];

/** Whether records of a store are numbered by the store itself. The others are kept under a key that the caller gives. */
export function isNumbered(store: StoreName): boolean {
  return store === 'versions' || store === 'attempts' || store === 'aside';
}

/** What a record is kept under. */
export type Key = string | number;

/** A record as it lies in a store: whatever somebody has once put there. */
export type Entry = { readonly key: Key; readonly value: unknown };

/** Records of which a property has this value. */
export type Selection = { readonly index: string; readonly is: Key };

/** What can be done with the stores of one transaction: on disk or, where there is none, in memory. */
export type Shelves = {
  readonly get: (store: StoreName, key: Key) => Promise<unknown>;
  /** In the order of their keys. */
  readonly entries: (store: StoreName, only?: Selection) => Promise<readonly Entry[]>;
  /** Gives the key. Without one, the record is the next of its numbered store. */
  readonly put: (store: StoreName, value: unknown, key?: Key) => Promise<Key>;
  readonly remove: (store: StoreName, key: Key) => Promise<void>;
};
