import type { Finding } from '../cell/verdict.ts';
import { counted } from './machine-words.ts';
import { fitAmdahl, fitGustafson } from './scaling-fit.ts';
import type { Fit } from './scaling-fit.ts';
import { factorText, speedUp } from './speed-up.ts';
import { summaryOf } from './statistics.ts';
import type { Summary } from './statistics.ts';
import { counting } from './study.ts';
import type { Scaling } from './study.ts';
import { clockSentence, listed, percent, timeOf } from './time-words.ts';

/** One size of a scaling, measured. */
export type ScalingRow = {
  readonly size: number;
  /** Milliseconds. */
  readonly time: Summary;
  /** How many times faster than one worker or core, by the medians; `least` and `most` by the slowest and the fastest run. */
  readonly speedUp: { readonly median: number; readonly least: number; readonly most: number };
  /** Speed-up per worker or core: 1 is all that there is to gain. */
  readonly efficiency: number;
};

/** What a scaling comes to. */
export type ScalingFindings = {
  readonly rows: readonly ScalingRow[];
  readonly amdahl: Fit | undefined;
  readonly gustafson: Fit | undefined;
  readonly headline: Finding;
  readonly notes: readonly string[];
};

/** Fewer points than this fix a curve without putting it to the test. */
const fewPoints = 3;
/** Speed-ups below this are none worth the name. */
const noSpeedUp = 1.1;

/** Works out speed-up, efficiency and the laws of a scaling, and puts them into words. */
export function scalingFindings(scaling: Scaling): ScalingFindings {
  const rows = rowsOf(scaling);
  const points = rows.map(({ size, speedUp: { median } }) => ({ count: size, speedUp: median }));
  const amdahl = fitAmdahl(points);
  const gustafson = fitGustafson(points);
  return {
    rows,
    amdahl,
    gustafson,
    headline: headlineOf(scaling, rows),
    notes: [...(amdahl && gustafson ? lawNotes(amdahl, gustafson, scaling, rows) : []), ...runNotes(scaling, rows)],
  };
}

function rowsOf({ plan, samples }: Scaling): readonly ScalingRow[] {
  const times = plan.sizes.flatMap((size) => {
    const time = summaryOf(counting(samples.filter((sample) => sample.size === size)).map(({ ms }) => ms));
    return time === undefined || time.least <= 0 ? [] : [{ size, time }];
  });
  const one = times.find(({ size }) => size === 1)?.time.median;
  if (one === undefined) return [];
  return times.map(({ size, time }) => ({
    size,
    time,
    speedUp: { median: one / time.median, least: one / time.most, most: one / time.least },
    efficiency: one / time.median / size,
  }));
}

function headlineOf({ plan: { axis }, clock, progress }: Scaling, rows: readonly ScalingRow[]): Finding {
  const best = rows.reduce<ScalingRow | undefined>(
    (found, row) => (found && found.speedUp.median >= row.speedUp.median ? found : row),
    undefined,
  );
  const [first] = rows;
  if (first === undefined || best === undefined || rows.length < 2) {
    return progress.status === 'under-way'
      ? { lead: 'Too few runs', rest: 'have ended yet.' }
      : { lead: 'Too few runs', rest: 'have ended to tell how the program scales.' };
  }
  const change = speedUp({ ms: first.time.median, clock }, { ms: best.time.median, clock });
  if (change?.pace !== 'faster') return { lead: 'No faster', rest: `with more ${axis} than with one.` };
  const many = counted(best.size, axis === 'cores' ? 'core' : 'worker');
  return {
    lead: `${factorText(change.factor)} faster`,
    rest: `with ${many} than with one: ${percent(best.efficiency)} of the ${best.size}× that ${many} could give.`,
  };
}

