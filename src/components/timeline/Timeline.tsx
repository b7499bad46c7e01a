import { useSignal, useSignalEffect } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import { digestOf, factsOf, factsText, shownFileName, timeText, tracedTime } from '../../runtime/index.ts';
import type { Arrangement, Position, Trace } from '../../runtime/index.ts';
import { fit, zoomBy } from './keys.ts';
import type { Painted } from './painter.ts';
import { PaperPicture } from './PaperPicture.tsx';
import { Plot } from './Plot.tsx';
import { clockSentence, leftOutSentences } from './sentences.ts';
import { StateKey } from './StateKey.tsx';
import type { TimelineState } from './timeline-state.ts';
import { TimelineTable } from './TimelineTable.tsx';
import './timeline.css';

type TimelineProps = {
  readonly timeline: TimelineState;
  /** The program's line whose spans light up; undefined where none does. */
  readonly litPlace: ReadonlySignal<Position | undefined>;
  /** Called when what is pointed at or focused comes from another place of the program than before. */
  readonly onPlace: (place: Position | undefined) => void;
  /** Called when the reader asks to go to the line that a span came from. */
  readonly onGoTo: (place: Position) => void;
};

/** The picture of a run, what there is to say of it in words, and its table. */
export function Timeline({ timeline, litPlace, onPlace, onGoTo }: TimelineProps): JSX.Element {
  const trace = timeline.trace.value;
  const isEmpty = trace.lanes.length === 0 || trace.endUs === 0;
  usePlace(timeline, onPlace);
  return (
    <figure class="timeline" aria-label="Timeline">
      {isEmpty ? (
        <p class="timeline-empty">This run left nothing to draw.</p>
      ) : (
        <Drawn timeline={timeline} litPlace={litPlace} onGoTo={onGoTo} />
      )}
      {trace.lanes.length > 0 && <TimelineTable trace={trace} />}
    </figure>
  );
}

function Drawn({ timeline, litPlace, onGoTo }: Omit<TimelineProps, 'onPlace'>): JSX.Element {
  const painted = useSignal<Painted>({ hidesArrows: false, mergesSpans: false });
  const trace = timeline.trace.value;
  const picture = timeline.picture.value;
  return (
    <>
      <div class="timeline-head">
        <Facts timeline={timeline} />
        <div class="timeline-controls">
          {trace.cores !== undefined && <Rows timeline={timeline} />}
          <div class="timeline-zoom">
            <button type="button" aria-label="Zoom out" title="Zoom out" onClick={() => zoomBy(timeline, 'out')}>
              <span aria-hidden="true">−</span>
            </button>
            <button type="button" aria-label="Zoom in" title="Zoom in" onClick={() => zoomBy(timeline, 'in')}>
              <span aria-hidden="true">+</span>
            </button>
            <button type="button" onClick={() => fit(timeline)}>
              Fit
            </button>
          </div>
        </div>
      </div>
      <Plot timeline={timeline} litPlace={litPlace} painted={painted} onGoTo={onGoTo} />
      <PaperPicture timeline={timeline} />
      <StateKey picture={picture} />
      <figcaption class="timeline-note">
        {[clockSentence(trace.clock), ...leftOutSentences(picture, painted.value)].join(' ')}
        {trace.clock.kind === 'virtual' && <Digest trace={trace} />}
      </figcaption>
    </>
  );
}

/** What two readers compare who want to know whether their runs took the same course. */
function Digest({ trace }: { readonly trace: Trace }): JSX.Element {
  const digest = useMemo(() => digestOf(trace), [trace]);
  return (
    <>
      {' '}
      The same program, machine and seed give the same course on every computer; this one’s digest is{' '}
      <code data-digest>{digest}</code>.
    </>
  );
}

/** What is pointed at or focused; while nothing is, the run in figures. */
function Facts({ timeline }: { readonly timeline: TimelineState }): JSX.Element {
  const trace = timeline.trace.value;
  const chosen = timeline.chosen.value;
  const facts = chosen && factsOf(trace, chosen);
  if (!facts) return <p class="timeline-facts">{summaryOf(trace)}</p>;
  const length = facts.endUs - facts.startUs;
  return (
    <p class="timeline-facts" data-chosen>
      <bdi>{factsText(trace, facts)}</bdi>
      {length > 0 && <span>{tracedTime(trace, length)}</span>}
      {facts.place && (
        <span>
          {shownFileName(facts.place.file)}:{facts.place.line}
        </span>
      )}
    </p>
  );
}

function summaryOf({ lanes, flights, endUs, cores }: Trace): string {
  const counted = (count: number, one: string): string =>
    `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;
  return [
    counted(lanes.length, 'lane'),
    ...(cores === undefined ? [] : [counted(cores, 'core')]),
    ...(flights.length === 0 ? [] : [counted(flights.length, 'message')]),
    timeText(Number(endUs.toPrecision(4))),
  ].join(', ');
}

const arrangements = [
  { id: 'lanes', label: 'Lanes' },
  { id: 'cores', label: 'Cores' },
] as const satisfies readonly { readonly id: Arrangement; readonly label: string }[];

function Rows({ timeline }: { readonly timeline: TimelineState }): JSX.Element {
  const name = useId();
  return (
    <div role="radiogroup" aria-label="Rows" class="timeline-rows">
      {arrangements.map(({ id, label }) => (
        <label key={id} class="timeline-choice">
          <input
            type="radio"
            name={name}
            checked={timeline.arrangement.value === id}
            onChange={() => (timeline.arrangement.value = id)}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}

/** Tells of the place of what is chosen, each time that it is another one; and in the end that there is none. */
function usePlace({ chosen, trace }: TimelineState, onPlace: TimelineProps['onPlace']): void {
  const told = useRef<Position | undefined>(undefined);
  const tell = (place: Position | undefined): void => {
    const known = told.current;
    if (place?.file === known?.file && place?.line === known?.line && place?.column === known?.column) return;
    told.current = place;
    onPlace(place);
  };
  useSignalEffect(() => tell(chosen.value && factsOf(trace.value, chosen.value)?.place));
  useEffect(() => () => tell(undefined), []);
}
