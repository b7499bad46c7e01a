import { counted, onMachine } from './machine-words.ts';
import { isOutlier, summaryOf } from './statistics.ts';
import type { Summary } from './statistics.ts';
import type { Repeats, Sample } from './study.ts';
import { counting } from './study.ts';
import { clockSentence, listed, timeOf } from './time-words.ts';
import type { Finding } from '../cell/verdict.ts';

/** A run of a repetition, judged. */
export type JudgedSample = Sample & {
  /** From 1, in the order in which they ran. */
  readonly number: number;
  readonly verdict: 'counted' | 'outlier' | 'hidden';
};

/** What a repetition comes to. */
export type RepeatFindings = {
  readonly samples: readonly JudgedSample[];
  /** Of the runs that count; undefined while there is none. */
  readonly summary: Summary | undefined;
  readonly headline: Finding;
  /** What it is worth, sentence by sentence. */
  readonly notes: readonly string[];
};

/** Judges the runs of a repetition, and puts them into words. */
export function repeatFindings(repeats: Repeats): RepeatFindings {
  const summary = summaryOf(counting(repeats.samples).map(({ ms }) => ms));
  const stepMs = repeats.clock.kind === 'measured' ? repeats.clock.stepUs / 1000 : 0;
  const samples = repeats.samples.map(({ ms, hidden }, index): JudgedSample => {
    const verdict = hidden ? 'hidden' : summary && isOutlier(ms, summary, stepMs) ? 'outlier' : 'counted';
    return { ms, hidden, number: index + 1, verdict };
  });
  if (summary === undefined) return { samples, summary, headline: emptyHeadline(repeats), notes: hiddenNotes(samples) };
  if (repeats.isSettled) return { samples, summary, ...settledWords(repeats, summary) };
  const time = (ms: number): string => timeOf({ ms, clock: repeats.clock });
  const where = onMachine(repeats.machine);
  const headline: Finding = {
    lead: `Median ${time(summary.median)}`,
    rest:
      summary.count === 1
        ? `of one run ${where}: a single time has no spread.`
        : `of ${counted(summary.count, 'run')} ${where}; the middle half from ${time(summary.lower)} to ${time(summary.upper)}, all from ${time(summary.least)} to ${time(summary.most)}.`,
  };
  const notes = [
    ...outlierNotes(samples, time),
    ...hiddenNotes(samples),
    ...(repeats.clock.kind === 'measured' && summary.count > 1
      ? [
          'Whatever else this computer does makes some runs longer. Two medians that are closer than the middle half is wide are not different.',
        ]
      : []),
    clockSentence(repeats.clock, summary.median),
  ];
  return { samples, summary, headline, notes };
}

/** In virtual time one more run shows that it is always the same, and eight more would show nothing else. */
function settledWords(repeats: Repeats, { median }: Summary): Pick<RepeatFindings, 'headline' | 'notes'> {
  return {
    headline: {
      lead: `${timeOf({ ms: median, clock: repeats.clock })} of virtual time`,
      rest: `in every run ${onMachine(repeats.machine)}.`,
    },
    notes: [
      `The second run took the very course of the first, to the microsecond, and so would the other ${repeats.wanted - 2}: the same program on the same simulated machine with the same seed always does. There is no spread to measure. Another seed gives other chance; other settings give another machine.`,
    ],
  };
}

function emptyHeadline({ progress, samples }: Repeats): Finding {
  if (samples.length > 0) {
    return { lead: 'No run counts', rest: ': the page was out of sight during each. Keep it in sight and repeat.' };
  }
  return progress.status === 'under-way'
    ? { lead: 'No run', rest: 'has ended yet.' }
    : { lead: 'No run', rest: 'has come to its end, so there is nothing to measure.' };
}

function outlierNotes(samples: readonly JudgedSample[], time: (ms: number) => string): readonly string[] {
  const outliers = samples.filter(({ verdict }) => verdict === 'outlier');
  if (outliers.length === 0) return [];
  const named = listed(outliers.map(({ number, ms }) => `run ${number} (${time(ms)})`));
  const is = outliers.length === 1 ? 'is an outlier' : 'are outliers';
  return [
    `${named.charAt(0).toUpperCase()}${named.slice(1)} ${is}: further from the middle half than one and a half times its width. Outliers are kept, because the median hardly minds them.`,
  ];
}

function hiddenNotes(samples: readonly JudgedSample[]): readonly string[] {
  const hidden = samples.filter(({ verdict }) => verdict === 'hidden').map(({ number }) => number);
  if (hidden.length === 0) return [];
  const runs = `${hidden.length === 1 ? 'run' : 'runs'} ${listed(hidden)}`;
  return [
    `The page was out of sight during ${runs}. Browsers slow such a page down, so ${hidden.length === 1 ? 'this run is' : 'these runs are'} marked and left out of the median and the spread.`,
  ];
}
