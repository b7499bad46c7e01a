import { once } from 'node:events';
import { clearTimeout, setTimeout as startTimer } from 'node:timers';
import { Worker } from 'node:worker_threads';
import type { ThreadsTask } from '../../../src/runtime/request.ts';
import type { ThreadsReport } from '../../../src/runtime/results.ts';
import { buildOf, entryOf } from '../compile-harness.ts';
import { exploredBuildOf } from '../schedules/harness.ts';
import { workOf, type Code } from './thread-realm.ts';

/** How the threads of a program did on workers of Node. */
export type NodeRun = {
  readonly lines: readonly string[];
  readonly reports: readonly ThreadsReport[];
  /** What ended the run: thrown by who leads, or by a thread. */
  readonly error: Error | undefined;
};

/** Runs a threads program on workers of Node, for a task or once. */
export async function runThreads(text: string, task?: ThreadsTask): Promise<NodeRun> {
  return lead({ kind: 'threads', text: entryOf(await buildOf(text), '#threads').code }, task);
}

/** Lets the threads of an explored program follow a schedule on workers of Node. */
export async function followSchedule(text: string, task: ThreadsTask): Promise<NodeRun> {
  return lead({ kind: 'replay', text: (await exploredBuildOf(text)).code }, task);
}

async function lead(code: Code, task: ThreadsTask | undefined): Promise<NodeRun> {
  const lines: string[] = [];
  const reports: ThreadsReport[] = [];
  const workers: Worker[] = [];
  let error: Error | undefined;
  const wait = Atomics.wait;
  try {
    const work = await workOf(code, 1);
    await work.lead({
      task,
      start: (name, hear) => {
        const me = workers.length + 2;
        const worker = new Worker(new URL('thread.ts', import.meta.url), { workerData: { code, me }, name });
        workers.push(worker);
        worker.on('message', (message) => {
          hear({ kind: 'said', message });
        });
        worker.on('error', (thrown: Error) => {
          error ??= thrown;
          hear({ kind: 'failed' });
        });
        return {
          order: (order) => {
            worker.postMessage(order);
          },
          dismiss: () => {
            worker.postMessage('go');
          },
        };
      },
      report: (report) => reports.push(report),
      print: (line) => lines.push(line),
      later: (run, ms) => void startTimer(run, ms),
      now: () => performance.now(),
    });
  } catch (thrown) {
    error ??= thrown as Error;
  } finally {
    Atomics.wait = wait;
    await Promise.all(workers.map(end));
  }
  return { lines, reports, error };
}

/** How long a thread may take to end by itself, in milliseconds; one that sleeps or spins for ever does not. */
const goMs = 1000;

async function end(worker: Worker): Promise<void> {
  if (worker.threadId === -1) return;
  const gone = once(worker, 'exit');
  worker.postMessage('go');
  const patience = startTimer(() => void worker.terminate(), goMs);
  await gone;
  clearTimeout(patience);
}
