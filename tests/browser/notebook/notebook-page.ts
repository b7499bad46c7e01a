import { onTestFinished } from 'vitest';
import type * as Parts from './notebook-parts.ts';

/** A page of its own with a notebook that nobody has used yet. */
export type NotebookPage = {
  readonly notebook: typeof Parts;
  readonly window: Window & typeof globalThis;
  readonly close: () => void;
};

declare global {
  interface Window {
    notebookParts?: typeof Parts;
  }
}

/** Opens a page: a frame of the same origin, with modules and a channel of its own. `before` comes first in it. */
export async function openPage(
  before: (window: Window & typeof globalThis) => void = () => undefined,
): Promise<NotebookPage> {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  onTestFinished(() => frame.remove());
  const window = frame.contentDocument?.defaultView;
  if (!window) throw new Error('The frame has no document');
  before(window);
  const script = window.document.createElement('script');
  script.type = 'module';
  const address = new URL('./notebook-parts.ts', import.meta.url).href;
  script.textContent = `import * as parts from ${JSON.stringify(address)}; window.notebookParts = parts; window.dispatchEvent(new Event("notebook"));`;
  await new Promise((resolve) => {
    window.addEventListener('notebook', resolve);
    window.document.body.append(script);
  });
  const { notebookParts: notebook } = window;
  if (!notebook) throw new Error('The notebook has not arrived');
  return { notebook, window, close: () => frame.remove() };
}

/** Deletes the notebook. Pages that are open let go of it. */
export async function forgetNotebook(): Promise<void> {
  await settled(indexedDB.deleteDatabase('interleave'));
}

/** The result of a request to IndexedDB. */
export function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('The request failed')));
  });
}