function lawNotes(
  amdahl: Fit,
  gustafson: Fit,
  { plan: { axis } }: Scaling,
  rows: readonly ScalingRow[],
): readonly string[] {
  const most = rows.reduce((found, { speedUp: { median } }) => Math.max(found, median), 0);
  if (most < noSpeedUp) {
    return [
      axis === 'workers'
        ? 'No more than one worker had anything to do, or starting the others and sending them messages cost as much as they saved. A pool that names its own size, pool(4), has that size at every point.'
        : 'Nothing in the program can run on a second core, or what can is too little to show.',
    ];
  }
  const from = `fitted to ${counted(amdahl.points, 'point')}; ${distanceText(amdahl)}`;
  const bound =
    amdahl.serial > 0
      ? ` With that share, no number of ${axis} makes it more than ${factorText(1 / amdahl.serial)} faster.`
      : ' Nothing of it shows up as serial at these sizes.';
  return [
    `Amdahl’s law, for work that stays the same, gives a serial share of ${percent(amdahl.serial)} (${from}).${bound}`,
    `Gustafson’s law, for work that grows with the ${axis}, would give ${percent(gustafson.serial)} (${distanceText(gustafson)}).${amdahl.distance <= gustafson.distance ? ' The program does the same work at each size, and Amdahl’s curve is nearer.' : ' Its line is nearer here, which alone does not make it the right law: the work at each size has to grow.'}`,
    ...(amdahl.points < fewPoints
      ? ['So few points fix a curve and cannot put it to the test: take the share as a hint.']
      : []),
    'The share counts whatever does not get faster: serial work, but also starting, messages, and parts of unequal length.',
  ];
}

/** How far the points lie from a law, in the mean. */
function distanceText({ points, distance }: Fit): string {
  const lie = points === 1 ? 'the point lies' : 'the points lie';
  return distance < 0.005 ? `${lie} on it` : `${lie} ${factorText(distance)} off it in the mean`;
}

function runNotes({ plan, clock, samples, processors }: Scaling, rows: readonly ScalingRow[]): readonly string[] {
  const hidden = samples.filter((sample) => sample.hidden).length;
  const beyond = plan.axis === 'workers' ? plan.sizes.filter((size) => size > processors) : [];
  const shortest = Math.min(...rows.map(({ time }) => time.median));
  return [
    ...(plan.rounds > 1
      ? [
          `Each point is the median of ${plan.rounds} runs, and its line reaches from the slowest to the fastest of them.`,
        ]
      : []),
    ...(plan.axis === 'workers'
      ? [
          `This browser says that the computer has ${counted(processors, 'processor')}; two of them can be halves of one core, and other programs use them too.${beyond.length > 0 ? ` With ${listed(beyond)} workers they take turns.` : ''}`,
        ]
      : []),
    ...(hidden > 0
      ? [`The page was out of sight during ${counted(hidden, 'run')}, which ${hidden === 1 ? 'is' : 'are'} left out.`]
      : []),
    ...(rows.length > 0 ? [clockSentence(clock, shortest)] : []),
  ];
}

/** The columns of a scaling's table. */
export function scalingColumns(axis: Scaling['plan']['axis']): readonly string[] {
  return [
    axis === 'cores' ? 'Cores' : 'Workers',
    'Time',
    'From',
    'To',
    'Speed-up',
    'Efficiency',
    'Amdahl',
    'Gustafson',
  ];
}

/** The rows of it, in words. */
export function scalingTable(
  { clock }: Scaling,
  { rows, amdahl, gustafson }: ScalingFindings,
): readonly (readonly string[])[] {
  const time = (ms: number): string => timeOf({ ms, clock });
  const law = (fit: Fit | undefined, size: number): string => (fit ? factorText(fit.at(size)) : '—');
  return rows.map(({ size, time: { median, least, most }, speedUp: gain, efficiency }) => [
    String(size),
    time(median),
    time(least),
    time(most),
    factorText(gain.median),
    percent(efficiency),
    law(amdahl, size),
    law(gustafson, size),
  ]);
}

/** A scaling as comma-separated values (RFC 4180), every run in milliseconds with what came of it. */
export function scalingCsv({ plan, clock, samples }: Scaling, { rows, amdahl, gustafson }: ScalingFindings): string {
  const head = [
    plan.axis,
    'run',
    'ms',
    'clock',
    'counted',
    'median_ms',
    'speed_up',
    'efficiency',
    'amdahl',
    'gustafson',
  ];
  const lines = plan.sizes.flatMap((size) => {
    const row = rows.find((one) => one.size === size);
    return samples
      .filter((sample) => sample.size === size)
      .map(({ ms, hidden }, index) => [
        size,
        index + 1,
        ms,
        clock.kind,
        hidden ? 'no' : 'yes',
        row?.time.median ?? '',
        row?.speedUp.median ?? '',
        row?.efficiency ?? '',
        amdahl?.at(size) ?? '',
        gustafson?.at(size) ?? '',
      ]);
  });
  return [head, ...lines].map((line) => `${line.join(',')}\r\n`).join('');
}
