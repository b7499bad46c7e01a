import { computed, effect } from '@preact/signals';
import type { Position, ProgramFile } from '../../runtime/index.ts';
import type { Editor, EditorOptions } from '../editor/editor.ts';
import { editFile } from './cell-texts.ts';
import type { CellState } from './cell-state.ts';
import { whenDrawn } from './held-drawing.ts';
import { whenLive } from './live-parts.ts';
import { wholeOf } from './whole-cell.ts';

/** How long typing must pause before the program is compiled ahead, in milliseconds. */
const pauseMs = 150;

/** What the opener of a cell's editor wants to hear. */
export type EditorCalls = Pick<EditorOptions, 'onRun' | 'onStop'>;

type OpenEditor = { readonly cell: CellState; readonly reveal: (at: Position) => void; readonly close: () => void };

/** The page's one live editor, or the one that is on its way. */
let live: OpenEditor | undefined;

/** Fetches ahead what {@link openCellEditor} will want, for a reader who is about to edit. Never rejects. */
export function prefetchCellEditor(): void {
  import('../editor/open-editor.ts').then(
    ({ prefetchEditor }) => prefetchEditor(),
    () => {
      // Opening says it, to someone who asked for the editor.
    },
  );
  whenLive(({ prefetchCompiler }) => void prefetchCompiler());
}

/**
 * Opens the cell's editor in `host`, or takes the one that is open there, and puts the cursor at `at`. The editor of
 * another cell closes first. Where a part of the editor cannot be fetched, the cell's notice says so.
 */
export async function openCellEditor(
  cell: CellState,
  host: HTMLElement,
  calls: EditorCalls,
  at: Position | undefined,
): Promise<void> {
  if (live?.cell === cell) {
    if (at) live.reveal(at);
    return;
  }
  live?.close();
  const opening: OpenEditor = {
    cell,
    reveal: (place) => (at = place),
    close: () => leave(opening),
  };
  live = opening;
  cell.editor.value = 'opening';
  cell.notice.value = '';
  prefetchCellEditor();
  try {
    const { openEditor } = await import('../editor/open-editor.ts');
    if (live !== opening) return;
    const editing = await edit(cell, host, calls, openEditor);
    if (live !== opening) {
      editing.close();
      return;
    }
    const opened: OpenEditor = {
      cell,
      reveal: editing.reveal,
      close: () => {
        editing.close();
        leave(opened);
      },
    };
    live = opened;
    closeWithProgram(opened);
    cell.editor.value = 'open';
    if (at) editing.reveal(at);
    else editing.focus();
  } catch (error) {
    if (live !== opening) return;
    leave(opening);
    cell.notice.value = error instanceof Error ? error.message : String(error);
  }
}

/** Closes the page's editor if it is this cell's. */
export function closeCellEditor(cell: CellState): void {
  if (live?.cell === cell) live.close();
}

/** Another program in the cell, or one with other files, wants another editor. */
function closeWithProgram(editor: OpenEditor): void {
  const { program, files } = editor.cell;
  const shape = computed(() => ({
    program: program.value,
    names: JSON.stringify(files.value.map(({ name }) => name)),
  }));
  const before = shape.value;
  const end = shape.subscribe((now) => {
    if (now.program === before.program && now.names === before.names) return;
    queueMicrotask(() => end());
    if (live === editor) editor.close();
  });
}

function leave(editor: OpenEditor): void {
  editor.cell.editor.value = 'closed';
  if (live === editor) live = undefined;
}

/** Opens an editor on the cell's texts and keeps the two in step until `close`. */
async function edit(
  cell: CellState,
  host: HTMLElement,
  calls: EditorCalls,
  openEditor: (options: EditorOptions) => Promise<Editor>,
): Promise<Pick<Editor, 'reveal' | 'focus'> & { readonly close: () => void }> {
  /** What the editor holds, which a change of its own must not be written back to. */
  const held = new Map(cell.files.value.map(({ name, text }) => [name, text]));
  const pause = afterPause(() => {
    cell.settled.value = cell.files.value;
    whenLive(({ compileAhead }) => void compileAhead(cell));
  });
  const editor = await openEditor({
    host,
    files: cell.files.value,
    imported: importedInto(cell),
    active: cell.shown.value,
    label: (file) => `Code: ${file}`,
    onChange: (file, text) => {
      held.set(file, text);
      editFile(cell, file, text);
      pause.begin();
    },
    onShow: (file) => (cell.shown.value = file),
    onPoint: (place) => (cell.pointedPlace.value = place),
    onTypeProblems: (problems) => (cell.typeProblems.value = problems),
    ...calls,
  });
  let isOpen = true;
  const ends = [
    effect(() => {
      if (held.has(cell.shown.value)) editor.show(cell.shown.value);
    }),
    effect(() => {
      const { value: notes } = cell.notes;
      whenDrawn(() => isOpen && editor.setNotes(notes));
    }),
    effect(() => editor.setLit(cell.litPlace.value)),
    effect(() => editor.setMarks(cell.marks.value)),
    afterwards(() => importedInto(cell), editor.setImported),
    effect(() => editor.setProblems(cell.compileProblems.value)),
    effect(() => {
      for (const { name, text } of cell.files.value) {
        // A file that the editor does not know belongs to another program, which wants another editor.
        if (!held.has(name) || held.get(name) === text) continue;
        held.set(name, text);
        editor.setText(name, text);
      }
    }),
  ];
  return {
    reveal: editor.reveal,
    focus: editor.focus,
    close: () => {
      isOpen = false;
      pause.cancel();
      for (const end of ends) end();
      cell.pointedPlace.value = undefined;
      keepColours(cell, editor, held);
      editor.dispose();
    },
  };
}

/** Calls `act` with each later value; the editor was opened with the first one. */
function afterwards<Value>(read: () => Value, act: (value: Value) => void): () => void {
  let isFirst = true;
  return effect(() => {
    const value = read();
    if (!isFirst) act(value);
    isFirst = false;
  });
}

/** Files of other cells that the program builds on, as they stand. */
function importedInto(cell: CellState): readonly ProgramFile[] {
  return wholeOf(cell).files.slice(cell.files.value.length);
}

/** What the editor knew of colours outlives it, for the static code that takes its place. */
function keepColours(cell: CellState, editor: Editor, names: ReadonlyMap<string, string>): void {
  const coloured = new Map(cell.coloured.value);
  for (const { name, text } of cell.files.value.filter((file) => names.has(file.name))) {
    const lines = editor.codeLines(name);
    if (lines) coloured.set(name, { text, lines });
  }
  cell.coloured.value = coloured;
  cell.settled.value = cell.files.value;
}

function afterPause(act: () => void): { readonly begin: () => void; readonly cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = (): void => clearTimeout(timer);
  return {
    begin: () => {
      cancel();
      timer = setTimeout(act, pauseMs);
    },
    cancel,
  };
}
