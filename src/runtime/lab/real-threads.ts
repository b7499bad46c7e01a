import { beginTogether } from './control-cells.ts';
import type { Crew, CrewWork } from './crew.ts';
import { copyable, demand, outcomeOf } from './judging.ts';
import { countRounds } from './real-rounds.ts';
import { Team, type RoundNews, type RoundOrder } from './team.ts';
import { readThreadsForm, threadOf, threadReturnedPromise, type Exported, type ThreadsForm } from './threads-form.ts';
import { describeThrown, type Thrown } from './thrown.ts';
import type { Post } from './watched-wait.ts';

// Taken before a program can replace it.
const now = performance.now.bind(performance);

/** All must sleep for so long until that is taken for a deadlock, in milliseconds. */
const asleepMs = 1000;

/** The threads of a program on real workers: once, or round after round, as the task says. */
export function createRealThreads(exported: Exported, post: Post): CrewWork {
  return {
    lead: async (crew) => {
      const form = readThreadsForm(exported);
      const { task } = crew;
      if (task?.kind === 'rounds') await countRounds(crew, form, task);
      else await runOnce(crew, form);
    },
    obey: (order, say) => {
      const { kind, round, name, thread, threads, control, shared, delay, catches } = order as RoundOrder;
      if ((kind as string) !== 'round') return;
      const run = threadOf(exported, name);
      let thrown: Thrown | undefined;
      post.take(control, thread, shared);
      beginTogether(control, threads, now, delay);
      try {
        if (run(shared) instanceof Promise) throw new TypeError(threadReturnedPromise);
      } catch (error) {
        if (!catches) throw error;
        thrown = describeThrown(error);
      } finally {
        post.leave();
      }
      say({ kind: 'round-over', round, ...(thrown && { thrown }) } satisfies RoundNews);
    },
  };
}

async function runOnce(crew: Crew, form: ThreadsForm): Promise<void> {
  const { setup, threads, judges } = form;
  const shared = copyable(setup());
  const team = new Team(crew, threads);
  const end = await team.round(shared, { catches: false, delayOf: () => 0, asleepMs, busyMs: Infinity });
  if (end.kind !== 'over') team.dismiss();
  // What a thread threw is told by its own lane.
  if (end.kind === 'failed') return;
  if (end.kind === 'hung') throw new Error(end.message);
  const outcome = outcomeOf(judges, shared);
  if (outcome !== undefined) crew.print(`outcome: ${outcome}`);
  demand(judges, shared);
}
