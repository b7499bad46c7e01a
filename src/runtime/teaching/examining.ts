/** What an examination came to, as far as its order of events goes; see `Mark`. */
export type Ended = {
  readonly status: 'marked' | 'did-not-compile' | 'timed-out' | 'crashed' | 'invalid' | 'interrupted';
};

/** A class to examine. */
export type Examination<Job, Result extends Ended> = {
  readonly jobs: Iterable<Job>;
  /** How many are examined beside each other, 1 or more. */
  readonly atOnce: number;
  readonly examine: (job: Job) => Promise<Result>;
  /** Called once for each job, with a result that owes nothing to its neighbours. */
  readonly onResult: (job: Job, result: Result) => void;
  /** Ends it; results that come after are dropped. */
  readonly signal: AbortSignal;
};

/** How often a job is begun again beside others before it gets the place for itself. */
const mostInterruptions = 2;
/** How often a job that has the place for itself is begun again. */
const mostAttemptsAlone = 2;

/*
 * Who may be to blame for a result? A run that spins takes its neighbours' processor, a memory bomb takes the process of
 * all frames, and removing a spinning frame removes them all. So a result that is no judgement counts only if nobody
 * else was there:
 *
 *     waiting ──▶ beside others ── marked, did not compile ──▶ result
 *        ▲             │    └── anything else ──▶ waits to be alone ──▶ alone ──▶ result
 *        └─ interrupted┘
 */

/** Examines all jobs, several at once, then those that need the place for themselves. Resolves when all is done or `signal` ends it. */
export async function examineAll<Job, Result extends Ended>(examination: Examination<Job, Result>): Promise<void> {
  const { jobs, atOnce, examine, onResult, signal } = examination;
  const source = jobs[Symbol.iterator]();
  const again: Job[] = [];
  const alone: Job[] = [];
  const interruptions = new Map<Job, number>();
  /** Those under way; the flag says whether they ever had company. */
  const underWay = new Set<{ hadCompany: boolean }>();
  const isStopped = (): boolean => signal.aborted;

  const next = (): Job | undefined => {
    const fresh = source.next();
    return fresh.done ? again.shift() : fresh.value;
  };

  const sort = (job: Job, result: Result, hadCompany: boolean): void => {
    if (result.status === 'marked' || result.status === 'did-not-compile' || !hadCompany) {
      if (result.status !== 'interrupted') {
        onResult(job, result);
        return;
      }
    }
    const count = (interruptions.get(job) ?? 0) + 1;
    interruptions.set(job, count);
    if (result.status === 'interrupted' && count <= mostInterruptions) again.push(job);
    else alone.push(job);
  };

  const bench = async (): Promise<void> => {
    for (let job = next(); job !== undefined && !isStopped(); job = next()) {
      const state = { hadCompany: underWay.size > 0 };
      for (const other of underWay) other.hadCompany = true;
      underWay.add(state);
      const result = await examine(job);
      underWay.delete(state);
      if (!isStopped()) sort(job, result, state.hadCompany);
    }
  };
  // A bench that finds nothing to do leaves; what is interrupted later is begun again by those that stay, or here.
  do await Promise.all(Array.from({ length: Math.max(1, atOnce) }, bench));
  while (again.length > 0 && !isStopped());

  for (const job of alone) {
    for (let attempt = 1; !isStopped(); attempt += 1) {
      const result = await examine(job);
      if (isStopped()) return;
      if (result.status === 'interrupted' && attempt < mostAttemptsAlone) continue;
      onResult(job, result);
      break;
    }
  }
}
