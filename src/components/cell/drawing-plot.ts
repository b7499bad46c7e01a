import { axisX, axisY, barY, dot, gridY, line, plot, ruleY } from '@observablehq/plot';
import type { Drawing } from '../../runtime/index.ts';
import { seriesLook } from './series-look.ts';

type Plot = Extract<Drawing, { readonly kind: 'plot' }>;
type Series = Plot['series'][number];

/** A program's plot, `width` pixels wide, in the colours of the page's roles, so that it follows its theme. */
export function plotDrawing({ mark, x, y, series }: Plot, width: number): Element {
  const all = series.flatMap(({ points }) => points);
  const isNamed = mark === 'bar' || all.some((point) => typeof point.x === 'string');
  const names = namesOf(all);
  const isTicked = isNamed || names.length <= mostTicked;
  const points = ({ points: own }: Series): readonly { readonly x: number | string; readonly y: number }[] =>
    isNamed ? own.map((point) => ({ x: String(point.x), y: point.y })) : own;
  const chart = plot({
    width,
    height: Math.round(Math.min(280, Math.max(180, width * 0.5))),
    marginLeft: 52,
    marginRight: 16,
    marginTop: 26,
    marginBottom: x ? 38 : 24,
    style: {
      background: 'none',
      color: 'var(--text-soft)',
      fontFamily: 'inherit',
      fontSize: '12px',
      overflow: 'visible',
    },
    ...(isNamed && { x: { type: mark === 'bar' ? 'band' : 'point', domain: names } }),
    y: { nice: true, zero: mark === 'bar' },
    marks: [
      gridY({ stroke: 'var(--picture-grid)', strokeOpacity: 1, ticks: 5 }),
      axisX({
        label: x || null,
        labelArrow: 'none',
        labelAnchor: 'right',
        stroke: 'none',
        fill: 'currentColor',
        ...(isTicked && {
          ticks: isNamed ? thinned(names, width) : thinned(names, width).map(Number),
          tickFormat: String,
        }),
      }),
      axisY({ label: y || null, labelArrow: 'none', ticks: 5, tickSize: 0, stroke: 'none', fill: 'currentColor' }),
      ...series.map((one, index) => markOf(mark, points(one), index)),
      ...(mark === 'bar' ? [ruleY([0], { stroke: 'var(--border-control)' })] : []),
    ],
  });
  chart.setAttribute('aria-hidden', 'true');
  return chart;
}

function markOf(
  mark: Plot['mark'],
  points: readonly { readonly x: number | string; readonly y: number }[],
  index: number,
): ReturnType<typeof dot> | ReturnType<typeof line> | ReturnType<typeof barY> {
  const { colour, dash, symbol } = seriesLook(index);
  switch (mark) {
    case 'line':
      return line(points, {
        x: 'x',
        y: 'y',
        stroke: colour,
        strokeWidth: 1.75,
        strokeDasharray: dash,
        marker: points.length > mostMarked ? 'none' : 'dot',
      });
    case 'dot':
      return dot(points, {
        x: 'x',
        y: 'y',
        r: 4,
        stroke: colour,
        strokeWidth: 1.5,
        symbol,
        fill: index === 0 ? colour : 'none',
      });
    case 'bar':
      // Bars of several series stand within each other's place, each narrower than the one before.
      return barY(points, { x: 'x', y: 'y', fill: colour, insetLeft: 1 + index * 5, insetRight: 1 + index * 5 });
  }
}

/** Numbers of the first axis that stand there themselves; of more, round ones do. */
const mostTicked = 12;

/** A line of more points bears no mark at each. */
const mostMarked = 40;

/** The names of the first axis in their order; numbers by their size. */
function namesOf(points: readonly { readonly x: number | string }[]): readonly string[] {
  const found = [...new Set(points.map((point) => point.x))];
  const areNumbers = found.every((name) => typeof name === 'number');
  return (areNumbers ? found.toSorted((one, other) => one - other) : found).map(String);
}

/** As many names as there is room for, evenly spread. */
function thinned(names: readonly string[], width: number): string[] {
  const longest = Math.max(1, ...names.map((name) => name.length));
  const room = Math.max(1, Math.floor(width / (longest * 7 + 16)));
  const step = Math.ceil(names.length / room);
  return names.filter((_, index) => index % step === 0);
}
