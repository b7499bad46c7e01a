import type { comparisonParts } from '../comparison/comparison-parts.ts';
import { loadWithStyles } from '../editor/load-with-styles.ts';

/** What shows the runs of a cell side by side. */
export type ComparisonParts = typeof comparisonParts;

/** Fetches the parts. Rejects where they do not arrive; calling again tries again. */
export function loadComparison(): Promise<ComparisonParts> {
  return loadWithStyles(load);
}

/** The server build must not see it: Astro would give its styles to every page with a cell. */
async function load(): Promise<ComparisonParts> {
  if (!import.meta.env.SSR) return (await import('../comparison/comparison-parts.ts')).comparisonParts;
  throw new Error('Runs are compared in a browser only');
}
