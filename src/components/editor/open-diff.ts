import { loadWithStyles } from './load-with-styles.ts';
import type { Diff, DiffOptions } from './monaco-diff.ts';

/** Opens a comparison of two texts. Rejects when a part of it cannot be fetched; calling again tries again. */
export async function openDiff(options: DiffOptions): Promise<Diff> {
  const { openMonacoDiff } = await loadWithStyles(() => import('./monaco-diff.ts'));
  return openMonacoDiff(options);
}
