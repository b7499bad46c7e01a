import { Component, Fragment } from 'preact';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { lineText, previewText, visibleText } from '../../runtime/index.ts';
import type { Line } from '../../runtime/index.ts';
import type { CellState } from './cell-state.ts';
import { DrawingView } from './DrawingView.tsx';
import { stackLines } from './error-frames.ts';
import type { FrameReader } from './error-frames.ts';
import { frameReader } from './frame-reader.ts';
import type { LogEntry } from './output-log.ts';
import { unfolds, Value } from './Value.tsx';

/**
 * More new lines than this between two draws are a flood. From then on only the newest lines are drawn, a screenful,
 * until the run ends: drawing all of them again and again would freeze the page.
 */
const floodLines = 200;
const drawnInFlood = 24;

/** How near to its end the log counts as scrolled to the end, in pixels. */
const endMargin = 8;

/** The lines of the last run, kept at the end unless the reader has scrolled away from it. */
export function Output({ cell }: { readonly cell: CellState }): JSX.Element {
  const { run, entries, dropped, seen, spoke } = cell.log.value;
  const build = cell.build.value;
  const root = useRef<HTMLDivElement>(null);
  const drawn = useRef(0);
  const flooded = useRef(false);
  const atEnd = useRef(true);

  if (seen < drawn.current) flooded.current = false;
  if (seen - drawn.current > floodLines) flooded.current = true;
  const rows = cell.busy.value && flooded.current ? entries.slice(-drawnInFlood) : entries;
  const left = dropped + entries.length - rows.length;

  useEffect(() => {
    const scroller = root.current?.parentElement;
    const look = (): void => {
      if (scroller) atEnd.current = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < endMargin;
    };
    scroller?.addEventListener('scroll', look, { passive: true });
    return () => scroller?.removeEventListener('scroll', look);
  }, []);
  useLayoutEffect(() => {
    drawn.current = seen;
    if (seen === 0) {
      // Nothing to scroll, and asking for its height would lay the whole page out.
      atEnd.current = true;
      return;
    }
    const scroller = root.current?.parentElement;
    if (scroller && atEnd.current) scroller.scrollTop = scroller.scrollHeight;
  }, [rows, seen]);

  const frames = frameReader(build);
  return (
    <div ref={root} class="cell-output">
      {left > 0 && <p class="cell-dropped">{droppedSentence(left, rows === entries)}</p>}
      {rows.length > 0 && (
        <ul key={run} role="list" class="cell-lines" data-lanes={spoke.size > 1 ? 'many' : 'one'}>
          {rows.map((entry) => (
            <Row key={entry.id} entry={entry} frames={frames} />
          ))}
        </ul>
      )}
    </div>
  );
}

function droppedSentence(count: number, ended: boolean): string {
  const lines = count === 1 ? '1 earlier line' : `${count.toLocaleString('en')} earlier lines`;
  if (!ended) return `${lines}; the newest ones are listed when the run ends`;
  return `${lines} ${count === 1 ? 'is' : 'are'} not kept`;
}

type RowProps = { readonly entry: LogEntry; readonly frames: FrameReader };

/** A line never changes once it is printed, so it is drawn once. */
class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    return next.entry !== this.props.entry;
  }

  override render({ entry: { lane, name, line }, frames }: RowProps): JSX.Element {
    return (
      <li
        data-drawing={line.drawing?.kind}
        data-level={line.level}
        data-lane={lane}
        data-lane-name={name}
        data-uncaught={line.uncaught}
      >
        <LineContent line={line} frames={frames} />
      </li>
    );
  }
}

/** A line as the console prints it; its values stand one by one where some of them unfold. */
function LineContent({ line, frames }: { readonly line: Line; readonly frames: FrameReader }): JSX.Element {
  const [first, ...rest] = line.values;
  if (line.drawing) return <DrawingView drawing={line.drawing} />;
  if (!first || line.table || !line.values.some(unfolds)) return <>{visibleText(lineText(line))}</>;
  // A trace prints its stack and is nothing to unfold.
  if (line.level === 'trace') return <>{visibleText([lineText(line), ...stackLines(first, frames)].join('\n    '))}</>;
  return (
    <>
      <Value value={first} text={visibleText(lineText({ ...line, values: [first] }))} frames={frames} />
      {rest.map((value, index) => (
        <Fragment key={index}>
          {' '}
          <Value value={value} text={visibleText(previewText(value))} frames={frames} />
        </Fragment>
      ))}
    </>
  );
}
