import type { Lane, Line } from '../../runtime/index.ts';
import { laneName } from './lane-name.ts';

/** One line of output in its place. */
export type LogEntry = {
  /** Unique in its run; grows with the order of arrival, not with the place in the log. */
  readonly id: number;
  readonly lane: Lane;
  /** What the reader calls the lane. */
  readonly name: string;
  readonly line: Line;
  /** Where it belongs in time: its own time, but never before an earlier line of the same lane. */
  readonly at: number;
};

/** What a cell keeps of a run's output: the newest lines of all lanes, merged by time. */
export type OutputLog = {
  /** Tells this run's lines from those of the runs before; 0 for no run. */
  readonly run: number;
  readonly entries: readonly LogEntry[];
  /** Lines that are not kept, whoever dropped them. */
  readonly dropped: number;
  /** Lines seen so far, which makes the next id. */
  readonly seen: number;
  /** Time of the last line of each lane that has spoken. */
  readonly spoke: ReadonlyMap<Lane, number>;
};

/** Lines that a cell keeps of one run. */
export const keptLines = 1000;

/** The log of no run. */
export const emptyLog: OutputLog = { run: 0, entries: [], dropped: 0, seen: 0, spoke: new Map() };

let runs = 0;

/** The log of a run that has not said anything yet. */
export function startLog(): OutputLog {
  runs += 1;
  return { ...emptyLog, run: runs };
}

/**
 * The log after a batch of one lane: merged by time, each lane in its own order even where its clock stepped back,
 * cut to the newest {@link keptLines}. `dropped` lines were left out by the lane itself.
 */
export function appendLines(
  log: OutputLog,
  lane: Lane,
  lines: readonly Line[],
  dropped: number,
  name = laneName(lane),
): OutputLog {
  let at = log.spoke.get(lane) ?? -Infinity;
  const added = lines.map((line, index): LogEntry => {
    at = Math.max(at, line.at);
    return { id: log.seen + index, lane, name, line, at };
  });
  const merged = mergeByTime(log.entries, added);
  const over = Math.max(0, merged.length - keptLines);
  return {
    run: log.run,
    entries: over > 0 ? merged.slice(over) : merged,
    dropped: log.dropped + dropped + over,
    seen: log.seen + lines.length,
    spoke: new Map(log.spoke).set(lane, at),
  };
}

/** Both are sorted; where times are equal, what came first stays first. */
function mergeByTime(kept: readonly LogEntry[], added: readonly LogEntry[]): readonly LogEntry[] {
  const merged: LogEntry[] = [];
  let next = 0;
  for (const entry of added) {
    for (let old = kept[next]; old && old.at <= entry.at; old = kept[++next]) merged.push(old);
    merged.push(entry);
  }
  for (let old = kept[next]; old; old = kept[++next]) merged.push(old);
  return merged;
}
