import type { SimulatedSettings } from '../../../src/runtime/request.ts';
import { awaiting, compute, job, sleep, thread, use } from './jobs.ts';
import type { Script } from './script.ts';

/** A machine on which everything costs something. */
export const cores = 3;
export const settings: SimulatedSettings = {
  policy: 'priority',
  slice: 1,
  costs: { switch: 0.05, start: 0.2, message: 0.3 },
  devices: { disk: 2 },
};

/** Threads that do all that a thread can do. */
export const scripts: readonly Script[] = Array.from({ length: 30 }, (_, index) => {
  const message = { kind: 'send', thread: 0, bytes: index % 2 === 0 ? index : undefined } as const;
  if (index % 3 === 0) return thread(compute(index), message, use(2, 'disk'), use(1), sleep(3), use(1, 'constructor'));
  if (index % 3 === 1) return thread(awaiting(index - 1), compute(3), use(2, 'net'), message, compute(0));
  return job(index / 10, { arriveMs: index, priority: index % 2 });
});
