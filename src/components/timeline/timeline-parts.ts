import { pngFile, svgFile, traceFile } from './picture-files.ts';
import { Timeline } from './Timeline.tsx';
import { createTimeline } from './timeline-state.ts';
import type { TimelineState } from './timeline-state.ts';

/** A file that a reader can take away, under the name of its menu entry. */
export type TimelineExport = {
  readonly label: string;
  /** Ending of the file's name, with its dot. */
  readonly ending: string;
  /** Throws or rejects with a sentence. */
  readonly make: () => Blob | Promise<Blob>;
};

/** What can be taken away of a timeline, in the colours that the page has at `element`. */
function exportsOf(timeline: TimelineState, element: Element): readonly TimelineExport[] {
  return [
    { label: 'Export trace', ending: '.trace.json', make: () => traceFile(timeline.trace.peek()) },
    { label: 'Save picture as SVG', ending: '.svg', make: () => svgFile(timeline, element) },
    { label: 'Save picture as PNG', ending: '.png', make: () => pngFile(timeline, element) },
  ];
}

/** What a cell needs to show a trace, in one piece: import it when there is one to show, and not before. */
export const timelineParts = { createTimeline, exportsOf, pngFile, svgFile, Timeline, traceFile } as const;
