import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { itemSchema, type Item } from '../../src/runtime/grading/items/item.ts';
import { itemResponseSchema } from '../../src/runtime/grading/items/item-response.ts';
import { isWrittenLane, parseLane, printLane, traceOfLanes } from '../../src/runtime/grading/items/lane-text.ts';
import { markItem } from '../../src/runtime/grading/items/mark-item.ts';

const choice = (pick: 'one' | 'all', right: readonly string[]): Item =>
  v.parse(itemSchema, {
    kind: 'choose',
    question: 'Which?',
    pick,
    options: ['a', 'b', 'c', 'd'].map((id) => ({
      id,
      text: `option ${id}`,
      right: right.includes(id),
      because: `Because of ${id}.`,
    })),
  });

const worker = v.parse(itemSchema, {
  kind: 'parsons',
  question: 'Put the worker together.',
  blocks: [
    { id: 'listen', text: 'self.onmessage = (event) => {' },
    { id: 'compute', text: 'const key = hash(event.data);', indent: 1 },
    { id: 'answer', text: 'self.postMessage(key);', indent: 1 },
    { id: 'end', text: '};' },
  ],
  distractors: [{ id: 'give-back', text: 'return key;', because: 'Nobody called this function.' }],
});

const traces = v.parse(itemSchema, {
  kind: 'label',
  question: 'What do the two do?',
  questions: ['overlap', 'simultaneous'].map((id) => ({
    id,
    text: `${id}?`,
    answers: [
      { id: 'yes', text: 'Yes' },
      { id: 'no', text: 'No' },
    ],
  })),
  pictures: [
    {
      id: 'one',
      title: 'Picture one',
      lanes: { Ada: 'running 0-20, waiting 20-70', Ben: 'running 20-40' },
      right: { overlap: 'yes', simultaneous: 'no' },
      because: 'Ben works while Ada waits.',
    },
    {
      id: 'two',
      title: 'Picture two',
      lanes: { Ada: 'running 0-20', Ben: 'running 20-40' },
      right: { overlap: 'no', simultaneous: 'no' },
      because: 'Ada is gone when Ben comes.',
    },
  ],
});

const placed = (...blocks: readonly (readonly [id: string, indent: number])[]) => ({
  kind: 'parsons' as const,
  placed: blocks.map(([id, indent]) => ({ id, indent })),
});
const failedOf = (item: Item, response: Parameters<typeof markItem>[1]): readonly string[] =>
  markItem(item, response)
    .properties.filter(({ passed }) => !passed)
    .map(({ name }) => name);

describe('a choice', () => {
  test('of one is right or wrong, and says why', () => {
    const item = choice('one', ['b']);
    expect(markItem(item, { kind: 'choose', chosen: ['b'] })).toMatchObject({ share: 1 });
    expect(markItem(item, { kind: 'choose', chosen: ['c'] })).toEqual({
      status: 'marked',
      share: 0,
      sentence: 'Because of c.',
      properties: [{ name: 'Answer', passed: false, feedback: 'Because of c.', evidence: 'option c' }],
    });
    expect(markItem(item, { kind: 'choose', chosen: [] })).toMatchObject({ share: 0, sentence: 'Nothing was picked.' });
    expect(markItem(item, { kind: 'choose', chosen: ['b', 'c'] }).status).toBe('invalid');
    expect(markItem(item, { kind: 'choose', chosen: ['z'] }).status).toBe('invalid');
  });

  test('of all that is possible counts what was found of what was named or is right', () => {
    const item = choice('all', ['a', 'b']);
    expect(markItem(item, { kind: 'choose', chosen: ['b', 'a'] }).share).toBe(1);
    expect(markItem(item, { kind: 'choose', chosen: ['a'] }).share).toBe(1 / 2);
    expect(markItem(item, { kind: 'choose', chosen: ['a', 'c'] }).share).toBe(1 / 3);
    expect(failedOf(item, { kind: 'choose', chosen: ['a', 'b', 'c'] })).toEqual([
      'Nothing that is impossible is picked',
    ]);
    expect(failedOf(item, { kind: 'choose', chosen: ['a'] })).toEqual(['Nothing that is possible is missing']);
  });
});

describe('an arrangement of blocks', () => {
  test('is right with every block in its place', () => {
    expect(markItem(worker, placed(['listen', 0], ['compute', 1], ['answer', 1], ['end', 0])).share).toBe(1);
  });

  test('names the first block that is out of place', () => {
    const swapped = markItem(worker, placed(['listen', 0], ['answer', 1], ['compute', 1], ['end', 0]));
    expect(swapped.properties.find(({ name }) => name === 'Order')).toMatchObject({
      passed: false,
      evidence: 'self.postMessage(key);',
    });
    expect(swapped.share).toBe(3 / 4);
  });

  test('takes blocks that read the same for each other', () => {
    const brackets = v.parse(itemSchema, {
      kind: 'parsons',
      question: 'Close them.',
      blocks: [
        { id: 'loop', text: 'for (;;) {' },
        { id: 'if', text: 'if (done) {', indent: 1 },
        { id: 'end-if', text: '}', indent: 1 },
        { id: 'end-loop', text: '}' },
      ],
    });
    expect(markItem(brackets, placed(['loop', 0], ['if', 1], ['end-loop', 1], ['end-if', 0])).share).toBe(1);
    expect(failedOf(brackets, placed(['loop', 0], ['if', 1], ['end-loop', 0], ['end-if', 1]))).toEqual(['Indentation']);
    expect(markItem(brackets, placed(['end-if', 1], ['end-if', 1])).status).toBe('invalid');
  });

  test('names what does not belong, what is missing and what is askew', () => {
    const stranger = placed(['listen', 0], ['compute', 1], ['answer', 1], ['give-back', 1], ['end', 0]);
    expect(failedOf(worker, stranger)).toEqual(['Blocks']);
    expect(markItem(worker, stranger).sentence).toBe('“return key;” does not belong. Nobody called this function.');
    expect(failedOf(worker, placed(['listen', 0], ['compute', 1], ['end', 0]))).toEqual(['Blocks']);
    expect(failedOf(worker, placed(['listen', 0], ['compute', 0], ['answer', 1], ['end', 0]))).toEqual(['Indentation']);
    expect(markItem(worker, placed(['listen', 0], ['listen', 0])).status).toBe('invalid');
    expect(markItem(worker, placed()).share).toBe(0);
  });
});

