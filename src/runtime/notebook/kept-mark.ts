/*
 * A mark that says whether the notebook has ever held anything in this browser. It answers at once and weighs nothing, so
 * that a page on which nobody has done anything yet fetches and opens no notebook.
 */

const key = 'interleave-notebook';

let isNoted = false;

/** Whether anything has ever been kept here. False, too, where the browser gives no storage. */
export function hasKept(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

/** Something has been kept. */
export function noteKept(): void {
  if (isNoted) return;
  isNoted = true;
  try {
    localStorage.setItem(key, 'kept');
  } catch {
    // Then the next page finds what was kept only once its reader has done something there.
  }
}

/** Calls the listener when another tab is the first to keep something. Ends with the call of what it returns. */
export function onFirstKept(listener: () => void): () => void {
  const hear = (event: StorageEvent): void => {
    if (event.key === key && event.newValue !== null) listener();
  };
  addEventListener('storage', hear);
  return () => removeEventListener('storage', hear);
}
