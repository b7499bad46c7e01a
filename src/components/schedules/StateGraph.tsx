import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId, useMemo, useRef } from 'preact/hooks';
import { scheduleText, visibleText } from '../../runtime/index.ts';
import type { StatePicture } from '../../runtime/index.ts';
import { stateAfterKey } from './graph-keys.ts';
import { layOutGraph, stateAt } from './graph-layout.ts';
import { schedulesTo, statesAlong, stateWords } from './graph-paths.ts';
import { radiusIn, shapesOf, stepShape } from './graph-shapes.ts';
import type { SchedulesState } from './schedules-state.ts';
import { laneOf } from './thread-lane.ts';
import { counted } from './verdict-words.ts';

type StateGraphProps = {
  readonly picture: StatePicture;
  readonly schedules: SchedulesState;
  readonly threads: readonly string[];
  /** The width that there is, in CSS pixels. */
  readonly room: number;
};

/** All states, layer by layer: going to one shows the shortest schedule that leads to it. */
export function StateGraph({ picture, schedules, threads, room }: StateGraphProps): JSX.Element {
  const hint = useId();
  const svg = useRef<SVGSVGElement>(null);
  const focused = useSignal(0);
  const hasFocus = useSignal(false);
  const layout = useMemo(() => layOutGraph(picture, room), [picture, room]);
  const shapes = useMemo(() => shapesOf(picture, layout), [picture, layout]);
  const ways = useMemo(() => schedulesTo(picture), [picture]);
  const radius = radiusIn(layout);
  const { schedule = [] } = schedules.shown.value ?? {};
  const along = statesAlong(picture, schedule);
  const now = along[Math.min(schedules.at.value, along.length - 1)] ?? 0;
  const path = along.slice(1).map((state, index) => stepShape(layout, along[index] ?? 0, state));
  const spoken = hasFocus.value ? wordsFor(focused.value) : '';

  function wordsFor(state: number): string {
    const way = ways[state] ?? [];
    const told = stateWords(picture.states[state] ?? { kind: 'goes-on' });
    const steps =
      way.length === 0
        ? 'the beginning'
        : `after ${counted(way.length, 'step', 'steps')}, ${scheduleText(way, threads)}`;
    return visibleText(`State ${state}, ${steps}: ${told}.`);
  }
  const goTo = (state: number): void => {
    focused.value = state;
    const way = ways[state];
    if (way) void schedules.follow(way);
  };
  return (
    <div class="schedules-graph-place">
      <div
        class="schedules-graph"
        role="application"
        aria-roledescription="graph"
        aria-label="States"
        aria-describedby={hint}
        tabIndex={0}
        onFocus={() => {
          if (!hasFocus.value) focused.value = now;
          hasFocus.value = true;
        }}
        onBlur={() => (hasFocus.value = false)}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          if (event.key === 'Enter') goTo(focused.value);
          else {
            const next = stateAfterKey(event.key, focused.value, picture, layout);
            if (next === undefined) return;
            focused.value = next;
            reveal(event.currentTarget, layout.xs[next] ?? 0, layout.ys[next] ?? 0);
          }
          event.preventDefault();
        }}
      >
        <svg
          ref={svg}
          width={layout.width}
          height={layout.height}
          viewBox={`0 0 ${layout.width} ${layout.height}`}
          aria-hidden="true"
          onClick={({ clientX, clientY }) => {
            const box = svg.current?.getBoundingClientRect();
            const state = box && stateAt(layout, clientX - box.left, clientY - box.top, Math.max(14, layout.across));
            if (state !== undefined) goTo(state);
          }}
        >
          {[...shapes.steps].map(([thread, shape]) => (
            <path key={thread} class="schedules-edge" data-lane={laneOf(thread)} data-dash={thread % 4} d={shape} />
          ))}
          <path class="schedules-path" d={path.join('')} />
          <path class="schedules-state" d={shapes.goesOn} />
          <path class="schedules-state" data-kind="ended" d={shapes.ended} />
          <path class="schedules-state" data-kind="failed" d={shapes.failed} />
          <circle class="schedules-now" cx={layout.xs[now]} cy={layout.ys[now]} r={radius + 3} />
          {hasFocus.value && (
            <circle
              class="schedules-focus"
              cx={layout.xs[focused.value]}
              cy={layout.ys[focused.value]}
              r={radius + 6}
            />
          )}
        </svg>
      </div>
      <p id={hint} class="schedules-unseen">
        Arrow down takes a step, arrow up goes back, left and right go to states that are as far from the beginning, End
        goes to the next state that fails, Enter shows the schedule.
      </p>
      <p class="schedules-sentence" aria-live="polite">
        {spoken || wordsFor(now)}
      </p>
      <ul class="schedules-key" role="list">
        {threads.map((name, thread) => (
          <li key={thread} data-look="edge" data-lane={laneOf(thread)} data-dash={thread % 4}>
            <bdi>{`step of ${visibleText(name)}`}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Scrolls a point of the picture into sight, within its place only. */
function reveal(place: HTMLElement, x: number, y: number): void {
  const margin = 24;
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = place;
  if (x - margin < scrollLeft) place.scrollLeft = x - margin;
  else if (x + margin > scrollLeft + clientWidth) place.scrollLeft = x + margin - clientWidth;
  if (y - margin < scrollTop) place.scrollTop = y - margin;
  else if (y + margin > scrollTop + clientHeight) place.scrollTop = y + margin - clientHeight;
}