describe('labels', () => {
  test('are marked question by question, and the evidence is the first picture', () => {
    const labels = { 'one/overlap': 'yes', 'one/simultaneous': 'yes', 'two/overlap': 'no', 'two/simultaneous': 'no' };
    const mark = markItem(traces, { kind: 'label', labels });
    expect(mark.share).toBe(3 / 4);
    expect(mark.properties).toEqual([
      { name: 'overlap', passed: true, feedback: 'This is right everywhere.' },
      {
        name: 'simultaneous',
        passed: false,
        feedback: 'Picture one, “simultaneous?”: Ben works while Ada waits.',
        evidence: 'Picture one',
      },
    ]);
    expect(markItem(traces, { kind: 'label', labels: { ...labels, 'one/simultaneous': 'no' } }).share).toBe(1);
    expect(markItem(traces, { kind: 'label', labels: { 'three/overlap': 'yes' } }).status).toBe('invalid');
    expect(markItem(traces, { kind: 'label', labels: {} }).share).toBe(0);
  });

  const anyLane = fc
    .array(
      fc.record({
        state: fc.constantFrom('running', 'waiting', 'blocked', 'ready', 'switching'),
        gapUs: fc.nat(5000),
        lengthUs: fc.integer({ min: 1, max: 900_000 }),
        core: fc.option(fc.nat(63), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((spans) => {
      let us = 0;
      return spans.map(({ state, gapUs, lengthUs, core }) => {
        const startUs = us + gapUs;
        us = startUs + lengthUs;
        const span = { state, startMs: startUs / 1000, endMs: us / 1000 };
        return core === undefined ? span : { ...span, core };
      });
    });

  test('read what they print, and draw it to the microsecond', () => {
    fc.assert(
      fc.property(anyLane, (spans) => {
        expect(parseLane(printLane(spans))).toEqual(spans);
        const { spans: drawn, endUs } = traceOfLanes({ main: printLane(spans) });
        expect(drawn.map(({ startUs }) => startUs)).toEqual(spans.map(({ startMs }) => Math.round(startMs * 1000)));
        expect(endUs).toBe(Math.round(spans.at(-1)!.endMs * 1000));
      }),
    );
  });

  test.each(['', 'running', 'running 20-10', 'running 0-10, waiting 5-20', 'sleeping 0-10', 'running 0-10 on core'])(
    'do not read "%s" as a lane',
    (text) => expect(isWrittenLane(text)).toBe(false),
  );
});

test('whatever is answered, a mark lies between nothing and all, and only what is all right is all', () => {
  const items = [choice('one', ['b']), choice('all', ['a', 'c']), worker, traces];
  const anyId = fc.constantFrom('a', 'b', 'c', 'd', 'listen', 'compute', 'answer', 'end', 'give-back', 'z');
  const anyResponse = fc.oneof(
    fc.record({ kind: fc.constant('choose'), chosen: fc.array(anyId, { maxLength: 5 }) }),
    fc.record({ kind: fc.constant('order'), order: fc.array(anyId, { maxLength: 5 }) }),
    fc.record({
      kind: fc.constant('parsons'),
      placed: fc.array(fc.record({ id: anyId, indent: fc.nat(3) }), { maxLength: 6 }),
    }),
    fc.record({
      kind: fc.constant('label'),
      labels: fc.dictionary(
        fc.constantFrom('one/overlap', 'one/simultaneous', 'two/overlap', 'two/simultaneous'),
        fc.constantFrom('yes', 'no', 'maybe'),
        { noNullPrototype: true },
      ),
    }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...items), anyResponse, (item, answer) => {
      const response = v.parse(itemResponseSchema, answer);
      const { status, share, properties } = markItem(item, response);
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
      expect(share === 1).toBe(status === 'marked' && properties.every(({ passed }) => passed));
      expect(v.parse(itemResponseSchema, JSON.parse(JSON.stringify(response)))).toEqual(response);
    }),
    { numRuns: 500 },
  );
});

test('what is larger than any item is refused before it is marked', () => {
  const many = Array.from({ length: 65 }, (_, index) => `id-${index}`);
  expect(v.is(itemResponseSchema, { kind: 'order', order: many })).toBe(false);
  expect(v.is(itemResponseSchema, { kind: 'choose', chosen: ['x'.repeat(41)] })).toBe(false);
  expect(v.is(itemResponseSchema, { kind: 'choose', chosen: [], more: true })).toBe(false);
});
