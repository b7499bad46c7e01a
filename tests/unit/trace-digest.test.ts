import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestOf, type Digested } from '../../src/runtime/trace/trace-digest.ts';
import { Fnv1a } from '../../src/runtime/trace/fnv.ts';

function hashOf(bytes: Iterable<number>): string {
  const hash = new Fnv1a();
  for (const byte of bytes) hash.addByte(byte);
  return hash.digits();
}

/** As the draft says it, in integers of any size. */
function plainHashOf(bytes: Iterable<number>): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, '0');
}

test.each([
  ['', 'cbf29ce484222325'],
  ['a', 'af63dc4c8601ec8c'],
  ['foobar', '85944171f73967e8'],
])('FNV-1a of %j is the one that its authors give', (text, digits) => {
  expect(hashOf(Buffer.from(text))).toBe(digits);
});

test('FNV-1a of any bytes is that of plain integer arithmetic', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => hashOf(bytes) === plainHashOf(bytes)));
});

test('numbers count with all their 53 bits, texts with their length and all their UTF-16 units', () => {
  const hash = new Fnv1a();
  hash.addNumber(2 ** 53 - 2);
  hash.addText('ü\ud800');
  expect(hash.digits()).toBe(
    plainHashOf([0xfe, 255, 255, 255, 255, 255, 0x1f, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0xfc, 0, 0, 0xd8]),
  );
});

const place = { file: 'main.ts', line: 1, column: 1 };
const trace: Digested = {
  cores: 2,
  lanes: [
    { lane: 'main', name: 'main', starter: null, openedUs: 0, closedUs: 9 },
    { lane: 'task-1', name: 'bake', starter: 'main', openedUs: 1, closedUs: 8 },
  ],
  spans: [
    { lane: 'main', state: 'running', startUs: 0, endUs: 4, label: 'work', core: 0, place },
    { lane: 'task-1', state: 'waiting', startUs: 1, endUs: 5, label: 'disk' },
  ],
  flights: [{ from: 'main', to: 'task-1', sentUs: 2, receivedUs: 3, bytes: 8, label: 'item' }],
  marks: [{ lane: 'main', label: 'whole', startUs: 0, endUs: 9 }],
};
const [main, task] = trace.lanes;
const [running, waiting] = trace.spans;
const [flight] = trace.flights;
const [mark] = trace.marks;

const changes: Readonly<Record<string, Partial<Digested>>> = {
  cores: { cores: 3 },
  'the order of lanes': { lanes: [task!, main!] },
  'a name': { lanes: [main!, { ...task!, name: 'bakes' }] },
  'a starter': { lanes: [main!, { ...task!, starter: null }] },
  'the opening of a lane': { lanes: [main!, { ...task!, openedUs: 2 }] },
  'the closing of a lane': { lanes: [main!, { ...task!, closedUs: 9 }] },
  'the order of spans': { spans: [waiting!, running!] },
  'the number of spans': { spans: [running!] },
  'the lane of a span': { spans: [{ ...running!, lane: 'task-1' }, waiting!] },
  'a state': { spans: [{ ...running!, state: 'switching' }, waiting!] },
  'a label': { spans: [{ ...running!, label: 'wort' }, waiting!] },
  'the start of a span': { spans: [{ ...running!, startUs: 1 }, waiting!] },
  'the end of a span': { spans: [{ ...running!, endUs: 2 ** 32 + 4 }, waiting!] },
  'a core': { spans: [{ ...running!, core: 1 }, waiting!] },
  'no core': { spans: [running!, { ...waiting!, core: 0 }] },
  'the sender of a message': { flights: [{ ...flight!, from: 'task-1' }] },
  'the receiver of a message': { flights: [{ ...flight!, to: 'main' }] },
  'the sending of a message': { flights: [{ ...flight!, sentUs: 1 }] },
  'the arrival of a message': { flights: [{ ...flight!, receivedUs: 4 }] },
  'the size of a message': { flights: [{ ...flight!, bytes: 9 }] },
  'the label of a message': { flights: [{ ...flight!, label: 'items' }] },
  'a mark': { marks: [{ ...mark!, label: 'part' }] },
  'the lane of a mark': { marks: [{ ...mark!, lane: 'task-1' }] },
  'the start of a mark': { marks: [{ ...mark!, startUs: 1 }] },
  'the end of a mark': { marks: [{ ...mark!, endUs: 8 }] },
  'the lack of marks': { marks: [] },
};

test.each(Object.entries(changes))('%s changes the digest', (_, change) => {
  expect(digestOf({ ...trace, ...change })).not.toBe(digestOf(trace));
});

test('places in the source do not change the digest', () => {
  const moved = { ...running!, place: { ...place, line: 2 } };
  expect(digestOf({ ...trace, spans: [moved, waiting!] })).toBe(digestOf(trace));
});

test('a digest stays what it is, so that one that was written down can be compared', () => {
  expect(digestOf(trace)).toBe('bc6eb74a3288755c');
});
