import type { PickedMachine, ProgramFile } from '../../runtime/index.ts';
import { abandonAttempt, clearResults, stopAttempt } from './cell-attempt.ts';
import type { CellProgram, CellState, Files, Replaced } from './cell-state.ts';
import { likelyRefusal } from './machine-offer.ts';

/** Puts another program into the cell, at rest; a run under way is stopped. */
export function loadProgram(cell: CellState, program: CellProgram): void {
  stopAttempt(cell);
  cell.program.value = program;
  cell.shown.value = program.files[0].name;
  putTexts(cell, program.files);
  cell.machine.value = program.machine;
  cell.refusesSimulation.value = likelyRefusal(program.files);
  abandonAttempt(cell, { status: 'idle' });
  cell.view.value = 'output';
  cell.undone.value = undefined;
  cell.compared.value = undefined;
  cell.notice.value = '';
  cell.refusedLink.value = '';
  cell.agreed.value = false;
  cell.ranWith.value = undefined;
  cell.ranOn.value = undefined;
  cell.trace.value = undefined;
  cell.runs.value = [];
  cell.baseline.value = undefined;
  cell.repeats.value = undefined;
  cell.scaling.value = undefined;
  cell.typeProblems.value = [];
  clearResults(cell);
}

let edits = false;

/** Whether the reader has typed into any cell since the page was opened, so that a reload would lose something. */
export function pageHasEdits(): boolean {
  return edits;
}

/** The reader typed: the file has a new text, and what stood in it as notes no longer holds. */
export function editFile(cell: CellState, name: string, text: string): void {
  if (textOf(cell.files.value, name) === text) return;
  edits = true;
  cell.files.value = replaceText(cell.files.value, name, text);
  if (cell.notes.value.some((note) => note.file === name)) {
    cell.notes.value = cell.notes.value.filter((note) => note.file !== name);
  }
  cell.undone.value = undefined;
}

/** Back to the original texts; what was there can be had back with {@link undoReplacing}. */
export function resetProgram(cell: CellState): void {
  replaceTexts(cell, cell.program.value.files, 'reset');
}

/**
 * Puts other texts in the place of the reader's own: the original, a solution, an earlier version. Theirs are kept in the
 * notebook, and can be had back with {@link undoReplacing}.
 */
export function replaceTexts(cell: CellState, files: Files, why: Replaced['why']): void {
  cell.undone.value = { files: cell.files.value, why };
  putTexts(cell, files);
}

/** Takes the last replacing back. */
export function undoReplacing(cell: CellState): void {
  const { value: replaced } = cell.undone;
  if (!replaced) return;
  cell.undone.value = undefined;
  putTexts(cell, replaced.files);
}

/** Shows texts that are the reader's own already, from the notebook or another tab: there is nothing to take back. */
export function showOwnTexts(cell: CellState, files: Files): void {
  cell.undone.value = undefined;
  putTexts(cell, files);
}

function putTexts(cell: CellState, files: Files): void {
  if (!files.some(({ name }) => name === cell.shown.value)) cell.shown.value = files[0].name;
  cell.files.value = files;
  cell.settled.value = files;
  cell.notes.value = [];
  cell.compileProblems.value = [];
}

/** Picks a machine. The Page view belongs to the main thread and goes with it. */
export function chooseMachine(cell: CellState, machine: PickedMachine): void {
  cell.machine.value = machine;
  if (machine.kind !== 'main' && cell.view.value === 'page') cell.view.value = 'output';
}

/** The text of a file; throws for a name that the program does not have. */
export function textOf(files: Files, name: string): string {
  const file = files.find((candidate) => candidate.name === name);
  if (!file) throw new Error(`No file ${name} among ${files.map((known) => known.name).join(', ')}`);
  return file.text;
}

function replaceText([first, ...rest]: Files, name: string, text: string): Files {
  const replaced = (file: ProgramFile): ProgramFile => (file.name === name ? { name, text } : file);
  return [replaced(first), ...rest.map(replaced)];
}

/** Whether two programs have the same files with the same texts. */
export function isSameText(one: Files, other: Files): boolean {
  return (
    one.length === other.length &&
    one.every(({ name, text }) => other.some((file) => file.name === name && file.text === text))
  );
}
