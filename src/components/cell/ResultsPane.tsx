import type { JSX, RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import type { Position, Trace } from '../../runtime/index.ts';
import type { RealTask } from '../schedules/real-words.ts';
import { areComparable } from '../comparison/run-history.ts';
import type { CellState, Files, StudyKind } from './cell-state.ts';
import { liveParts } from './live-parts.ts';
import { Tabs } from './Tabs.tsx';

type ResultsPaneProps = {
  readonly cell: CellState;
  readonly id: string;
  readonly hintId: string;
  /** Where the sandbox frame lives; always there and never moved, because a frame that moves starts over. */
  readonly frameHost: RefObject<HTMLDivElement>;
  readonly onGoTo: (place: Position) => void;
  readonly onStudy: (kind: StudyKind) => void;
  readonly onForReal: (task: RealTask) => void;
};

/** Whether a run left more than lines: stretches of work or waiting, or ones that the program named itself. */
function hasPicture(trace: Trace | undefined): boolean {
  return trace !== undefined && trace.spans.length + trace.marks.length > 0;
}

/** Whether there is something to compare, or it is being found out. */
function hasComparison({ runs, repeats, scaling }: CellState): boolean {
  return areComparable(runs.value) || repeats.value !== undefined || scaling.value !== undefined;
}

/** What came of a run: problems, output, and the page that the program drew. */
export function ResultsPane({ cell, id, hintId, frameHost, onGoTo, onStudy, onForReal }: ResultsPaneProps): JSX.Element {
  const parts = liveParts.value;
  const view = cell.view.value;
  const onMain = cell.machine.value.kind === 'main';
  const phase = cell.phase.value;
  const draws = useRef(false);
  if (phase.status === 'preparing' || phase.status === 'running') draws.current = canDraw(phase.attempt.files);
  const views = [
    { id: 'output', label: 'Output' },
    ...(onMain ? [{ id: 'page', label: 'Page' } as const] : []),
    ...(hasPicture(cell.trace.value) || view === 'timeline' ? [{ id: 'timeline', label: 'Timeline' } as const] : []),
    ...(cell.exploring.value.status !== 'none' || view === 'schedules'
      ? [{ id: 'schedules', label: 'Schedules' } as const]
      : []),
    ...(hasComparison(cell) || view === 'runs' ? [{ id: 'runs', label: 'Runs' } as const] : []),
  ] as const;
  return (
    <div class="cell-results">
      {parts && <parts.Problems cell={cell} onGoTo={onGoTo} />}
      <div id={id} class="cell-views" data-view={view}>
        <div
          class="cell-frame"
          ref={frameHost}
          data-machine={cell.machine.value.kind}
          data-draws={draws.current || undefined}
        />
        {view === 'timeline' && parts && (
          <div class="cell-timeline">
            <parts.TimelineView cell={cell} onGoTo={onGoTo} />
          </div>
        )}
        {view === 'schedules' && parts && (
          <div class="cell-schedules">
            <parts.SchedulesView cell={cell} onGoTo={onGoTo} onForReal={onForReal} />
          </div>
        )}
        {view === 'runs' && parts && <parts.RunsView cell={cell} onStudy={onStudy} />}
        <div class="cell-log" role="log" aria-label="Output" aria-live="off" tabIndex={0}>
          {parts && <parts.Output cell={cell} />}
        </div>
      </div>
      <div class="cell-foot">
        <Tabs
          label="Results"
          class="cell-view-tabs"
          tabs={views}
          selected={view}
          onSelect={(next) => (cell.view.value = next)}
          controls={id}
        />
        <p class="cell-hint" id={hintId}>
          {cell.editor.value === 'closed' && 'Click the code to edit it, or press Enter on it. '}
          Ctrl+Enter runs, Escape stops.
        </p>
      </div>
    </div>
  );
}

/** Whether a program can have drawn anything: without naming its document it has no way to it that a reader would take. */
function canDraw(files: Files): boolean {
  return files.some(({ text }) => /\bdocument\b/.test(text));
}
