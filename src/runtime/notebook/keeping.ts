/** Whether what a reader does is kept on this machine and, if not, why. */
export type Keeping =
  | { readonly kept: true }
  | {
      readonly kept: false;
      /** `refused`: the browser gives no storage. `full`: there is no room. `newer`: it belongs to a later course. `silent`: it does not answer. */
      readonly why: 'refused' | 'full' | 'newer' | 'silent';
    };

let keeping: Keeping = { kept: true };
const listeners = new Set<(keeping: Keeping) => void>();

/** Calls the listener now and whenever it changes. Ends with the call of what it returns. */
export function onKeeping(listener: (keeping: Keeping) => void): () => void {
  listeners.add(listener);
  listener(keeping);
  return () => listeners.delete(listener);
}

/** Says it to all who listen. */
export function setKeeping(now: Keeping): void {
  keeping = now;
  for (const listener of listeners) listener(now);
}

/** Why the browser's storage failed, by the error that it gave. */
export function reasonOf(error: unknown): Exclude<Keeping, { readonly kept: true }>['why'] {
  const name = error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') return 'full';
  if (name === 'VersionError') return 'newer';
  return name === 'TimeoutError' ? 'silent' : 'refused';
}
