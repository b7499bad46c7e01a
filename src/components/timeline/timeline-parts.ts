import { pngFile, svgFile, traceFile } from './picture-files.ts';
import { createTimeline } from './timeline-state.ts';
import { Timeline } from './Timeline.tsx';

/** What a cell needs to show a trace, in one piece: import it when there is one to show, and not before. */
export const timelineParts = { createTimeline, pngFile, svgFile, Timeline, traceFile } as const;
