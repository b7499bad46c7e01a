import type { Key, StoreName } from './shelves.ts';

/** The place of a record that could not be read. */
export type Unread = { readonly store: StoreName; readonly key: Key };

const listeners = new Set<(unread: Unread) => void>();

/** Calls the listener for each record of this page that could not be read and was set aside. Ends with the call of what it returns. */
export function onSetAside(listener: (unread: Unread) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says that a record could not be read. */
export function tellSetAside(unread: Unread): void {
  for (const listener of listeners) listener(unread);
}
