import type { JSX } from 'preact';
import type { JudgedSample } from './repeat-findings.ts';
import type { Summary } from './statistics.ts';
import { stripLayout } from './strip-layout.ts';
import { useWidth } from './use-width.ts';

type DotStripProps = {
  readonly samples: readonly JudgedSample[];
  readonly summary: Summary;
  /** What a listener hears in its place. */
  readonly label: string;
};

/** Pixels. */
const dot = 11;
const axis = 22;

/** One dot for each run on an axis of time; the middle half is a band, the median a line in it. */
export function DotStrip({ samples, summary, label }: DotStripProps): JSX.Element {
  const { host, width } = useWidth<HTMLDivElement>();
  return (
    <div ref={host} class="comparison-strip" role="img" aria-label={label}>
      {width > 0 && <Drawn samples={samples} summary={summary} width={width} />}
    </div>
  );
}

function Drawn({ samples, summary, width }: Omit<DotStripProps, 'label'> & { readonly width: number }): JSX.Element {
  const { dots, ticks, xOf } = stripLayout(
    samples.map(({ ms }) => ms),
    width,
    dot,
  );
  const levels = 1 + Math.max(...dots.map(({ level }) => level));
  const floor = Math.max(3, levels) * dot + dot;
  const band = { x: xOf(summary.lower), width: Math.max(1, xOf(summary.upper) - xOf(summary.lower)) };
  return (
    <svg viewBox={`0 0 ${width} ${floor + axis}`} width={width} height={floor + axis} aria-hidden="true">
      <rect class="comparison-band" x={band.x} width={band.width} y={2} height={floor - 2} />
      <line class="comparison-median" x1={xOf(summary.median)} x2={xOf(summary.median)} y1={2} y2={floor} />
      <line class="comparison-axis" x1={0} x2={width} y1={floor} y2={floor} />
      {ticks.map(({ x, text }) => (
        <g key={x} class="comparison-tick">
          <line x1={x} x2={x} y1={floor} y2={floor + 4} />
          <text x={x} y={floor + 17} text-anchor={x < 24 ? 'start' : x > width - 24 ? 'end' : 'middle'}>
            {text}
          </text>
        </g>
      ))}
      {samples.map(({ number, verdict }, index) => {
        const at = dots[index];
        return (
          at && (
            <circle
              key={number}
              class="comparison-dot"
              data-verdict={verdict}
              cx={at.x}
              cy={floor - dot * (at.level + 0.75)}
              r={dot / 2 - 1.25}
            />
          )
        );
      })}
    </svg>
  );
}
