import type { StatePicture } from '../../runtime/index.ts';
import type { GraphLayout } from './graph-layout.ts';

/** A graph as few outlines: one for the steps of each thread, one for each kind of state. */
export type GraphShapes = {
  /** By the number of the thread. */
  readonly steps: ReadonlyMap<number, string>;
  readonly goesOn: string;
  readonly failed: string;
  readonly ended: string;
};

/** How large a state is drawn, in CSS pixels from its middle. */
export function radiusIn({ across, down }: GraphLayout): number {
  return Math.max(2, Math.min(7, across / 3.4, down / 4));
}

/** Outlines of all states and steps: thousands of elements would be slow, a handful of paths is not. */
export function shapesOf({ states, edges }: StatePicture, layout: GraphLayout): GraphShapes {
  const radius = radiusIn(layout);
  const steps = new Map<number, string>();
  for (const { from, to, thread } of edges) steps.set(thread, (steps.get(thread) ?? '') + stepShape(layout, from, to));
  const all = (kind: StatePicture['states'][number]['kind'], shape: (x: number, y: number) => string): string =>
    states
      .flatMap((state, index) => {
        const [x, y] = [layout.xs[index], layout.ys[index]];
        return state.kind === kind && x !== undefined && y !== undefined ? [shape(x, y)] : [];
      })
      .join('');
  return {
    steps,
    goesOn: all('goes-on', (x, y) => circle(x, y, radius)),
    failed: all('failed', (x, y) => cross(x, y, radius * 1.25)),
    ended: all('ended', (x, y) => square(x, y, radius * 0.95)),
  };
}

/** The outline of one step: straight down, or a bow where it leads up, sideways or over several layers. */
export function stepShape({ xs, ys, down, across }: GraphLayout, from: number, to: number): string {
  const [x1, y1, x2, y2] = [xs[from], ys[from], xs[to], ys[to]].map((value) => Math.round((value ?? 0) * 10) / 10);
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return '';
  if (Math.abs(y2 - y1 - down) < 1) return `M${x1} ${y1}L${x2} ${y2}`;
  const bow = Math.max(across, Math.abs(y2 - y1) / 3);
  return `M${x1} ${y1}Q${(x1 + x2) / 2 + bow} ${(y1 + y2) / 2} ${x2} ${y2}`;
}

function circle(x: number, y: number, radius: number): string {
  const r = round(radius);
  return `M${round(x - radius)} ${round(y)}a${r} ${r} 0 1 0 ${round(2 * radius)} 0a${r} ${r} 0 1 0 ${round(-2 * radius)} 0`;
}

function cross(x: number, y: number, radius: number): string {
  const d = round(2 * radius);
  return `M${round(x - radius)} ${round(y - radius)}l${d} ${d}m0 ${-d}l${-d} ${d}`;
}

function square(x: number, y: number, radius: number): string {
  const d = round(2 * radius);
  return `M${round(x - radius)} ${round(y - radius)}h${d}v${d}h${-d}z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
