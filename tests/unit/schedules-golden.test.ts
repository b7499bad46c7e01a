import { expect, test } from 'vitest';
import { exploredHere } from './schedules/explored.ts';
import { goldenText } from './schedules/golden-table.ts';
import {
  boundedBuffer,
  brokenLock,
  lostUpdate,
  lostWakeUp,
  message,
  peterson,
  philosophers,
  politeThreads,
} from './schedules/programs.ts';

test.each([
  ['lost-update', lostUpdate(1)],
  ['broken-test-and-set', brokenLock],
  ['lost-wake-up', lostWakeUp],
  ['three-philosophers', philosophers(3)],
  ['three-philosophers-in-order', philosophers(3, true)],
  ['peterson', peterson(1)],
  ['peterson-wrong', peterson(1, 'wrong')],
  ['bounded-buffer-notify-one', boundedBuffer('lab', '1', 1, 2, 2)],
  ['bounded-buffer-notify-all', boundedBuffer('lab', 'Infinity', 1, 2, 2)],
  ['polite-threads', politeThreads],
  ['plain-flag', message('plain')],
])('what is said of %s stays as it is', async (name, text) => {
  await expect(await goldenText(await exploredHere(text))).toMatchFileSnapshot(`../fixtures/schedules/${name}.txt`);
});
