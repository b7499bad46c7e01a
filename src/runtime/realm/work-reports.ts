import type { WorkLog } from '../lab/work.ts';
import type { LaneReport, WorkSpan } from '../protocol.ts';
import { now } from './primordials-platform.ts';
import { append, list } from './primordials.ts';

/** Spans that travel in one report. */
const batchSpans = 500;
/** Spans of one lane that are told of; the rest is counted. */
const mostSpans = 50_000;

/** Tells the page what tasks are doing, in batches. */
export function createWorkReports(report: (report: LaneReport) => void): WorkLog & { readonly flush: () => void } {
  let spans = list<WorkSpan>();
  let told = 0;
  let dropped = 0;

  const flush = (): void => {
    if (spans.length === 0 && dropped === 0) return;
    report({ kind: 'work', spans, dropped });
    spans = list();
    dropped = 0;
  };

  return {
    opened: (task, name) => {
      report({ kind: 'task-opened', task, name, at: now() });
    },
    closed: (task) => {
      report({ kind: 'task-closed', task, at: now() });
    },
    span: (task, state, start, end, label, mark) => {
      if (told >= mostSpans) {
        dropped += 1;
        return;
      }
      told += 1;
      append(spans, { task, state, start, end, label, ...mark });
      if (spans.length >= batchSpans) flush();
    },
    flush,
  };
}
