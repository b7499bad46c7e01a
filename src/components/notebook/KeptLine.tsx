import type { JSX } from 'preact';
import type { CellState } from '../cell/cell-state.ts';
import { replaceTexts } from '../cell/cell-texts.ts';
import { dateText } from './date-text.ts';

type KeptLineProps = { readonly cell: CellState };

/** What there is to say about the reader's own texts of a program: whose they are, from when, and what else is kept. */
export function KeptLine({ cell }: KeptLineProps): JSX.Element | null {
  const { kept } = cell;
  const { value: rival } = kept.rival;
  const { value: draftAt } = kept.draftAt;
  const newest = kept.earlier.value[0]?.version;
  if (rival) {
    const told =
      rival.from === 'other-tab'
        ? 'Another tab has changed this program too. Both versions are kept.'
        : `You have a draft of this program, of ${dateText(rival.draft.at)}.`;
    return (
      <span class="kept-line">
        <span aria-live="polite">{told}</span>
        <button type="button" class="cell-quiet" onClick={rival.take}>
          {rival.from === 'other-tab' ? 'Take theirs' : 'Show it'}
        </button>
        <button type="button" class="cell-quiet" onClick={rival.leave}>
          {rival.from === 'other-tab' ? 'Keep mine' : 'Leave it'}
        </button>
      </span>
    );
  }
  if (kept.hasNewOriginal.value && newest && !cell.edited.value) {
    return (
      <span class="kept-line">
        <span>This program has changed since you edited it. Your earlier version is kept.</span>
        <button
          type="button"
          class="cell-quiet"
          onClick={() => (cell.compared.value = { what: 'earlier', files: newest.files })}
        >
          Compare
        </button>
        <button
          type="button"
          class="cell-quiet"
          onClick={() => {
            kept.hasNewOriginal.value = false;
            replaceTexts(cell, newest.files, 'earlier');
          }}
        >
          Use this one
        </button>
      </span>
    );
  }
  if (!cell.edited.value) return null;
  return <span class="cell-marker">{draftAt === undefined ? 'Edited' : `Your draft of ${dateText(draftAt)}`}</span>;
}
