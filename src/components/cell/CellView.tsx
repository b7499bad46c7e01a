import { effect } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Position } from '../../runtime/index.ts';
import { CellBar } from './CellBar.tsx';
import { abandonAttempt, beginAttempt, isCurrent, stopAttempt } from './cell-attempt.ts';
import type { Attempt, CellState, StudyKind } from './cell-state.ts';
import type * as CellEditor from './cell-editor.ts';
import type { EditorCalls } from './cell-editor.ts';
import { CodePane } from './CodePane.tsx';
import { takeEarlyClicks } from './early-clicks.ts';
import { holdDrawing, releaseDrawing } from './held-drawing.ts';
import { liveParts, loadLiveParts, whenLive } from './live-parts.ts';
import type { LiveParts } from './live-parts.ts';
import { notebook } from '../notebook/keep-lazily.ts';
import { whenRead } from '../notebook/kept-state.ts';
import { PredictionForm } from '../prediction/PredictionForm.tsx';
import { PredictionResult } from '../prediction/PredictionResult.tsx';
import { followRuns } from '../prediction/prediction-state.ts';
import type { PredictionState } from '../prediction/prediction-state.ts';
import type { RealTask } from '../schedules/real-words.ts';
import { enterCell } from './page-cells.ts';
import { RealTimeNote } from './RealTimeNote.tsx';
import { ResultsPane } from './ResultsPane.tsx';
import { SimulatedControls } from './SimulatedControls.tsx';
import { StatusRow } from './StatusRow.tsx';
import './cell.css';
import './cell-print.css';
import './cell-results.css';

type CellViewProps = {
  readonly cell: CellState;
  /** Its id, as `data-program` says it. */
  readonly id: string;
  /** What its reader is asked before a run. */
  readonly prediction?: PredictionState | undefined;
  /** Highlighted code of the unedited files, where the site made it. */
  readonly children?: ComponentChildren;
};

/** A cell on the page: code, machine, Run, and what came of it. Everything heavy is fetched when a reader reaches for it. */
export function CellView({ cell, id, prediction, children }: CellViewProps): JSX.Element {
  const panes = useId();
  const section = useRef<HTMLElement>(null);
  const frameHost = useRef<HTMLDivElement>(null);

  const run = (): void =>
    void start(cell, frameHost.current, 'run', ({ runAttempt }, attempt, host) => runAttempt(cell, attempt, host));
  const study = (kind: StudyKind): void =>
    void start(cell, frameHost.current, 'study', ({ studyAttempt }, attempt, host) =>
      studyAttempt(cell, attempt, host, kind),
    );
  const seeForReal = (task: RealTask): void =>
    void start(cell, frameHost.current, 'study', ({ realAttempt }, attempt, host) =>
      realAttempt(cell, attempt, host, task),
    );
  const stop = (): void => stopAttempt(cell);
  const comparison = notebook.value;
  const openEditor = (at: Position | undefined): void => {
    cell.compared.value = undefined;
    const host = section.current?.querySelector<HTMLElement>('.cell-code');
    if (host) void openEditorOf(cell, host, { onRun: run, onStop: stop }, at);
  };
  const warm = (): void => whenLive(({ warmCell }) => frameHost.current && warmCell(cell, frameHost.current));
  const closeComparison = (): void => {
    cell.compared.value = undefined;
    section.current?.querySelector<HTMLElement>('.cell-menu > button')?.focus();
  };
  const focusRun = (): void => section.current?.querySelector<HTMLElement>('.cell-run')?.focus();
  const onKeyDown = (event: KeyboardEvent): void => {
    // The editor has keys of its own and calls for these two.
    if (event.target instanceof Element && event.target.closest('[data-editor]')) return;
    if (event.key === 'Escape' && cell.busy.value) stop();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run();
    else return;
    event.preventDefault();
  };

  useEffect(() => {
    if (section.current) for (const pressed of takeEarlyClicks(section.current)) pressed.click();
    return () => stopAttempt(cell);
    // Once in the life of a cell.
  }, [cell]);
  useEffect(() => (cell.home === 'lesson' ? enterCell(id, { cell, reveal: openEditor }) : undefined), [cell]);

  // Two editors of one text are one too many.
  useEffect(
    () =>
      cell.compared.subscribe((compared) => {
        if (compared && cell.editor.peek() !== 'closed') void closeEditorOf(cell);
      }),
    [cell],
  );

  const turning = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  /** Once for a slider that is drawn along. */
  const runSoon = (): void => {
    clearTimeout(turning.current);
    turning.current = setTimeout(run, 80);
  };
  useEffect(() => () => clearTimeout(turning.current), []);

  // At once, not with what is drawn, which may be held for a moment: who reads these must not take the last run for this one.
  const sayPhase = (): void => {
    const { value: phase } = cell.phase;
    setAttribute(section.current, 'data-outcome', phase.status === 'ended' ? phase.outcome.status : undefined);
    setAttribute(section.current, 'data-busy', cell.busy.value ? 'true' : undefined);
    setAttribute(section.current, 'data-ran', cell.log.value.run === 0 ? undefined : '');
  };
  useEffect(() => effect(sayPhase), [cell]);
  useEffect(() => prediction && followRuns(cell, prediction), [cell, prediction]);

  return (
    <section
      class="cell"
      ref={section}
      aria-label={`Program: ${cell.program.value.title}`}
      data-program={id}
      data-comparing={comparison && cell.compared.value ? '' : undefined}
      onPointerEnter={warm}
      onTouchStart={warm}
      onFocusIn={warm}
      onKeyDown={onKeyDown}
    >
      {/* The name of the section says it to who cannot see it. */}
      {cell.home === 'lesson' && (
        <p class="cell-title" aria-hidden="true">
          {cell.program.value.title}
        </p>
      )}
      {prediction && <PredictionForm state={prediction} />}
      <CellBar cell={cell} codeId={`${panes}-code`} onRun={run} onStop={stop} onStudy={study} />
      <RealTimeNote cell={cell} />
      <SimulatedControls
        cell={cell}
        onTurn={() => {
          if (hasRunHere(cell)) runSoon();
        }}
      />
      {comparison && cell.compared.value && (
        <comparison.CompareView cell={cell} compared={cell.compared.value} onClose={closeComparison} />
      )}
      <CodePane cell={cell} id={`${panes}-code`} onOpen={openEditor} onPrefetch={prefetchEditor}>
        {children}
      </CodePane>
      <StatusRow
        cell={cell}
        onAgree={() => {
          cell.agreed.value = true;
          focusRun();
          run();
        }}
        onRefuse={() => {
          abandonAttempt(cell, { status: 'idle' });
          focusRun();
        }}
      />
      {prediction && <PredictionResult state={prediction} />}
      <ResultsPane
        cell={cell}
        id={`${panes}-results`}
        hintId={`${panes}-code-hint`}
        frameHost={frameHost}
        onGoTo={openEditor}
        onStudy={study}
        onForReal={seeForReal}
      />
    </section>
  );
}

