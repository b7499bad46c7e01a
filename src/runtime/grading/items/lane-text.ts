import type { Lane } from '../../results.ts';
import type { LaneState, Span, Trace, TracedLane } from '../../trace/trace.ts';

/** A stretch of a lane as an author writes it; times in milliseconds. */
export type WrittenSpan = {
  readonly state: LaneState;
  readonly startMs: number;
  readonly endMs: number;
  /** From 0. */
  readonly core?: number;
};

const states = ['running', 'waiting', 'blocked', 'ready', 'switching'] as const satisfies readonly LaneState[];
const pattern =
  /^(?<state>running|waiting|blocked|ready|switching) (?<start>\d{1,9}(?:\.\d{1,3})?)-(?<end>\d{1,9}(?:\.\d{1,3})?)(?: on core (?<core>\d{1,2}))?$/u;

/** Whether a text can be read as a lane: stretches in the order of time that do not overlap. */
export function isWrittenLane(text: string): boolean {
  return parseLane(text) !== undefined;
}

/** Reads "running 0-20 on core 0, waiting 20-70"; undefined where it says something else. */
export function parseLane(text: string): readonly WrittenSpan[] | undefined {
  const spans: WrittenSpan[] = [];
  for (const piece of text.split(',').map((part) => part.trim())) {
    const groups = pattern.exec(piece)?.groups;
    const state = states.find((known) => known === groups?.['state']);
    if (!groups || !state) return undefined;
    const span = { state, startMs: Number(groups['start']), endMs: Number(groups['end']) };
    if (span.endMs <= span.startMs || span.startMs < (spans.at(-1)?.endMs ?? 0)) return undefined;
    spans.push(groups['core'] === undefined ? span : { ...span, core: Number(groups['core']) });
  }
  return spans;
}

/** What {@link parseLane} reads as these spans. */
export function printLane(spans: readonly WrittenSpan[]): string {
  return spans
    .map(({ state, startMs, endMs, core }) => {
      const place = core === undefined ? '' : ` on core ${core}`;
      return `${state} ${startMs}-${endMs}${place}`;
    })
    .join(', ');
}

/** The trace that written lanes tell of, in virtual time. What cannot be read as a lane has no spans in it. */
export function traceOfLanes(lanes: Readonly<Record<string, string>>, cores?: number): Trace {
  const written = Object.entries(lanes).map(([name, text], index) => ({
    lane: laneOf(name, index),
    name,
    spans: parseLane(text) ?? [],
  }));
  const spans = written.flatMap(({ lane, spans: own }) =>
    own.map(({ state, startMs, endMs, core }): Span => ({
      lane,
      state,
      startUs: Math.round(startMs * 1000),
      endUs: Math.round(endMs * 1000),
      label: '',
      ...(core !== undefined && { core }),
    })),
  );
  const endUs = Math.max(0, ...spans.map((span) => span.endUs));
  return {
    clock: { kind: 'virtual' },
    lanes: written.map(({ lane, name, spans: own }): TracedLane => {
      const [first, last] = [own[0], own.at(-1)];
      return {
        lane,
        name,
        starter: null,
        openedUs: Math.round((first?.startMs ?? 0) * 1000),
        closedUs: Math.round((last?.endMs ?? 0) * 1000),
      };
    }),
    spans,
    marks: [],
    flights: [],
    ticks: [],
    endUs,
    ...(cores !== undefined && { cores }),
    dropped: 0,
  };
}

function laneOf(name: string, index: number): Lane {
  return name === 'main' ? name : `task-${index + 1}`;
}
