import type { Editor, EditorOptions, OpenEditor } from './editor.ts';
import { refetchStyles } from './refetch-styles.ts';

type Opener = { readonly open: (options: EditorOptions) => Editor };

const openers = {
  monaco: async (): Promise<Opener> => ({ open: (await import('./monaco-editor.ts')).openMonaco }),
  plain: async (): Promise<Opener> => ({ open: (await import('./plain-editor.ts')).openPlain }),
} as const;

/** Monaco does not support touch keyboards; who has a mouse or a pen beside the touch screen gets Monaco. */
function kindForDevice(): Editor['kind'] {
  return matchMedia('(pointer: coarse)').matches && !matchMedia('(any-pointer: fine)').matches ? 'plain' : 'monaco';
}

async function load(): Promise<Opener> {
  const kind = kindForDevice();
  try {
    return await openers[kind]();
  } catch (first) {
    // Of a style sheet that failed once the bundler's loader believes that it is there.
    await refetchStyles();
    throw first;
  }
}

/**
 * Opens the editor that suits the device: Monaco, or a plain text box where there are only fingers.
 * Rejects with a sentence for the reader when a part cannot be fetched; calling again tries again.
 */
export const openEditor: OpenEditor = async (options) => {
  let opener: Opener;
  try {
    opener = await load();
  } catch (cause) {
    const reason = navigator.onLine ? 'a part of it did not arrive' : 'there is no connection';
    throw new Error(
      `The editor could not be loaded: ${reason}. Your program still runs; select Edit again to try once more.`,
      { cause },
    );
  }
  return opener.open(options);
};

/** Fetches the editor's code ahead, without its type checker, which follows when the editor opens. Never rejects. */
export function prefetchEditor(): void {
  load().catch(() => {
    // Opening says it, to someone who asked for the editor.
  });
}