function setAttribute(element: HTMLElement | null, name: string, value: string | undefined): void {
  if (value === undefined) element?.removeAttribute(name);
  else element?.setAttribute(name, value);
}

/** Whether the reader has run the program on the machine that is picked, so that turning a knob asks to do it again. */
function hasRunHere(cell: CellState): boolean {
  return cell.ranOn.value === cell.machine.value.kind;
}

/** One click on Run, or on what runs the program many times. Never rejects: what goes wrong is said in the cell. */
async function start(
  cell: CellState,
  host: HTMLElement | null,
  what: 'run' | 'study',
  carryOut: (parts: LiveParts, attempt: Attempt, host: HTMLElement) => Promise<void>,
): Promise<void> {
  if (!host) throw new Error(`The cell "${cell.program.value.title}" has no place for its frame`);
  // A draft that is about to be shown is what the reader means to run.
  const reading = whenRead(cell.kept);
  if (reading) await reading;
  holdDrawing();
  const attempt = beginAttempt(cell, what);
  if (!attempt) return;
  try {
    const parts = liveParts.value ?? (await loadLiveParts());
    if (isCurrent(cell, attempt)) await carryOut(parts, attempt, host);
  } catch (error) {
    if (!isCurrent(cell, attempt)) return;
    abandonAttempt(cell, { status: 'not-started', sentence: error instanceof Error ? error.message : String(error) });
  } finally {
    releaseDrawing();
  }
}

/** Fetches ahead what editing will want. Never rejects. */
function prefetchEditor(): void {
  loadCellEditor().then(
    ({ prefetchCellEditor }) => prefetchCellEditor(),
    () => {
      // Opening says it, to someone who asked for the editor.
    },
  );
}

/** Opens the editor of a cell. Never rejects: what goes wrong is said in the cell. */
async function openEditorOf(
  cell: CellState,
  host: HTMLElement,
  calls: EditorCalls,
  at: Position | undefined,
): Promise<void> {
  try {
    const { openCellEditor } = await loadCellEditor();
    await whenRead(cell.kept);
    await openCellEditor(cell, host, calls, at);
  } catch {
    cell.notice.value = 'The editor could not be fetched. Check the connection, then select the code again.';
  }
}

/** Closes the editor of a cell, whose code is there already. Never rejects. */
async function closeEditorOf(cell: CellState): Promise<void> {
  const { closeCellEditor } = await loadCellEditor();
  closeCellEditor(cell);
}

/** The editor's part of a cell. The server build must not see it: Astro would give its styles to every page with a cell. */
async function loadCellEditor(): Promise<typeof CellEditor> {
  if (!import.meta.env.SSR) return import('./cell-editor.ts');
  throw new Error('An editor opens in a browser only');
}
