import type { LaneReport } from '../protocol.ts';
import type { Lane } from '../results.ts';
import type { RunEvent } from '../trace/run-event.ts';

type TaskReport = Extract<LaneReport, { readonly kind: 'task-opened' | 'task-closed' | 'work' }>;
type SpanReport = Extract<LaneReport, { readonly kind: 'span' }>;
type SimulatedReport = Extract<LaneReport, { readonly kind: 'simulated' }>;

/** Turns what lanes tell of the lanes within them into events of the run. */
export type InnerLanes = {
  /** Of tasks on a real thread. */
  readonly ofTasks: (lane: Lane, report: TaskReport) => readonly RunEvent[];
  /** A stretch that the program named, on the lane that named it. */
  readonly ofSpan: (lane: Lane, report: SpanReport) => RunEvent;
  /** Of the simulated machine, whose lane `main` is open already. */
  readonly ofMachine: (report: SimulatedReport) => readonly RunEvent[];
  /** The machine is at its end, and so are its lanes. */
  readonly machineEnded: () => readonly RunEvent[];
};

/** The inner lanes of one run. Tasks get their numbers here, because each real lane counts its own from 1. */
export function createInnerLanes(): InnerLanes {
  const tasks = new Map<string, Lane>();
  const told = new Set<Lane>(['main']);
  let machineLanes: SimulatedReport['lanes'] = [];

  const laneOf = (lane: Lane, task: number): Lane => (task === 0 ? lane : (tasks.get(`${lane} ${task}`) ?? lane));

  return {
    ofTasks: (lane, report) => {
      switch (report.kind) {
        case 'task-opened': {
          const opened = `task-${tasks.size + 1}` as const;
          tasks.set(`${lane} ${report.task}`, opened);
          return [{ kind: 'lane-opened', lane: opened, starter: lane, entry: '', name: report.name, at: report.at }];
        }
        case 'task-closed':
          return [{ kind: 'lane-closed', lane: laneOf(lane, report.task), at: report.at }];
        case 'work':
          return [
            {
              kind: 'spans',
              spans: report.spans.map(({ task, ...span }) => ({ lane: laneOf(lane, task), ...span })),
              dropped: report.dropped,
            },
          ];
      }
    },
    ofSpan: (lane, { by, ...span }) => ({ ...span, lane: typeof by === 'number' ? laneOf(lane, by) : by }),
    ofMachine: ({ lanes, spans, flights, dropped }) => {
      const events: RunEvent[] = [];
      machineLanes = lanes;
      for (const { lane, name, starter, openedUs } of lanes) {
        if (told.has(lane)) continue;
        told.add(lane);
        events.push({ kind: 'lane-opened', lane, starter, entry: '', name, at: openedUs / 1000 });
      }
      if (spans.length > 0 || dropped > 0) {
        events.push({
          kind: 'spans',
          spans: spans.map(({ startUs, endUs, ...span }) => ({ ...span, start: startUs / 1000, end: endUs / 1000 })),
          dropped,
        });
      }
      if (flights.length > 0) {
        events.push({
          kind: 'flights',
          flights: flights.map(({ sentUs, receivedUs, ...flight }) => ({
            ...flight,
            sent: sentUs / 1000,
            received: receivedUs / 1000,
          })),
          dropped: 0,
        });
      }
      return events;
    },
    machineEnded: () =>
      machineLanes
        .filter(({ lane }) => lane !== 'main')
        .map(({ lane, closedUs }) => ({ kind: 'lane-closed', lane, at: closedUs / 1000 })),
  };
}
