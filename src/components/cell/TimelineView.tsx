import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Position, Trace } from '../../runtime/index.ts';
import type { timelineParts } from '../timeline/timeline-parts.ts';
import { loadWithStyles } from '../editor/load-with-styles.ts';
import type { CellState } from './cell-state.ts';

type Parts = typeof timelineParts;

type TimelineViewProps = { readonly cell: CellState; readonly onGoTo: (place: Position) => void };

/** The picture of the last run. What draws it is fetched when a reader asks for the first one. */
export function TimelineView({ cell, onGoTo }: TimelineViewProps): JSX.Element | null {
  const parts = useSignal<Parts | undefined>(undefined);
  const failed = useSignal(false);
  const { value: trace } = cell.trace;

  useEffect(() => {
    if (trace === undefined || parts.value !== undefined) return;
    loadWithStyles(loadTimeline).then(
      (loaded) => {
        failed.value = false;
        parts.value = loaded;
      },
      () => (failed.value = true),
    );
  }, [trace, parts, failed]);

  if (trace === undefined) return <p class="cell-none">Run the program to see when each of its threads did what.</p>;
  if (failed.value) {
    return (
      <p class="cell-none">The timeline could not be fetched. Check the connection, then run the program again.</p>
    );
  }
  return parts.value ? (
    <Drawn cell={cell} trace={trace} parts={parts.value} onGoTo={onGoTo} />
  ) : (
    <p class="cell-none">One moment …</p>
  );
}

type DrawnProps = TimelineViewProps & { readonly trace: Trace; readonly parts: Parts };

function Drawn({ cell, trace, onGoTo, parts: { createTimeline, Timeline, exportsOf } }: DrawnProps): JSX.Element {
  const root = useRef<HTMLDivElement>(null);
  const timeline = useRef(createTimeline(trace));
  useSignalEffect(() => {
    const { value: next } = cell.trace;
    if (next !== undefined && next !== timeline.current.trace.peek()) timeline.current.show(next);
  });
  useEffect(() => {
    cell.exports.value = root.current ? exportsOf(timeline.current, root.current) : [];
    return () => {
      cell.exports.value = [];
      cell.litPlace.value = undefined;
    };
  }, [cell, exportsOf]);
  const pointed = useComputed(() => cell.pointedPlace.value);
  return (
    <div ref={root}>
      <Timeline
        timeline={timeline.current}
        litPlace={pointed}
        onPlace={(place) => {
          cell.litPlace.value = place;
        }}
        onGoTo={onGoTo}
      />
    </div>
  );
}

/** The server build must not see it: Astro would give its styles to every page with a cell. */
async function loadTimeline(): Promise<Parts> {
  if (!import.meta.env.SSR) return (await import('../timeline/timeline-parts.ts')).timelineParts;
  throw new Error('A timeline is drawn in a browser only');
}
