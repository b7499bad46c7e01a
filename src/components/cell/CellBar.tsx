import type { JSX } from 'preact';
import { isSameText, resetProgram } from './cell-texts.ts';
import { loadNotebook } from '../notebook/keep-lazily.ts';
import type { CellState, Compared, StudyKind } from './cell-state.ts';
import { MachinePicker } from './MachinePicker.tsx';
import type * as Actions from './program-actions.ts';
import { Menu } from './Menu.tsx';
import type { MenuEntry } from './Menu.tsx';
import { studyEntries } from './study-entries.ts';
import { takenForms } from '../takeaway/taken-forms.ts';
import { Tabs } from './Tabs.tsx';

type CellBarProps = {
  readonly cell: CellState;
  /** Id of the element that the file tabs change. */
  readonly codeId: string;
  readonly onRun: () => void;
  readonly onStop: () => void;
  readonly onStudy: (kind: StudyKind) => void;
};

/** The bar of a cell: its files, its machine, and what a reader can do. */
export function CellBar({ cell, codeId, onRun, onStop, onStudy }: CellBarProps): JSX.Element {
  const files = cell.program.value.files;
  return (
    <div class="cell-bar">
      {files.length > 1 ? (
        <Tabs
          label="Files"
          class="cell-files"
          tabs={files.map(({ name }) => ({ id: name, label: name }))}
          selected={cell.shown.value}
          onSelect={(name) => (cell.shown.value = name)}
          controls={codeId}
        />
      ) : (
        <span class="cell-file">{files[0].name}</span>
      )}
      <div class="cell-controls">
        <MachinePicker cell={cell} />
        <div class="cell-actions">
          {cell.edited.value && (
            <button type="button" class="cell-button" onClick={() => resetProgram(cell)}>
              Reset
            </button>
          )}
          {cell.busy.value && (
            <button type="button" class="cell-button" onClick={onStop}>
              Stop
            </button>
          )}
          <button type="button" class="cell-run" onClick={onRun}>
            <svg viewBox="0 0 10 12" aria-hidden="true">
              <path d="M1 1v10l8-5z" fill="currentColor" />
            </svg>
            Run
          </button>
          <Menu label="More" entries={[...studyEntries(cell, onStudy), ...menuOf(cell)]}>
            <svg viewBox="0 0 16 4" aria-hidden="true">
              <path
                d="M1 2a1 1 0 1 0 2 0 1 1 0 1 0-2 0m6 0a1 1 0 1 0 2 0 1 1 0 1 0-2 0m6 0a1 1 0 1 0 2 0 1 1 0 1 0-2 0"
                fill="currentColor"
              />
            </svg>
          </Menu>
        </div>
      </div>
    </div>
  );
}

function menuOf(cell: CellState): readonly MenuEntry[] {
  const entry = (label: string, act: (actions: typeof Actions) => void | Promise<void>): MenuEntry => ({
    label,
    onChoose: () => void choose(cell, act),
  });
  return [
    ...compareEntries(cell),
    entry('Copy link', (actions) => actions.copyLink(cell)),
    entry('Copy code', (actions) => actions.copyCode(cell)),
    entry('Download', (actions) => actions.download(cell)),
    ...takenForms.map((one) => entry(one.entry, (actions) => actions.takeElsewhere(cell, one.form))),
    ...(cell.home === 'lesson' ? [entry('Open in playground', (actions) => actions.openInPlayground(cell))] : []),
    ...cell.exports.value.map((one) => entry(one.label, (actions) => actions.takeAway(cell, one))),
  ];
}

function compareEntries(cell: CellState): readonly MenuEntry[] {
  const { value: files } = cell.files;
  // What another tab had, too, may be what the reader sees.
  const newest = cell.kept.earlier.value.find(({ version }) => !isSameText(version.files, files));
  const entry = (label: string, compared: Compared): MenuEntry => ({
    label,
    onChoose: () =>
      void loadNotebook().then(
        () => (cell.compared.value = compared),
        () => (cell.notice.value = 'The comparison could not be fetched. Check the connection, then try again.'),
      ),
  });
  return [
    ...(cell.edited.value
      ? [entry('Compare with original', { what: 'original', files: cell.program.value.files })]
      : []),
    ...(newest ? [entry('Compare with your earlier version', { what: 'earlier', files: newest.version.files })] : []),
  ];
}

async function choose(cell: CellState, act: (actions: typeof Actions) => void | Promise<void>): Promise<void> {
  cell.refusedLink.value = '';
  try {
    await act(await import('./program-actions.ts'));
  } catch (error) {
    cell.notice.value = error instanceof Error ? error.message : String(error);
  }
}
