import type { CellState, StudyKind } from './cell-state.ts';
import type { MenuEntry } from './Menu.tsx';

/** What a reader can find out by having the program run many times. */
export function studyEntries(cell: CellState, onStudy: (kind: StudyKind) => void): readonly MenuEntry[] {
  return [
    { label: 'Run 10 times', onChoose: () => onStudy('repeats') },
    ...(cell.canScale.value ? [{ label: 'Measure scaling', onChoose: () => onStudy('scaling') }] : []),
  ];
}
