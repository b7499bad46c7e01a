import type { Finding, OutcomeCount, Verdict } from '../exploration.ts';
import { runAsync, type AsyncProgram, type AsyncRun, type OnMoment } from './async-run.ts';
import { switchesIn } from './switches.ts';

/** How far an exploration of tasks may go. */
export type AsyncLimits = {
  /** The most runs, each with its own order of answers. */
  readonly runs: number;
  /** Runs in orders that chance decides, where there are more than that, and what chance begins with. */
  readonly samples: number;
  readonly seed: number;
  readonly isOver: () => boolean;
};

/** Limits that suit a page. */
export const usualAsyncLimits: AsyncLimits = { runs: 100_000, samples: 2_000, seed: 1, isOver: () => false };

/**
 * Explores a program with tasks: begins it anew for each order in which what its tasks ask for can be answered, depth first
 * (the last answer that could have been another one is the next to change). There is one thread, so nothing races; two
 * orders that differ only in answers which have nothing to do with each other are two all the same.
 */
export function exploreAsync(
  program: AsyncProgram,
  limits: AsyncLimits = usualAsyncLimits,
  onMoment?: OnMoment,
): Verdict {
  const notes = new Notes();
  let prefix: readonly number[] = [];
  let runs = 0;
  for (;;) {
    const choices = prefix;
    const run = runAsync(program, (_open, step) => choices[step] ?? 0, onMoment);
    runs += 1;
    notes.add(run);
    const next = followingPrefix(run);
    if (!next) {
      return {
        guarantee: { kind: 'all-schedules' },
        findings: notes.findings('switches'),
        counts: notes.counts(),
        states: 0,
        executions: runs,
        racesComplete: true,
      };
    }
    if (runs >= limits.runs || limits.isOver()) break;
    prefix = next;
  }
  const sampled = sample(program, limits, notes, onMoment);
  return {
    guarantee: { kind: 'sampled', schedules: sampled, seed: limits.seed },
    findings: notes.findings('nothing'),
    states: 0,
    executions: runs,
    racesComplete: true,
  };
}

/** What has to be chosen for the next run in the order of the search; undefined after the last. */
function followingPrefix({ answers }: AsyncRun): readonly number[] | undefined {
  for (let step = answers.length - 1; step >= 0; step -= 1) {
    const answer = answers[step];
    if (answer && answer.choice + 1 < answer.of)
      return [...answers.slice(0, step).map(({ choice }) => choice), answer.choice + 1];
  }
  return undefined;
}

function sample(
  program: AsyncProgram,
  { samples, seed, isOver }: AsyncLimits,
  notes: Notes,
  onMoment: OnMoment | undefined,
): number {
  let random = seed >>> 0;
  /** xorshift32 (Marsaglia, 2003). */
  const below = (count: number): number => {
    random ^= random << 13;
    random ^= random >>> 17;
    random ^= random << 5;
    random >>>= 0;
    return random % count;
  };
  if (random === 0) random = 1;
  let done = 0;
  for (; done < samples && !isOver(); done += 1) {
    notes.add(runAsync(program, (open) => below(open.length), onMoment));
  }
  return done;
}

/** The most outcomes that are told. */
const mostOutcomes = 200;

/** Keeps of each kind of failure the run with the fewest switches, and counts the rest. */
class Notes {
  readonly #findings = new Map<string, Finding>();
  readonly #outcomes = new Map<string, { readonly schedules: bigint; readonly failing: bigint }>();
  #runs = 0n;
  #failing = 0n;
  #chance = 0;

  add({ answers, failure, outcome }: AsyncRun): void {
    this.#runs += 1n;
    const told = outcome !== undefined && (outcome !== '' || !failure) ? outcome : (failure?.kind ?? '');
    const { schedules, failing } = this.#outcomes.get(told) ?? { schedules: 0n, failing: 0n };
    this.#outcomes.set(told, { schedules: schedules + 1n, failing: failing + (failure ? 1n : 0n) });
    if (!failure) return;
    this.#failing += 1n;
    this.#chance += answers.reduce((chance, { of }) => chance / of, 1);
    const schedule = answers.map(({ request }) => request.task);
    const switches = switchesIn(schedule);
    const known = this.#findings.get(failure.kind);
    if (
      known &&
      (known.switches < switches || (known.switches === switches && known.schedule.length <= schedule.length))
    )
      return;
    const preemptions = answers.filter(({ interrupts }) => interrupts).length;
    this.#findings.set(failure.kind, { ...failure, schedule, switches, preemptions, proven: 'nothing' });
  }

  findings(proven: Finding['proven']): readonly Finding[] {
    return [...this.#findings.values()].map((finding) => ({ ...finding, proven }));
  }

  counts(): NonNullable<Verdict['counts']> {
    const outcomes = [...this.#outcomes]
      .map(([outcome, { schedules, failing }]): OutcomeCount => ({
        outcome,
        schedules,
        ...(failing > 0n && { failing }),
      }))
      .sort((one, other) => (one.outcome < other.outcome ? -1 : 1));
    return {
      schedules: this.#runs,
      failing: this.#failing,
      chance: this.#chance,
      outcomes: outcomes.slice(0, mostOutcomes),
      ...(outcomes.length > mostOutcomes && { moreOutcomes: outcomes.length - mostOutcomes }),
    };
  }
}
