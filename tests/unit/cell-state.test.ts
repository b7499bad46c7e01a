import { describe, expect, test, vi } from 'vitest';
import { beginAttempt, endAttempt, isCurrent, stopAttempt } from '../../src/components/cell/cell-attempt.ts';
import { createCell } from '../../src/components/cell/cell-state.ts';
import {
  chooseMachine,
  editFile,
  loadProgram,
  resetProgram,
  undoReplacing,
} from '../../src/components/cell/cell-texts.ts';
import type { CellProgram, CellState } from '../../src/components/cell/cell-state.ts';
import type { Run } from '../../src/runtime/index.ts';

const program: CellProgram = {
  title: 'Count',
  files: [
    { name: 'main.ts', text: 'a' },
    { name: 'lib.ts', text: 'b' },
  ],
  machine: { kind: 'workers', workers: 4 },
  author: 'course',
  needsSharedMemory: false,
};
const cellAtRest = () => createCell('lesson', program);
const runningCell = () => {
  const cell = cellAtRest();
  const attempt = beginAttempt(cell)!;
  const stop = vi.fn<Run['stop']>();
  cell.phase.value = { status: 'running', attempt, run: { stop } };
  return { cell, attempt, stop };
};
const textsOf = (cell: CellState) => cell.files.value.map((file) => file.text);
const note = (file: string) => ({ file, line: 1, text: '1', lane: 'main', tone: 'value' }) as const;

describe('the texts of a cell', () => {
  test('are edited once they differ from the original, and no longer when they are typed back', () => {
    const cell = cellAtRest();
    editFile(cell, 'lib.ts', 'b!');
    expect(cell.edited.value).toBe(true);
    editFile(cell, 'lib.ts', 'b');
    expect(cell.edited.value).toBe(false);
  });

  test('lose the notes of the file that is edited, and of no other', () => {
    const cell = cellAtRest();
    cell.notes.value = [note('main.ts'), note('lib.ts')];
    editFile(cell, 'main.ts', 'a!');
    expect(cell.notes.value).toEqual([note('lib.ts')]);
  });

  test('come back with Undo after a Reset, until the next edit', () => {
    const cell = cellAtRest();
    editFile(cell, 'main.ts', 'mine');
    resetProgram(cell);
    expect(textsOf(cell)).toEqual(['a', 'b']);
    undoReplacing(cell);
    expect(textsOf(cell)).toEqual(['mine', 'b']);
    expect(cell.undone.value).toBeUndefined();

    resetProgram(cell);
    editFile(cell, 'main.ts', 'other');
    undoReplacing(cell);
    expect(textsOf(cell)).toEqual(['other', 'b']);
  });

  test('cannot be edited under a name that the program does not have', () => {
    expect(() => editFile(cellAtRest(), 'gone.ts', '')).toThrow('No file gone.ts among main.ts, lib.ts');
  });
});

describe('an attempt', () => {
  test('makes the cell busy and takes away what the last run left', () => {
    const cell = cellAtRest();
    cell.notes.value = [note('main.ts')];
    beginAttempt(cell);
    expect(cell.busy.value).toBe(true);
    expect(cell.notes.value).toEqual([]);
  });

  test('leaves what the last run left where it is a study', () => {
    const cell = cellAtRest();
    cell.notes.value = [note('main.ts')];
    beginAttempt(cell, 'study');
    expect(cell.busy.value).toBe(true);
    expect(cell.notes.value).toEqual([note('main.ts')]);
  });

  test('is one for twenty clicks while the program is being prepared', () => {
    const cell = cellAtRest();
    const first = beginAttempt(cell)!;
    for (let click = 0; click < 19; click += 1) expect(beginAttempt(cell)).toBeUndefined();
    expect(isCurrent(cell, first)).toBe(true);
  });

  test('is a new one once the program has been edited', () => {
    const cell = cellAtRest();
    const first = beginAttempt(cell)!;
    editFile(cell, 'main.ts', 'a!');
    expect(beginAttempt(cell)).toBeDefined();
    expect(isCurrent(cell, first)).toBe(false);
  });

  test('stops the run that is under way in the same cell, which may no longer draw', () => {
    const { cell, attempt, stop } = runningCell();
    beginAttempt(cell);
    expect(stop).toHaveBeenCalledWith('another-run');
    expect(isCurrent(cell, attempt)).toBe(false);
    expect(cell.busy.value).toBe(true);
  });

  test('stops the run that is under way in another cell', () => {
    const { stop } = runningCell();
    beginAttempt(cellAtRest());
    expect(stop).toHaveBeenCalledWith('another-run');
  });

  test('ends another cell’s attempt that had not begun to run, and that cell says why', () => {
    const other = cellAtRest();
    beginAttempt(other);
    beginAttempt(cellAtRest());
    expect(other.phase.value).toMatchObject({ status: 'ended', outcome: { status: 'stopped', by: 'another-run' } });
  });

  test('leaves the cells alone whose runs have ended', () => {
    const { cell, stop } = runningCell();
    endAttempt(cell, { status: 'completed', ms: 1 }, { lanes: 1 });
    beginAttempt(cellAtRest());
    expect(stop).not.toHaveBeenCalled();
  });

  test('can be stopped before it runs', () => {
    const cell = cellAtRest();
    const attempt = beginAttempt(cell)!;
    stopAttempt(cell);
    expect(cell.phase.value).toMatchObject({ status: 'ended', outcome: { status: 'stopped', by: 'reader' } });
    expect(isCurrent(cell, attempt)).toBe(false);
  });

  test('does nothing more when it is stopped twice', () => {
    const cell = cellAtRest();
    endAttempt(cell, { status: 'completed', ms: 1 }, { lanes: 1 });
    const { value: phase } = cell.phase;
    stopAttempt(cell);
    stopAttempt(cell);
    expect(cell.phase.value).toBe(phase);
  });
});

describe('a cell', () => {
  test('leaves the Page view when its machine is no longer the main thread', () => {
    const cell = cellAtRest();
    chooseMachine(cell, { kind: 'main' });
    cell.view.value = 'page';
    chooseMachine(cell, { kind: 'workers', workers: 2 });
    expect(cell.view.value).toBe('output');
  });

  test('is at rest with another program, and a run under way is stopped', () => {
    const { cell, stop } = runningCell();
    editFile(cell, 'main.ts', 'mine');
    cell.agreed.value = true;
    loadProgram(cell, { ...program, author: 'stranger', files: [{ name: 'x.ts', text: 'x' }] });
    expect(stop).toHaveBeenCalled();
    expect(cell.phase.value).toEqual({ status: 'idle' });
    expect(cell.edited.value).toBe(false);
    expect(cell.shown.value).toBe('x.ts');
    expect(cell.agreed.value).toBe(false);
  });
});
