import fc from 'fast-check';
import { expect, test } from 'vitest';
import { thingAt } from '../../src/runtime/trace/picture/hit.ts';
import { hueOf } from '../../src/runtime/trace/picture/lane-hue.ts';
import { eachDrawn } from '../../src/runtime/trace/picture/level-of-detail.ts';
import type { Scale } from '../../src/runtime/trace/picture/level-of-detail.ts';
import { eachArrow } from '../../src/runtime/trace/picture/packed-flights.ts';
import { packSpans, spanNear } from '../../src/runtime/trace/picture/packed-spans.ts';
import type { PackedSpans } from '../../src/runtime/trace/picture/packed-spans.ts';
import { pictureOf, rowLimit } from '../../src/runtime/trace/picture/picture.ts';
import { panned, revealing, wholeWindow, zoomed } from '../../src/runtime/trace/picture/time-window.ts';
import type { LaneState, Span } from '../../src/runtime/trace/trace.ts';
import { fourWorkers, manyCores, manySpans, threeTasks, traceOf } from '../synthetic-traces.ts';

const states = ['running', 'waiting', 'blocked', 'ready', 'switching'] as const satisfies readonly LaneState[];

/** Spans of one lane: gaps and lengths from nothing to much more than a pixel. */
const someSpans = fc
  .array(fc.record({ gap: fc.nat(40), length: fc.nat(90), state: fc.constantFrom(...states) }), { maxLength: 120 })
  .map((parts): readonly Span[] => {
    let us = 0;
    return parts.map(({ gap, length, state }) => {
      const startUs = us + gap;
      us = startUs + length;
      return { lane: 'main', state, startUs, endUs: us, label: '' };
    });
  });
const someScale = fc.record({
  startUs: fc.double({ min: 0, max: 3000, noNaN: true }),
  pixelsPerUs: fc.double({ min: 0.01, max: 20, noNaN: true }),
  width: fc.integer({ min: 1, max: 300 }),
});

type Drawn = {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
  readonly busy?: number;
};

function drawn(spans: PackedSpans, scale: Scale): readonly Drawn[] {
  const found: Drawn[] = [];
  eachDrawn(spans, scale, {
    whole: (from, to, at) => void found.push({ from, to, first: at, last: at }),
    merged: (pixel, busy, _hue, _rest, first, last) =>
      void found.push({ from: pixel, to: pixel + 1, first, last, busy }),
  });
  return found;
}

const packed = (spans: readonly Span[]): PackedSpans => packSpans(spans, [...spans.keys()]);

test('no pixel of a row is drawn twice, and none outside of it', () => {
  fc.assert(
    fc.property(someSpans, someScale, (spans, scale) => {
      let free = 0;
      for (const { from, to } of drawn(packed(spans), scale)) {
        expect(from).toBeGreaterThanOrEqual(free);
        expect(to).toBeGreaterThan(from);
        free = to;
      }
      expect(free).toBeLessThanOrEqual(scale.width);
    }),
  );
});

test('every span in sight is drawn, alone or with others, within a pixel of its place', () => {
  fc.assert(
    fc.property(someSpans, someScale, (spans, scale) => {
      const found = drawn(packed(spans), scale);
      const endUs = scale.startUs + (scale.width - 1) / scale.pixelsPerUs;
      for (const [index, { startUs, endUs: spanEnd }] of spans.entries()) {
        if (spanEnd <= scale.startUs || startUs >= endUs) continue;
        const parts = found.filter(({ first, last }) => first <= index && index <= last);
        const [part] = parts;
        if (!part) {
          // Only where more spans begin than there are pixels left may one be crowded out at the very end.
          expect(found.at(-1)?.to).toBe(scale.width);
          continue;
        }
        expect(parts).toHaveLength(1);
        const left = Math.max(0, (startUs - scale.startUs) * scale.pixelsPerUs);
        expect(part.from).toBeLessThanOrEqual(left + 1.5);
        expect(part.to).toBeGreaterThanOrEqual(
          Math.min(scale.width, (spanEnd - scale.startUs) * scale.pixelsPerUs) - 1.5,
        );
      }
    }),
  );
});

