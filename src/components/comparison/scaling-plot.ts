import { axisX, axisY, dot, gridY, line, plot, ruleX } from '@observablehq/plot';
import type { ScalingFindings } from './scaling-findings.ts';
import type { ScalingAxis } from './scaling-plan.ts';

type Point = { readonly size: number; readonly value: number };

/** From this size on the axis is logarithmic: the first few sizes are where most happens. */
const logFrom = 17;
/** Points of a drawn curve. */
const curvePoints = 80;

/** A chart of `width` pixels in the colours of the page's roles, so that it follows its theme. */
export function plotScaling(
  { rows, amdahl, gustafson }: ScalingFindings,
  axis: ScalingAxis,
  measure: 'speed-up' | 'efficiency',
  width: number,
): Element {
  const sizes = rows.map(({ size }) => size);
  const most = Math.max(2, ...sizes);
  const valueOf = (gain: number, size: number): number => (measure === 'speed-up' ? gain : gain / size);
  const counts = Array.from({ length: curvePoints + 1 }, (_, index) => most ** (index / curvePoints));
  const curve = (law: (count: number) => number): readonly Point[] =>
    counts.map((size) => ({ size, value: valueOf(law(size), size) }));
  const measured = rows.map(({ size, speedUp: { median, least, most: best } }) => ({
    size,
    value: valueOf(median, size),
    least: valueOf(least, size),
    most: valueOf(best, size),
  }));
  const highest = Math.max(1, ...measured.map((point) => point.most)) * 1.15;
  const isLog = most >= logFrom;
  const ticks = isLog ? [1, 2, 4, 8, 16, 32, 64].filter((tick) => tick <= most) : sizes;
  const at = { x: 'size', y: 'value' } as const;

  const chart = plot({
    width,
    height: Math.round(Math.min(260, Math.max(190, width * 0.62))),
    marginLeft: 44,
    marginBottom: 36,
    marginTop: 26,
    marginRight: 14,
    style: {
      background: 'none',
      color: 'var(--text-soft)',
      fontFamily: 'inherit',
      fontSize: '12px',
      overflow: 'visible',
    },
    x: isLog ? { type: 'log', base: 2, domain: [1, most] } : { domain: [1, most] },
    y: { domain: [0, highest] },
    marks: [
      gridY({ stroke: 'var(--picture-grid)', strokeOpacity: 1, ticks: 5 }),
      axisX({
        ticks,
        tickFormat: String,
        label: axis,
        labelArrow: 'none',
        labelAnchor: 'right',
        stroke: 'none',
        fill: 'currentColor',
      }),
      axisY({
        ticks: 5,
        tickSize: 0,
        tickFormat: (tick: number) => (measure === 'speed-up' ? `${tick}×` : `${Math.round(tick * 100)}%`),
        label: measure === 'speed-up' ? 'Speed-up' : 'Efficiency',
        labelArrow: 'none',
        stroke: 'none',
        fill: 'currentColor',
      }),
      line(
        curve((count) => count),
        { ...at, stroke: 'var(--chart-ideal)', strokeDasharray: '2 3', clip: true },
      ),
      ...(gustafson
        ? [
            line(curve(gustafson.at), {
              ...at,
              stroke: 'var(--chart-2)',
              strokeDasharray: '7 3',
              strokeWidth: 1.75,
              clip: true,
            }),
          ]
        : []),
      ...(amdahl ? [line(curve(amdahl.at), { ...at, stroke: 'var(--chart-1)', strokeWidth: 1.75, clip: true })] : []),
      ruleX(measured, { x: 'size', y1: 'least', y2: 'most', stroke: 'var(--chart-0)', strokeWidth: 1.5 }),
      dot(measured, { ...at, r: 4, fill: 'var(--chart-0)' }),
    ],
  });
  // The place in which it stands has a name, and its figures stand in the table.
  chart.setAttribute('aria-hidden', 'true');
  return chart;
}
