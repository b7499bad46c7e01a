import { expect, it } from 'vitest';
import { runLesson } from './lesson-run.ts';

const lesson = 'two-words/concurrency-is-not-parallelism';

it.each(['loop', 'overlapped'])('in %s no two packings overlap, in the report and in the timeline', async (id) => {
  const { lines, events } = await runLesson(`${lesson}/${id}`);
  expect(lines.at(-1)?.text).toBe('packings that overlapped: 0 of 6 pairs');
  const packings = events.filter((event) => event.kind === 'span').toSorted((one, other) => one.start - other.start);
  expect(packings.map(({ lane, label }) => `${lane} ${label}`)).toEqual([
    'main Ada',
    'main Ben',
    'main Cleo',
    'main Dan',
  ]);
  for (const [index, { start }] of packings.entries()) {
    expect(start).toBeGreaterThanOrEqual(packings[index - 1]?.end ?? 0);
  }
});

it('in workers each packing has a lane of its own', async () => {
  const { events } = await runLesson(`${lesson}/workers`);
  const packings = events.filter((event) => event.kind === 'span');
  expect(packings.map(({ label }) => label).toSorted()).toEqual(['Ada', 'Ben', 'Cleo', 'Dan']);
  expect(new Set(packings.map(({ lane }) => lane)).size).toBe(4);
});
