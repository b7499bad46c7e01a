import type { MachineChoice, ProgramFile } from '../../runtime/index.ts';
import { abandonAttempt, clearResults, stopAttempt } from './cell-attempt.ts';
import type { CellProgram, CellState, Files } from './cell-state.ts';
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

/** Back to the original texts; what was there can be had back with {@link undoReset}. */
export function resetProgram(cell: CellState): void {
  cell.undone.value = cell.files.value;
  putTexts(cell, cell.program.value.files);
}

/** Takes the last Reset back. */
export function undoReset(cell: CellState): void {
  const { value: texts } = cell.undone;
  if (!texts) return;
  cell.undone.value = undefined;
  putTexts(cell, texts);
}

function putTexts(cell: CellState, files: Files): void {
  cell.files.value = files;
  cell.settled.value = files;
  cell.notes.value = [];
  cell.compileProblems.value = [];
}

/** Picks a machine. The Page view belongs to the main thread and goes with it. */
export function chooseMachine(cell: CellState, machine: MachineChoice): void {
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
