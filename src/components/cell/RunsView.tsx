import { useComputed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { CellState, StudyKind } from './cell-state.ts';
import { loadComparison } from './load-comparison.ts';
import type { ComparisonParts } from './load-comparison.ts';
import { studyEntries } from './study-entries.ts';
import { originalOf, wholeOf } from './whole-cell.ts';

type RunsViewProps = { readonly cell: CellState; readonly onStudy: (kind: StudyKind) => void };

/** The last runs side by side. What shows them is fetched when a reader asks for the first time. */
export function RunsView({ cell, onStudy }: RunsViewProps): JSX.Element {
  const parts = useSignal<ComparisonParts | undefined>(undefined);
  const failed = useSignal(false);
  const original = useComputed(() => originalOf(cell.program.value));
  const current = useComputed(() => wholeOf(cell).files);
  useEffect(() => {
    loadComparison().then(
      (loaded) => (parts.value = loaded),
      () => (failed.value = true),
    );
  }, [parts, failed]);

  if (!parts.value) {
    const sentence = failed.value
      ? 'What compares runs could not be fetched. Check the connection, then select this tab again.'
      : 'One moment …';
    return <p class="cell-none cell-waits">{sentence}</p>;
  }
  const { Comparison } = parts.value;
  return (
    <Comparison
      runs={cell.runs}
      chosen={cell.baseline}
      repeats={cell.repeats}
      scaling={cell.scaling}
      original={original}
      current={current}
      commands={studyEntries(cell, onStudy).map(({ button, onChoose }) => ({ label: button, onChoose }))}
      onSave={(blob, ending) => void save(cell, blob, ending)}
    />
  );
}

async function save(cell: CellState, blob: Blob, ending: string): Promise<void> {
  try {
    const { takeAway } = await import('./program-actions.ts');
    await takeAway(cell, { ending, make: () => blob });
  } catch {
    cell.notice.value = 'What saves files could not be fetched. Check the connection, then save again.';
  }
}
