import { expect, test } from 'vitest';
import type { PictureColours } from '../../src/runtime/trace/picture/picture-colours.ts';
import { toSvg } from '../../src/runtime/trace/picture/picture-svg.ts';
import type { Arrangement } from '../../src/runtime/trace/picture/picture.ts';
import { wholeWindow } from '../../src/runtime/trace/picture/time-window.ts';
import type { Trace } from '../../src/runtime/trace/trace.ts';
import { fourWorkers, manySpans, threeTasks, traceOf } from '../synthetic-traces.ts';

const eight = (name: string): readonly string[] => Array.from({ length: 8 }, (_, index) => `${name}-${index}`);
const colours: PictureColours = {
  lanes: eight('lane'),
  onLanes: eight('on'),
  laneTexts: eight('text'),
  text: 'text',
  surface: 'surface',
  track: 'track',
  grid: 'grid',
  switching: 'switching',
  message: 'message',
  output: 'output',
  warning: 'warning',
  error: 'error',
  readyShare: 0.2,
  font: 'monospace',
};

const draw = (trace: Trace, arrangement: Arrangement = 'lanes', width = 1112): string =>
  toSvg(trace, { arrangement, window: wholeWindow(trace.endUs), width }, colours);

const all = (svg: string, pattern: RegExp): readonly string[] => [...svg.matchAll(pattern)].map(([found]) => found);

test('the same trace, view and colours give the same text', () => {
  expect(draw(fourWorkers())).toBe(draw(structuredClone(fourWorkers())));
});

test('a span stands at its time, in the colour and the texture of its lane and state', () => {
  // 1000 pixels for 31 ms.
  const svg = draw(threeTasks());
  expect(svg).toContain('<rect x="19" y="34" width="161" height="20" fill="lane-1" rx="3"/>');
  expect(svg).toContain('fill="url(#blocked-0)"');
  expect(svg).toMatch(/<pattern id="blocked-0"[^>]*><rect [^>]*fill="lane-0"\/><\/pattern>/);
  expect(svg).toMatch(/<line x1="184"[^>]*stroke="lane-1"[^>]*stroke-dasharray="0 7"\/>/);
  expect(svg).toMatch(/<rect x="6.5"[^>]*fill="lane-2" fill-opacity="0.2" stroke="lane-2"/);
  expect(all(svg, /fill="switching"/g)).toHaveLength(6);
});

test('names of lanes and spans, and the axis, are text', () => {
  const words = all(draw(fourWorkers()), />[^<]+<\/text>/g).map((found) => found.slice(1, -7));
  expect(words).toEqual(
    expect.arrayContaining(['main', 'worker 4', 'countPrimes(3e6 – 4e6)', 'primes', '0 ms', '100', '160 ms']),
  );
});

test('messages are arrows, lines of output ticks by their level', () => {
  const svg = draw(fourWorkers());
  expect(all(svg, /<path d="M0 0L-6 -3V3Z"/g)).toHaveLength(8);
  expect(all(svg, /<rect [^>]*fill="(?:output|warning|error)"\/>/g)).toHaveLength(4);
});

test('in rows by core bars have the colour of the thread that runs on the core', () => {
  const svg = draw(threeTasks(), 'cores');
  expect(svg).toContain('>core 1</text>');
  for (const lane of ['lane-0', 'lane-1', 'lane-2', 'lane-3']) expect(svg).toContain(`fill="${lane}"`);
  expect(svg).not.toContain('blocked');
});

test('whatever a program calls things, the file is XML and holds nothing but text', () => {
  const evil = '</text><script>alert(1)</script>"\u0000\uD800\uFFFF';
  const svg = draw(traceOf({ lanes: { main: [['running', 0, 9, evil]] }, names: { main: evil } }));
  expect(svg).not.toContain('<script');
  expect(svg).not.toMatch(/[\u0000\uD800\uFFFF]/u);
  expect(svg).toContain('&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;\uFFFD\uFFFD\uFFFD');
});

test('a hundred thousand spans are no longer than their pixels', () => {
  expect(draw(manySpans()).length).toBeLessThan(3_000_000);
});
