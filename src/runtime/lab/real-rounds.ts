import type { ThreadsTask } from '../request.ts';
import type { RealFailure } from '../results.ts';
import type { Crew } from './crew.ts';
import { copyable, demand, outcomeOf } from './judging.ts';
import { RoundCounts, type RoundResult } from './round-counts.ts';
import { Team } from './team.ts';
import type { ThreadsForm } from './threads-form.ts';
import { describeThrown } from './thrown.ts';

/** How long threads may sleep or be busy in one round until they are taken to hang, in milliseconds. */
const patience = { asleepMs: 250, busyMs: 3000 };

/** How often the counts are told, in milliseconds. */
const tellMs = 100;

/** The most turns of an empty loop that a thread waits at the starting line: some microseconds. */
const mostDelay = 400;

/**
 * Runs the threads of a program again and again in the same workers, and counts what comes of it. Each round has what a
 * new `setup()` makes. Who leaves the starting line first is drawn anew in each round, within microseconds, since else it
 * would be the same thread nearly every time. Ends after a round that hung: its threads cannot be used again.
 */
export async function countRounds(
  crew: Crew,
  form: ThreadsForm,
  { rounds, limitMs, seed }: Extract<ThreadsTask, { kind: 'rounds' }>,
): Promise<void> {
  const counts = new RoundCounts(rounds);
  const draw = numbersFrom(seed);
  const team = new Team(crew, form.threads);
  let begunAt: number | undefined;
  let toldAt = 0;
  const tell = (isLast: boolean): void => {
    const now = crew.now();
    if (!isLast && now - toldAt < tellMs) return;
    toldAt = now;
    crew.report({ kind: 'counts', counts: counts.now(now - (begunAt ?? now)), isLast });
  };
  for (let round = 1; round <= rounds; round += 1) {
    const shared = copyable(form.setup());
    const end = await team.round(shared, {
      ...patience,
      catches: true,
      // In one round of four they all leave at once.
      delayOf: () => (round % 4 === 0 ? 0 : Math.floor(draw() * mostDelay)),
    });
    // Starting workers is no part of the runs; the first round waits for it.
    begunAt ??= crew.now();
    if (end.kind === 'failed') break;
    counts.add(end.kind === 'hung' ? { kind: 'hung', message: end.message } : judged(form, shared, end.thrown));
    tell(false);
    if (end.kind === 'hung' || crew.now() - begunAt >= limitMs) break;
  }
  tell(true);
  team.dismiss();
}

function judged({ judges }: ThreadsForm, shared: unknown, thrown: Omit<RealFailure, 'run'> | undefined): RoundResult {
  // A thread that threw has left what is shared in the middle of something.
  if (thrown) return { kind: 'over', outcome: undefined, failure: thrown };
  const outcome = outcomeOf(judges, shared);
  try {
    demand(judges, shared);
    return { kind: 'over', outcome, failure: undefined };
  } catch (error) {
    return { kind: 'over', outcome, failure: describeThrown(error) };
  }
}

/** Numbers from 0 to 1 that follow from a seed: mulberry32 by T. Ettinger, in the public domain. */
function numbersFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
