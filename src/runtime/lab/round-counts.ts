import type { RealCounts, RealFailure, RealOutcome } from '../results.ts';

/** What came of one round. */
export type RoundResult =
  | {
      readonly kind: 'over';
      readonly outcome: string | undefined;
      readonly failure: Omit<RealFailure, 'run'> | undefined;
    }
  | { readonly kind: 'hung'; readonly message: string };

/** The most outcomes that are told apart, and the longest one, in UTF-16 units. */
const mostOutcomes = 100;
const longestOutcome = 200;

/** Where all outcomes are counted that come after the most that are told apart. */
const others = 'others';

/** Counts the rounds of a program. */
export class RoundCounts {
  readonly #wanted: number;
  readonly #outcomes = new Map<string, { runs: number; wrong: number }>();
  #runs = 0;
  #wrong = 0;
  #hung = 0;
  #firstFailure: RealFailure | undefined;

  constructor(wanted: number) {
    this.#wanted = wanted;
  }

  add(result: RoundResult): void {
    this.#runs += 1;
    const failure = result.kind === 'hung' ? { kind: 'hang' as const, message: result.message } : result.failure;
    if (result.kind === 'hung') this.#hung += 1;
    if (failure) {
      this.#wrong += 1;
      this.#firstFailure ??= { ...failure, run: this.#runs };
    }
    if (result.kind === 'over' && result.outcome !== undefined) this.#count(result.outcome, failure !== undefined);
  }

  #count(outcome: string, isWrong: boolean): void {
    const text = outcome.slice(0, longestOutcome);
    const name = this.#outcomes.has(text) || this.#outcomes.size < mostOutcomes ? text : others;
    const known = this.#outcomes.get(name) ?? { runs: 0, wrong: 0 };
    known.runs += 1;
    if (isWrong) known.wrong += 1;
    this.#outcomes.set(name, known);
  }

  /** The counts so far, after `ms` milliseconds. */
  now(ms: number): RealCounts {
    const outcomes = [...this.#outcomes].map(([outcome, { runs, wrong }]): RealOutcome => ({ outcome, runs, wrong }));
    return {
      wanted: this.#wanted,
      runs: this.#runs,
      wrong: this.#wrong,
      hung: this.#hung,
      outcomes: outcomes.sort((one, other) => other.runs - one.runs),
      ...(this.#firstFailure && { firstFailure: this.#firstFailure }),
      ms,
    };
  }
}
