import type { ThreadsTask } from '../request.ts';
import type { ThreadsReport } from '../results.ts';

/** What a realm gives to the code that leads real threads: workers, a clock, and somebody to tell. */
export type Crew = {
  readonly task: ThreadsTask | undefined;
  /** Starts a worker of this name, which loads the program and then does as it is told. */
  readonly start: (name: string, hear: (news: MemberNews) => void) => Member;
  readonly report: (report: ThreadsReport) => void;
  /** Prints a line of the program's own output. */
  readonly print: (text: string) => void;
  readonly later: (run: () => void, ms: number) => void;
  /** Milliseconds. */
  readonly now: () => number;
};

/** A worker of the crew, from the side of who leads it. */
export type Member = {
  /** Sends an order; throws a DataCloneError for what cannot be copied. */
  readonly order: (order: unknown) => void;
  /** Ends its thread, whatever it is doing. */
  readonly dismiss: () => void;
};

/** What is heard of a member. `failed`: it threw, which the run tells by itself, or it could not be started. */
export type MemberNews = { readonly kind: 'said'; readonly message: unknown } | { readonly kind: 'failed' };

/** Something that a crew does: the same program is in the worker that leads and in those that are led. */
export type CrewWork = {
  readonly lead: (crew: Crew) => Promise<void>;
  /** Carries out an order in a member; what it throws ends the run as the thread's own error. */
  readonly obey: (order: unknown, say: (message: unknown) => void) => void;
};
