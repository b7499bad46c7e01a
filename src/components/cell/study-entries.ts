import type { CellState, StudyKind } from './cell-state.ts';

/** Something that can be asked for; a button for it must not be taken for Run itself. */
type StudyEntry = { readonly label: string; readonly button: string; readonly onChoose: () => void };

/** What a reader can find out by having the program run many times. */
export function studyEntries(cell: CellState, onStudy: (kind: StudyKind) => void): readonly StudyEntry[] {
  // Explored once, all schedules have been seen.
  if (cell.machine.value.kind === 'schedules') return [];
  return [
    { label: 'Run 10 times', button: 'Repeat 10 times', onChoose: () => onStudy('repeats') },
    ...(cell.canScale.value
      ? [{ label: 'Measure scaling', button: 'Measure scaling', onChoose: () => onStudy('scaling') }]
      : []),
  ];
}
