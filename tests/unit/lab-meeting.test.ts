import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { createRealMeeting } from '../../src/runtime/lab/real-meeting.ts';
import { createSharedLab } from '../../src/runtime/lab/shared-objects.ts';

const lab = createSharedLab(createRealMeeting(9, () => undefined));

test(
  'real threads exclude each other, wait for permits, and get every value in order',
  { timeout: 60_000 },
  async () => {
    const counts = new Int32Array(new SharedArrayBuffer(32));
    const place = { lock: lab.mutex(), permits: lab.semaphore(2), values: lab.channel(3), counts };
    const start = (role: string, me: number) =>
      new Worker(new URL('schedules/meeting-thread.ts', import.meta.url), { workerData: { place, role, me } });
    const workers = [start('sender', 1), start('sender', 2), start('sender', 3), start('receiver', 4)];
    const codes = await Promise.all(workers.map(async (worker) => (await once(worker, 'exit'))[0] as number));
    expect(codes).toEqual([0, 0, 0, 0]);
    // Nobody in sight: three times 400 values, as many counts under the lock, never three with two permits, nobody in the region.
    expect([...counts]).toEqual([0, 400, 400, 400, 1200, 0, 0, 0]);
  },
);

test.each([
  [() => lab.release(lab.mutex()), 'release() of a mutex that this thread does not hold.'],
  [() => lab.acquire({} as never), 'acquire() takes a mutex or a semaphore that setup() made; this is neither.'],
  [() => lab.send(lab.mutex() as never, 1), 'send() takes a channel that setup() made; this is none.'],
  [() => lab.semaphore(-1), 'semaphore() takes a whole number of permits from 0 to 1,000,000; this is none.'],
  [() => lab.channel(65), 'channel() takes a whole number of values from 1 to 64; this is none.'],
  [() => lab.send(lab.channel(), undefined), 'send() takes a value that JSON can write; this one it cannot.'],
  [
    () => lab.send(lab.channel(), 'x'.repeat(499)),
    'send() takes values of at most 500 characters of JSON; this one has 501.',
  ],
  [
    () => lab.critical('x', () => 1),
    'critical() watches threads of a program that exports threads; this program does not.',
  ],
  [() => lab.assert(0, 'none'), 'none'],
  [() => lab.assert(false), 'An assertion does not hold.'],
])('what is asked wrongly gets a sentence: %#', (run, sentence) => {
  expect(run).toThrow(sentence);
});

test('a value comes out of a channel as it went in', () => {
  const values = lab.channel<unknown>(2);
  for (const value of [null, 0.1, 'ä\u{1F600}\0', [1, { a: [] }], 'x'.repeat(498)]) {
    lab.send(values, value);
    expect(lab.receive(values)).toEqual(value);
  }
});

test('a lock is given back when what runs under it throws', () => {
  const lock = lab.mutex();
  expect(() => lab.withLock(lock, () => lab.assert(false, 'inside'))).toThrow('inside');
  expect(lab.withLock(lock, () => 3)).toBe(3);
});
