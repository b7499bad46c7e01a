import type { Editor, EditorOptions, OpenEditor } from './editor.ts';
import { kindForDevice } from './kind-for-device.ts';
import { loadWithStyles } from './load-with-styles.ts';

type Opener = (options: EditorOptions) => Editor;

const openers = {
  monaco: async (): Promise<Opener> => (await import('./monaco-editor.ts')).openMonaco,
  plain: async (): Promise<Opener> => (await import('./plain-editor.ts')).openPlain,
} as const;

let failures = 0;

/**
 * Opens the editor that suits the device: Monaco, or a plain text box where there are only fingers.
 * Rejects with a sentence for the reader when a part cannot be fetched; calling again tries again.
 */
export const openEditor: OpenEditor = async (options) => {
  let open: Opener;
  try {
    open = await load();
  } catch (cause) {
    const reason = navigator.onLine ? 'a part of it did not arrive' : 'there is no connection';
    // Chromium fetches a module again that failed before; Firefox and Safari do so only in a new document.
    const remedy = failures > 1 ? 'reload the page' : 'select Edit again';
    throw new Error(`The editor could not be loaded: ${reason}. Your program still runs; ${remedy} to try once more.`, {
      cause,
    });
  }
  return open(options);
};

/** Fetches the editor's code ahead, without its type checker, which follows when the editor opens. Never fails. */
export function prefetchEditor(): void {
  load().catch(() => {
    // Opening says it, to someone who asked for the editor.
  });
}

async function load(): Promise<Opener> {
  try {
    return await loadWithStyles(openers[kindForDevice()]);
  } catch (cause) {
    failures += 1;
    throw cause;
  }
}
