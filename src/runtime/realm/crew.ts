import type { CrewWork, MemberNews } from '../lab/crew.ts';
import { createRealThreads } from '../lab/real-threads.ts';
import type { Exported } from '../lab/threads-form.ts';
import type { Post } from '../lab/watched-wait.ts';
import type { MachineKind, ThreadsEntry } from '../request.ts';
import type { RealmLane } from './lane.ts';
import { replaceBuiltIn } from './platform-classes.ts';
import { addListener, messageData, now, startTimeout } from './primordials-platform.ts';
import { newError, promiseThen, reflectApply } from './primordials.ts';
import type { ProgramHost } from './program-host.ts';
import type { StartWorker } from './worker-shape.ts';

/** What a realm gives to the threads of a program. */
export type CrewParts = {
  readonly lane: RealmLane;
  readonly post: Post;
  readonly startWorker: StartWorker;
  readonly print: (text: string) => void;
};

/**
 * What the entries `#threads` and `#replay` call. The same code runs in the coordinating worker, where it leads, and in
 * each thread's worker, where it does as it is told by messages of its own channel.
 */
export function createCrewHost(
  target: typeof globalThis,
  { lane, post, startWorker, print }: CrewParts,
): Pick<ProgramHost, 'threads' | 'crew'> {
  const { brief, activity } = lane;
  const sendToStarter = target.postMessage;
  const say = (message: unknown): void => {
    reflectApply(sendToStarter, target, [message]);
  };
  const start = (name: string, hear: (news: MemberNews) => void) => {
    const worker = startWorker(brief.entry, name);
    addListener(worker, 'message', (event) => {
      hear({ kind: 'said', message: messageData(event) });
    });
    addListener(worker, 'error', () => {
      hear({ kind: 'failed' });
    });
    return {
      order: (order: unknown): void => {
        worker.postMessage(order);
      },
      dismiss: (): void => {
        worker.terminate();
      },
    };
  };
  const crew = (work: CrewWork): Promise<unknown> => {
    if (brief.machine !== 'workers') throw newError(whyNot[brief.machine]);
    if (brief.lane !== 'main') {
      addListener(target, 'message', (event) => {
        work.obey(messageData(event), say);
      });
      return nothing;
    }
    // While threads run, this lane waits for them: it is not at rest.
    activity.begin();
    const led = work.lead({
      task: brief.threads,
      start,
      report: (report) => {
        lane.report({ kind: 'threads', report });
      },
      print,
      later: startTimeout,
      now,
    });
    const finish = (): void => {
      activity.finish();
    };
    void promiseThen(led, finish, finish);
    return led;
  };
  return {
    crew,
    threads: (exported) => crew(createRealThreads(exported as Exported, post)),
  };
}

const nothing = Promise.resolve();

/** Why threads run in workers of their own only. */
const whyNot: Readonly<Record<Exclude<MachineKind, 'workers'>, string>> = {
  main: 'The threads of this program need a worker each: run it on Workers.',
  simulated: 'The threads of this program share real memory, which the simulated machine has not: run it on Workers.',
};

/** Whether the lane runs a thread of a program, which is watched while it sleeps. */
export function isThreadOfCrew({ brief }: Pick<RealmLane, 'brief'>): boolean {
  return brief.entry === ('#threads' satisfies ThreadsEntry) && brief.lane !== 'main';
}

/** Puts the watched `Atomics.wait` in the place of the engine's, before the program's code runs. */
export function watchSleep(target: typeof globalThis, post: Post): void {
  const { Atomics: atomics } = target;
  if (typeof atomics.wait === 'function') replaceBuiltIn(atomics, 'wait', post.wait);
}
