import { createReplayedThreads } from '../schedules/replayed-threads.ts';

/*
 * What makes the threads of a program follow a schedule. It is part of the text of the entry `#replay`
 * (`machines/replay-on-workers.ts`), which finds it under this name, so that only who replays a schedule loads it.
 */
Object.defineProperty(globalThis, '__interleave_replay', { value: createReplayedThreads });
