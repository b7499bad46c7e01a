import { prefetchCompiler } from '../../runtime/index.ts';
import { compileAhead, runAttempt, warmCell } from './cell-run.ts';
import { Output } from './Output.tsx';
import { Problems } from './Problems.tsx';
import { realAttempt } from './real-attempt.ts';
import { RunsView } from './RunsView.tsx';
import { SchedulesView } from './SchedulesView.tsx';
import { StaleMark } from './StaleMark.tsx';
import { studyAttempt } from './study-attempt.ts';
import { TimelineView } from './TimelineView.tsx';
import { VerdictText } from './VerdictText.tsx';

/** What a cell needs once its reader reaches for it, in one piece: runs, the compiler's front, and what shows results. */
export const liveCell = {
  compileAhead,
  Output,
  prefetchCompiler,
  Problems,
  realAttempt,
  runAttempt,
  RunsView,
  SchedulesView,
  StaleMark,
  studyAttempt,
  TimelineView,
  VerdictText,
  warmCell,
} as const;