test('spans that share a pixel say which share of it something ran', () => {
  const spans = [
    ['running', 0, 3],
    ['waiting', 3, 6],
    ['running', 6, 8],
    ['running', 10, 30],
  ] as const;
  const row = packed(spans.map(([state, startUs, endUs]) => ({ lane: 'main', state, startUs, endUs, label: '' })));
  expect(drawn(row, { startUs: 0, pixelsPerUs: 0.1, width: 10 })).toEqual([
    { from: 0, to: 1, first: 0, last: 2, busy: 0.5 },
    { from: 1, to: 3, first: 3, last: 3 },
  ]);
});

test('a hundred thousand spans are at most one drawing for each pixel of each row', () => {
  const picture = pictureOf(manySpans(), 'lanes');
  const scale = { startUs: 0, pixelsPerUs: 1000 / picture.trace.endUs, width: 1000 };
  for (const { spans } of picture.rows) {
    expect(spans.starts.length).toBe(12_500);
    expect(drawn(spans, scale).length).toBeLessThanOrEqual(1000);
  }
});

test('the span at a point of time is the one that covers it, else the nearest within reach', () => {
  fc.assert(
    fc.property(someSpans, fc.nat(5000), fc.nat(30), (spans, us, slack) => {
      const distances = spans.map(({ startUs, endUs }) => Math.max(0, startUs - us, us - endUs));
      const least = Math.min(...distances);
      const found = spanNear(packed(spans), us, slack);
      if (least > slack) expect(found).toBe(-1);
      else expect(distances[found]).toBe(least);
    }),
  );
});

test('between two spans the nearer one is found, and after the last one the last', () => {
  const two = packed([
    { lane: 'main', state: 'running', startUs: 0, endUs: 10, label: '' },
    { lane: 'main', state: 'running', startUs: 30, endUs: 40, label: '' },
  ]);
  expect([5, 12, 19, 21, 28, 44].map((us) => spanNear(two, us, 5))).toEqual([0, 0, -1, -1, 1, 1]);
  expect([19, 21].map((us) => spanNear(two, us, 50))).toEqual([0, 1]);
});

test('rows are lanes in the order in which they were opened, or the cores of the machine', () => {
  const lanes = pictureOf(threeTasks(), 'lanes');
  expect(lanes.rows.map(({ name, hue }) => [name, hue])).toEqual([
    ['main', 0],
    ['Task 1', 1],
    ['Task 2', 2],
    ['Task 3', 3],
  ]);
  const cores = pictureOf(threeTasks(), 'cores');
  expect(cores.rows.map(({ name, hue }) => [name, hue])).toEqual([['core 1', null]]);
  // What a core shows are the lanes that it ran, in their colours.
  const [core] = cores.rows;
  expect([...new Set(core?.spans.hues)]).toEqual([0, 1, 2, 3]);
  expect(new Set([...(core?.spans.states ?? [])].map((state) => states[state]))).toEqual(
    new Set(['running', 'switching']),
  );
});

test('colours go round after the seventh worker, and no worker has the colour of main', () => {
  expect((['main', 'worker-1', 'worker-7', 'worker-8', 'task-16'] as const).map(hueOf)).toEqual([0, 1, 7, 1, 2]);
});

test('rows get lower the more there are, and of a thousand lanes the first ones are drawn', () => {
  const few = pictureOf(manyCores(8), 'cores');
  const many = pictureOf(manyCores(64), 'cores');
  expect(many.height).toBeLessThan(few.height * 3);
  const lanes = Object.fromEntries(Array.from({ length: 999 }, (_, index) => [`worker-${index + 1}`, []]));
  const thousand = pictureOf(traceOf({ lanes: { main: [['running', 0, 9]], ...lanes } }), 'lanes');
  expect(thousand.rows).toHaveLength(rowLimit);
  expect(thousand.hiddenRows).toBe(1000 - rowLimit);
});

test('stretches that the program named lie on levels without overlapping, the longest next to the bar', () => {
  const mark = (label: string, startUs: number, endUs: number) => ({ lane: 'main', label, startUs, endUs }) as const;
  const marks = [
    mark('inner', 0, 4),
    mark('outer', 0, 9),
    mark('late', 2, 6),
    mark('crowded', 3, 5),
    mark('next', 9, 12),
  ];
  const picture = pictureOf(traceOf({ lanes: { main: [['running', 0, 12]] }, marks }), 'lanes');
  const labels = picture.rows[0]?.marks.map(({ indices }) => [...indices].map((index) => marks[index]?.label));
  expect(labels).toEqual([['outer', 'next'], ['inner'], ['late']]);
  expect(picture.hiddenMarks).toBe(1);
});

