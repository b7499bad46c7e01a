import { runInThisContext } from 'node:vm';
import type { CrewWork } from '../../../src/runtime/lab/crew.ts';
import { createRealMeeting } from '../../../src/runtime/lab/real-meeting.ts';
import { createRealThreads } from '../../../src/runtime/lab/real-threads.ts';
import { createSharedLab } from '../../../src/runtime/lab/shared-objects.ts';
import type { Exported } from '../../../src/runtime/lab/threads-form.ts';
import { createPost } from '../../../src/runtime/lab/watched-wait.ts';
import type { ExploredFactory } from '../../../src/runtime/schedules/explored-host.ts';
import { createReplayedThreads } from '../../../src/runtime/schedules/replayed-threads.ts';

/** What a worker executes: the entry `#threads` of a program, or the build of one whose threads follow a schedule. */
export type Code = { readonly kind: 'threads' | 'replay'; readonly text: string };

/** What is to be led or told in this thread. */
export function workOf({ kind, text }: Code, me: number): Promise<CrewWork> {
  if (kind === 'threads') return threadsOf(text, me);
  return Promise.resolve(createReplayedThreads(runInThisContext(text) as ExploredFactory));
}

/** Executes the entry of a threads program in this thread, as a realm does. */
async function threadsOf(code: string, me: number): Promise<CrewWork> {
  const post = createPost();
  Atomics.wait = post.wait as typeof Atomics.wait;
  let work: CrewWork | undefined;
  const realm = {
    lab: createSharedLab(createRealMeeting(me, post.region, post.wait)),
    at: (_site: number, value: unknown) => value,
    meta: () => ({ url: 'program:///main.ts' }),
    register: () => undefined,
    threads: (exported: Exported) => {
      work = createRealThreads(exported, post);
      return Promise.resolve();
    },
  };
  await (runInThisContext(code) as (host: typeof realm) => Promise<void>)(realm);
  if (!work) throw new Error('The entry did not hand over what the program exports');
  return work;
}
