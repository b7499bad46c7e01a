import { pngFile, svgFile, traceFile } from './picture-files.ts';
import { Timeline } from './Timeline.tsx';
import { createTimeline } from './timeline-state.ts';
import type { TimelineState } from './timeline-state.ts';

export { createTimeline, Timeline };

/** A file that a reader can take away, under the name of its menu entry. */
export type TimelineExport = {
  readonly label: string;
  /** Ending of the file's name, with its dot. */
  readonly ending: string;
  /** Throws or rejects with a sentence. */
  readonly make: () => Blob | Promise<Blob>;
};

/** What can be taken away of a timeline, in the colours that the page has at `element`. */
export function exportsOf(timeline: TimelineState, element: Element): readonly TimelineExport[] {
  return [
    { label: 'Export trace', ending: '.trace.json', make: () => traceFile(timeline.trace.peek()) },
    { label: 'Save picture as SVG', ending: '.svg', make: () => svgFile(timeline, element) },
    { label: 'Save picture as PNG', ending: '.png', make: () => pngFile(timeline, element) },
  ];
}
