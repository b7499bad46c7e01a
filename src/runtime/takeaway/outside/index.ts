/** `lab`, the small library of the course's programs, in plain TypeScript: everything takes real time here. */
import { inspect, tableText } from './inspect.ts';

export { pool } from './pool.ts';
export type { MapOptions, Pool } from './pool.ts';

/** Waits for `ms` milliseconds without blocking the thread. */
export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Runs `fn` and names the time that it took: a measure in the browser's performance panel. */
export function span<Result>(label: string, fn: () => Result): Result {
  const start = performance.now();
  const tell = (): void => {
    performance.measure(label, { start, end: performance.now() });
  };
  let result;
  try {
    result = fn();
  } catch (error) {
    tell();
    throw error;
  }
  if (result instanceof Promise) result.then(tell, tell);
  else tell();
  return result;
}

/** Computes for `ms` milliseconds. Those who ask are served one after the other, each in a turn of its own. */
export async function cpu(ms: number): Promise<void> {
  const wanted = checkedMs('cpu', ms);
  await nextTurn();
  const until = performance.now() + wanted;
  while (performance.now() < until);
}

/** When the last request for each named device will have been served. */
const busyUntil = new Map<string, number>();

/** Waits for a device that takes `ms` milliseconds. One with a name serves one request at a time. */
export async function io(ms: number, device?: string): Promise<void> {
  const wanted = checkedMs('io', ms);
  const now = performance.now();
  const from = device === undefined ? now : Math.max(now, busyUntil.get(device) ?? 0);
  if (device !== undefined) busyUntil.set(device, from + wanted);
  await sleep(from + wanted - now);
}

/** Options of {@link task}. */
export interface TaskOptions {
  /** Of the course's simulated machine; real threads know no priorities. */
  priority?: number;
}

/** Starts something that makes progress by itself: the tasks of a thread take turns at each `await`. */
export async function task<Result>(name: string, fn: () => Result, _options?: TaskOptions): Promise<Awaited<Result>> {
  await nextTurn();
  return await span(name, async () => await fn());
}

/** What stands in one cell of a {@link table}. */
export type TableCell = string | number | bigint | boolean | null | undefined;

/** Prints `rows` in columns. */
export function table(rows: readonly Readonly<Record<string, TableCell>>[]): void {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  console.log(
    tableText(
      columns,
      rows.map((row) => columns.map((column) => figure(row[column]))),
    ),
  );
}

/** A point of a {@link plot}: `y` alone, or both. */
export type PlotPoint =
  number | readonly [x: number | string, y: number] | { readonly x: number | string; readonly y: number };

/** Options of {@link plot}. */
export interface PlotOptions {
  title?: string;
  x?: string;
  y?: string;
  kind?: 'line' | 'dot' | 'bar';
}

/** Prints the figures of a plot; the picture is the course's. */
export function plot(
  data: readonly PlotPoint[] | Readonly<Record<string, readonly PlotPoint[]>>,
  { title = '', x = 'x', y = 'y' }: PlotOptions = {},
): void {
  const series: [string, readonly PlotPoint[]][] = isPoints(data) ? [[y, data]] : Object.entries(data);
  const byX = new Map<number | string, string[]>();
  for (const [column, [, points]] of series.entries()) {
    for (const [index, point] of points.entries()) {
      const [at, up] = pairOf(point, index);
      const row = byX.get(at) ?? series.map(() => '');
      row[column] = figure(up);
      byX.set(at, row);
    }
  }
  const rows = [...byX].map(([at, figures]) => [figure(at), ...figures]);
  const text = tableText([x, ...series.map(([name]) => name)], rows);
  console.log(title === '' ? text : `${title}\n${text}`);
}

function isPoints(
  data: readonly PlotPoint[] | Readonly<Record<string, readonly PlotPoint[]>>,
): data is readonly PlotPoint[] {
  return Array.isArray(data);
}

function pairOf(point: PlotPoint, index: number): readonly [number | string, number] {
  if (typeof point === 'number') return [index, point];
  return 'x' in point ? [point.x, point.y] : point;
}

function figure(cell: TableCell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' ? String(Number(cell.toPrecision(12))) : inspect(cell);
}

function checkedMs(what: string, ms: number): number {
  if (ms >= 0 && ms <= 86_400_000) return ms;
  throw new RangeError(`${what}() takes a number of milliseconds from 0 to 86400000; this is not one.`);
}

/** Resolves in a later turn of the event loop, without the wait that timers have. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
