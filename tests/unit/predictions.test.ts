import { describe, expect, test } from 'vitest';
import type { ItemResponse } from '../../src/runtime/grading/items/item-response.ts';
import { judgePrediction, type PredictedRun } from '../../src/runtime/grading/items/judge-prediction.ts';
import { parsePrediction, type Prediction } from '../../src/runtime/grading/items/prediction.ts';

function predictionOf(written: unknown): Prediction {
  const parsed = parsePrediction(written);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.prediction;
}

const bread = predictionOf({
  ask: 'When is the bread served?',
  read: String.raw`^bread: served after (\d+) ms`,
  options: [
    { text: 'After 80 ms', is: 80, because: 'That is one dish.' },
    { text: 'After 240 ms', is: 240, right: true, because: 'Three times 80.' },
  ],
});
const ticks = predictionOf({
  ask: 'How many ticks?',
  read: String.raw`(\d+) ticks`,
  options: [
    { text: 'About twenty', from: 10, right: true },
    { text: 'None', is: 0 },
  ],
});
const turns = predictionOf({
  ask: 'Who can be first?',
  pick: 'all',
  read: { every: String.raw`^(\w+) begins` },
  options: [
    { text: 'Ada, then Ben', is: 'Ada Ben', right: true },
    { text: 'Ben, then Ada', is: 'Ben Ada', right: true },
    { text: 'Ada alone', is: 'Ada', because: 'Both begin.' },
  ],
});
const order = predictionOf({
  ask: 'In which order?',
  lines: [
    { text: 'sent', id: 'sent' },
    { text: 'page: `…`', id: 'page', line: '^page: ' },
    { text: 'received', id: 'received' },
  ],
  rules: [{ name: 'A message is received after it was sent', before: [['sent', 'received']], because: 'It travels.' }],
});

const pick = (...chosen: string[]): ItemResponse => ({ kind: 'choose', chosen });
const row = (...ids: string[]): ItemResponse => ({ kind: 'order', order: ids });
const ran = (lines: readonly string[], changed: PredictedRun['changed'] = 'nothing'): PredictedRun => ({
  lines,
  changed,
});

describe('a prediction of a figure', () => {
  test('is right where the run says so', () => {
    expect(
      judgePrediction(bread, pick('option-2'), ran(['pie: served after 80 ms', 'bread: served after 240 ms'])),
    ).toEqual({
      verdict: 'right',
      sentences: ['As you predicted: “After 240 ms”.', 'Three times 80.'],
      share: 1,
      happened: ['option-2'],
    });
  });

  test('is wrong where the run says something else, whatever its key says', () => {
    expect(judgePrediction(bread, pick('option-1'), ran(['bread: served after 240 ms']))).toEqual({
      verdict: 'wrong',
      sentences: ['You predicted “After 80 ms”. It came to “After 240 ms”.', 'That is one dish.'],
      share: 0,
      happened: ['option-2'],
    });
    const edited = judgePrediction(bread, pick('option-2'), ran(['bread: served after 97 ms'], 'program'));
    expect(edited).toMatchObject({ verdict: 'wrong', share: 0 });
    expect(edited.sentences).toEqual([
      'You have changed the program, so this is about the run of your version.',
      'You predicted “After 240 ms”. This run came to “97”, which is none of the answers.',
    ]);
  });

  test('may be a range, where figures differ from run to run', () => {
    expect(judgePrediction(ticks, pick('option-1'), ran(['waiting: 19 ticks'])).verdict).toBe('right');
    expect(judgePrediction(ticks, pick('option-1'), ran(['waiting: 0 ticks'])).verdict).toBe('wrong');
    expect(judgePrediction(ticks, pick('option-2'), ran(['waiting: 0 ticks'])).verdict).toBe('right');
  });

  test('is not judged by a run that printed no such line', () => {
    expect(judgePrediction(bread, pick('option-1'), ran(['Uncaught Error']))).toMatchObject({
      verdict: 'unclear',
      sentences: ['This run printed nothing that answers the question.'],
    });
  });
});

describe('a prediction of everything that is possible', () => {
  test('says what this run did, and then what else is possible', () => {
    const both = judgePrediction(turns, pick('option-1', 'option-2'), ran(['Ben begins', 'Ada begins']));
    expect(both).toMatchObject({ verdict: 'right', share: 1, happened: ['option-2'] });
    const one = judgePrediction(turns, pick('option-1', 'option-3'), ran(['Ben begins', 'Ada begins']));
    expect(one).toMatchObject({ verdict: 'wrong', share: 1 / 3 });
    expect(one.sentences).toEqual([
      'This run came to “Ben, then Ada”, which you did not expect to be possible.',
      '“Ben, then Ada” is possible.',
      '“Ada alone” is not possible. Both begin.',
    ]);
  });

  test('says nothing of what else is possible in an edited program', () => {
    const { sentences, share } = judgePrediction(turns, pick('option-1'), ran(['Ada begins', 'Ben begins'], 'program'));
    expect(share).toBe(0);
    expect(sentences).toEqual([
      'You have changed the program, so this is about the run of your version.',
      'This run came to “Ada, then Ben”, which you said is possible.',
    ]);
  });
});

describe('a prediction of an order', () => {
  test('is right as it was printed', () => {
    expect(
      judgePrediction(order, row('sent', 'page', 'received'), ran(['sent', 'page: 3', 'noise', 'received'])),
    ).toMatchObject({ verdict: 'right', share: 1, sentences: ['This run took your order.'] });
  });

  test('is right, too, where another run may print it so', () => {
    expect(judgePrediction(order, row('page', 'sent', 'received'), ran(['sent', 'page: 3', 'received']))).toMatchObject(
      {
        verdict: 'right',
        sentences: [
          'In place 1 you had page: `…`. There, this run printed “sent”.',
          'Your order is possible, too: another run may take it.',
        ],
      },
    );
  });

  test('is wrong where no run may, and that it is possible is not said of an edited program', () => {
    expect(judgePrediction(order, row('received', 'sent', 'page'), ran(['sent', 'page: 3', 'received'])).verdict).toBe(
      'wrong',
    );
    expect(
      judgePrediction(order, row('page', 'sent', 'received'), ran(['sent', 'page: 3', 'received'], 'machine')),
    ).toMatchObject({ verdict: 'wrong', share: 0 });
  });
});

const wrongs: readonly (readonly [what: string, written: unknown, complaint: string])[] = [
  [
    'nothing right',
    { ask: 'A?', read: '(.)', options: [{ text: 'a' }, { text: 'b' }] },
    'options: No option is right.',
  ],
  [
    'two right where one is picked',
    {
      ask: 'A?',
      read: '(.)',
      options: [
        { text: 'a', right: true },
        { text: 'b', right: true },
      ],
    },
    'Where one is to be picked, only one option is right.',
  ],
  [
    'a pattern that captures nothing',
    { ask: 'A?', read: 'after', options: [{ text: 'a', right: true }, { text: 'b' }] },
    'read: A pattern that is read has one pair of brackets around what it is about, as in "served after (\\d+) ms".',
  ],
  [
    'a pattern that is none',
    { ask: 'A?', lines: [{ text: 'a', line: '(' }, { text: 'b' }] },
    'lines: 0: line: This is no regular expression.',
  ],
];

test.each(wrongs)('a prediction with %s is refused', (_what, written, complaint) => {
  const parsed = parsePrediction(written);
  const faults = parsed.ok ? [] : parsed.faults;
  expect(faults.map(({ path, message }) => [...path, message].join(': '))).toEqual([complaint]);
});
