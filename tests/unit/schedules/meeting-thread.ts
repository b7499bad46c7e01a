import { workerData } from 'node:worker_threads';
import type { Channel } from '../../../src/runtime/lab/lab.d.ts';
import { createRealMeeting } from '../../../src/runtime/lab/real-meeting.ts';
import { createSharedLab, type SharedLab } from '../../../src/runtime/lab/shared-objects.ts';

/** What the threads of `lab-meeting.test.ts` share. */
type MeetingPlace = {
  readonly lock: ReturnType<SharedLab['mutex']>;
  readonly permits: ReturnType<SharedLab['semaphore']>;
  readonly values: Channel<{ readonly from: number; readonly text: string }>;
  readonly counts: Int32Array;
};

const { place, me, role } = workerData as { readonly place: MeetingPlace; readonly me: number; readonly role: string };
const { lock, permits, values, counts } = place;
const lab = createSharedLab(createRealMeeting(me, () => ({ cells: counts, index: 7 })));
const times = 400;

if (role === 'receiver') {
  for (let index = 0; index < 3 * times; index += 1) {
    const { from, text } = lab.receive(values);
    // Values of one sender come in its order.
    if (text === `ü${counts[from]}`) counts[from]! += 1;
  }
} else {
  for (let index = 0; index < times; index += 1) {
    lab.send(values, { from: me, text: `ü${index}` });
    lab.withLock(lock, () => lab.critical('counting', () => (counts[4]! += 1)));
    lab.acquire(permits);
    const inside = Atomics.add(counts, 5, 1) + 1;
    if (inside > 2) Atomics.store(counts, 6, inside);
    Atomics.sub(counts, 5, 1);
    lab.release(permits);
  }
}
