import { beforeEach, expect, test, vi } from 'vitest';
import type { Attempt } from '../../../src/runtime/notebook/attempts.ts';
import { forgetNotebook, openPage } from './notebook-page.ts';

const attempt = (exercise: string, at: number): Attempt => ({
  exercise,
  at,
  ms: 12.5,
  status: 'marked',
  share: 0.5,
  digest: 'ab'.repeat(32),
});

beforeEach(forgetNotebook);

test('the attempts at an exercise are there for the next page, oldest first', async () => {
  const { recordAttempt } = (await openPage()).notebook;
  await recordAttempt(attempt('bank', 2_000));
  await recordAttempt(attempt('queue', 3_000));
  await recordAttempt(attempt('bank', 1_000));
  const { attemptsOf, allAttempts } = (await openPage()).notebook;
  expect(await attemptsOf('bank')).toEqual([attempt('bank', 1_000), attempt('bank', 2_000)]);
  expect((await allAttempts()).map(({ at }) => at)).toEqual([1_000, 2_000, 3_000]);
  expect(await attemptsOf('cache')).toEqual([]);
});

test('an attempt is told in this tab and in others', async () => {
  const here = (await openPage()).notebook;
  const there = (await openPage()).notebook;
  const told: string[] = [];
  here.onAttempt((exercise) => void told.push(`here ${exercise}`));
  there.onAttempt((exercise) => void told.push(`there ${exercise}`));
  await here.recordAttempt(attempt('bank', 1_000));
  await vi.waitFor(() => expect(told.sort()).toEqual(['here bank', 'there bank']));
});

test('whoever has stopped listening hears nothing more', async () => {
  const page = (await openPage()).notebook;
  const told: string[] = [];
  page.onAttempt((exercise) => void told.push(exercise))();
  await page.recordAttempt(attempt('bank', 1_000));
  expect(told).toEqual([]);
});
