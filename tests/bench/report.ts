import type { Bar, Measured, Row, Unit } from './bar.ts';
import type { Figures } from './figures.ts';
import type { Machine } from './machine.ts';

/** A bar with what was found. */
export type Found = { readonly bar: Pick<Bar, 'number' | 'title' | 'promise'>; readonly measured: Measured };

/** What a row says of its bar. `reported`: the bar sets no limit for it. */
type Verdict = 'held' | 'missed' | 'reported';

/** What is held against the limit: ours, or ours ÷ reference. */
function judged({ ours, limitIsRatio, reference }: Row): number {
  return limitIsRatio && reference ? ours.median / reference.figures.median : ours.median;
}

/** Whether the median keeps to the row's limit. */
function verdictOf(row: Row): Verdict {
  if (!row.limit) return 'reported';
  const value = judged(row);
  return (row.limit.kind === 'at-most' ? value <= row.limit.value : value >= row.limit.value) ? 'held' : 'missed';
}

const heads = [
  'what',
  'limit',
  'ours: median',
  'least – most',
  'beside it',
  'its median',
  'ours ÷ it',
  'verdict',
] as const;

function cellsOf(row: Row): readonly string[] {
  const { what, unit, ours, limit, limitIsRatio, reference } = row;
  return [
    what,
    limit ? `${limit.kind === 'at-most' ? '≤' : '≥'} ${printed(limit.value, limitIsRatio ? 'times' : unit)}` : '',
    printed(ours.median, unit),
    ours.count > 1 ? spread(ours, unit) : '',
    reference?.name ?? '',
    reference ? printed(reference.figures.median, unit) : '',
    reference && reference.figures.median > 0 ? (ours.median / reference.figures.median).toFixed(2) : '',
    verdictOf(row),
  ];
}

function spread({ least, most, count }: Figures, unit: Unit): string {
  const of = unit === 'steps' ? 1_000_000 : 1;
  return `${amount(least / of, unit)} – ${amount(most / of, unit)} (${count})`;
}

function printed(value: number, unit: Unit): string {
  switch (unit) {
    case 'ms':
    case 'µs':
    case 'kB':
      return `${amount(value, unit)} ${unit}`;
    case 'times':
      return `×${amount(value, unit)}`;
    case 'rate':
      return `${amount(value, unit)} /s`;
    case 'per-minute':
      return `${amount(value, unit)} /min`;
    case 'steps':
      return `${amount(value / 1_000_000, unit)} M/s`;
    case 'score':
    case 'count':
      return amount(value, unit);
  }
}

function amount(value: number, unit: Unit): string {
  if (unit === 'score' || unit === 'count') return Math.round(value).toLocaleString('en');
  if (unit === 'times' || unit === 'steps') return value.toFixed(2);
  return Math.abs(value) < 100 ? value.toFixed(1) : Math.round(value).toLocaleString('en');
}

/** The tables for a terminal. */
export function terminalReport(found: readonly Found[]): string {
  return found
    .map(({ bar, measured }) => {
      const lines = [heads, ...measured.rows.map(cellsOf)];
      const widths = heads.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
      const table = lines.map((line) =>
        line
          .map((text, column) => text.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd(),
      );
      return [`\n${bar.number}. ${bar.title}: ${bar.promise}`, ...table].join('\n');
    })
    .join('\n');
}

/** The report as a document. */
export function markdownReport(found: readonly Found[], machine: Machine): string {
  const parts = found.map(({ bar, measured }) =>
    [
      `## ${bar.number}. ${bar.title}`,
      `Bar: ${bar.promise}.`,
      [heads, heads.map(() => '---'), ...measured.rows.map(cellsOf)]
        .map((line) => `| ${line.join(' | ')} |`)
        .join('\n'),
      measured.notes.map((note) => `- ${note}`).join('\n'),
    ].join('\n\n'),
  );
  return `# What the site takes

Written by \`npm run bench\`, which measures the built site and, in the same run and taking turns, what stands beside it. It reports; it does not test.

- Machine: ${machine.cores} × ${machine.processor}, ${machine.system}; load (1 minute) ${machine.loadBefore.toFixed(1)} before and ${machine.loadAfter.toFixed(1)} after. The bench itself takes about one core.
- Browser: ${machine.browser}, headless, without a GPU where it runs as root.
- Absolute times are this machine's. Compare ratios, and only within one run.
- Served by HTTP/1.1 from this computer with brotli and the site's headers. "10 Mbit/s" is a line in front of that server with 40 ms there and back; "CPU ×4" slows main threads, not workers.
- "Painted" is the end of the frame in which the line was painted. A frame at 60 Hz takes 16.7 ms, of which a result waits half on average.
- Ours is judged by its median; "least – most" has the number of repetitions behind it. \`reported\` has no limit.

${parts.join('\n\n')}
`;
}