test('a point of the picture is the mark, the output, the arrow or the span that is drawn there', () => {
  const trace = fourWorkers();
  const picture = pictureOf(trace, 'lanes');
  const scale = { startUs: 0, pixelsPerUs: 1000 / trace.endUs, width: 1000 };
  const at = (us: number, y: number): unknown => {
    const thing = thingAt(picture, scale, us * scale.pixelsPerUs, y);
    return thing && [thing.kind, thing.index];
  };
  const [main, first] = picture.rows;
  if (!main || !first) throw new Error('There are five rows.');
  expect(at(100_000, main.barTop + 5)).toEqual(['span', 1]);
  expect(at(80_000, main.barTop - 5)).toEqual(['mark', 1]);
  expect(at(2_000, main.barTop - 5 - picture.density.mark)).toEqual(['mark', 0]);
  expect(at(163_900, main.barTop + main.barHeight + 3)).toEqual(['tick', 3]);
  // Half way between main and worker 1, half way between sent and received.
  expect(at(129_050, (main.barTop + main.barHeight + first.barTop) / 2)).toEqual(['flight', 1]);
  expect(at(3_000, first.barTop + 5)).toBeUndefined();
  expect(at(3_000, picture.height + 50)).toBeUndefined();
});

test('arrows that look the same are drawn once, and where there are too many none is drawn', () => {
  const picture = pictureOf(manySpans(8000), 'lanes');
  const count = (scale: Scale): readonly [boolean, number] => {
    let arrows = 0;
    return [eachArrow(picture.flights, scale, () => (arrows += 1)), arrows];
  };
  expect(count({ startUs: 0, pixelsPerUs: 1000 / 6_000_000, width: 1000 })).toEqual([false, 0]);
  // All at once on three pixels: seven receivers, and a handful of ways to round.
  const [whole, arrows] = count({ startUs: 0, pixelsPerUs: 3 / 6_000_000, width: 3 });
  expect(whole).toBe(true);
  expect(arrows).toBeLessThan(60);
  // 10 ms of them, one every 3 ms.
  expect(count({ startUs: 0, pixelsPerUs: 0.1, width: 1000 })).toEqual([true, 4]);
});

const someWindow = fc
  .record({
    end: fc.integer({ min: 1, max: 5_000_000 }),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    to: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ end, from, to }) => {
    const length = Math.max(Math.min(10, end), Math.abs(to - from) * end);
    const startUs = Math.min(Math.min(from, to) * end, end - length);
    return { endUs: end, window: { startUs, endUs: startUs + length } };
  });

test('zooming and moving stay within the trace', () => {
  fc.assert(
    fc.property(
      someWindow,
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.integer(),
      ({ window, endUs }, factor, by) => {
        const around = (window.startUs + window.endUs) / 2;
        for (const next of [
          zoomed(window, factor, around, endUs),
          panned(window, by, endUs),
          revealing(window, by, by + 9, endUs),
        ]) {
          expect(next.startUs).toBeGreaterThanOrEqual(0);
          expect(next.endUs).toBeLessThanOrEqual(wholeWindow(endUs).endUs * (1 + 1e-9));
          expect(next.endUs).toBeGreaterThan(next.startUs);
        }
      },
    ),
  );
});

test('what is zoomed around stays where it is', () => {
  const window = { startUs: 1000, endUs: 3000 };
  expect(zoomed(window, 0.5, 1500, 10_000)).toEqual({ startUs: 1250, endUs: 2250 });
});

test('a span out of sight is brought into sight, and one in sight moves nothing', () => {
  const window = { startUs: 1000, endUs: 3000 };
  expect(revealing(window, 1200, 1500, 10_000)).toBe(window);
  expect(revealing(window, 5000, 5200, 10_000)).toEqual({ startUs: 3300, endUs: 5300 });
  expect(revealing(window, 100, 200, 10_000)).toEqual({ startUs: 0, endUs: 2000 });
});
