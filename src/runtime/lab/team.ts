import type { Crew, Member, MemberNews } from './crew.ts';
import { look, newControl, type Control } from './control-cells.ts';
import { placeName, sharedArraysIn, type SharedArray } from './shared-arrays.ts';
import type { Thrown } from './thrown.ts';

/** What a thread is told: to run once, over what is shared in this round. */
export type RoundOrder = {
  readonly kind: 'round';
  readonly round: number;
  readonly name: string;
  readonly thread: number;
  readonly threads: number;
  readonly control: Control;
  readonly shared: unknown;
  /** Turns of an empty loop before it begins. */
  readonly delay: number;
  /** Whether what it throws is a result of the round; else it is the end of the run. */
  readonly catches: boolean;
};

/** What a thread says when it is through. */
export type RoundNews = { readonly kind: 'round-over'; readonly round: number; readonly thrown?: Thrown };

/**
 * How a round is to be carried out. Milliseconds: `asleepMs` is how long all must sleep until they are taken to hang,
 * `busyMs` how long they may take once all have begun.
 */
export type RoundPlan = {
  readonly catches: boolean;
  readonly delayOf: (thread: number) => number;
  readonly asleepMs: number;
  readonly busyMs: number;
};

/** How a round ended. `failed`: a thread threw, which the run tells by itself. */
export type RoundEnd =
  | { readonly kind: 'over'; readonly thrown: Thrown | undefined }
  | { readonly kind: 'hung'; readonly message: string }
  | { readonly kind: 'failed' };

type Round = {
  readonly number: number;
  readonly control: Control;
  readonly arrays: readonly SharedArray[];
  readonly plan: RoundPlan;
  /** When all threads were first seen to have begun. */
  begunAt: number | undefined;
  readonly settle: (end: RoundEnd) => void;
  left: number;
  thrown: Thrown | undefined;
  /** The threads as they were when they were last seen to change, and when that was. */
  seen: string;
  seenAt: number;
};

/** How often threads are looked after, in milliseconds. */
const lookMs = 25;

/** One worker for each thread of a program, which live from round to round. */
export class Team {
  readonly #crew: Crew;
  readonly #names: readonly string[];
  readonly #members: readonly Member[];
  #round: Round | undefined;
  #rounds = 0;
  #isWatching = false;

  constructor(crew: Crew, names: readonly string[]) {
    this.#crew = crew;
    this.#names = names;
    this.#members = names.map((name) => crew.start(name, (news) => this.#hear(news)));
  }

  /** Lets all threads run once over `shared`. Rejects where that cannot be copied. After any end but `over` the team is of no more use. */
  round(shared: unknown, plan: RoundPlan): Promise<RoundEnd> {
    const threads = this.#names.length;
    const control = newControl(threads);
    const number = (this.#rounds += 1);
    return new Promise((settle) => {
      const round = { number, control, arrays: sharedArraysIn(shared), plan, settle, left: threads };
      this.#round = { ...round, begunAt: undefined, thrown: undefined, seen: '', seenAt: this.#crew.now() };
      this.#names.forEach((name, thread) => {
        const { catches } = plan;
        const order = { kind: 'round', round: number, name, thread, threads, control, shared, catches } as const;
        this.#members[thread]?.order({ ...order, delay: plan.delayOf(thread) } satisfies RoundOrder);
      });
      if (!this.#isWatching) this.#watch();
    });
  }

  /** Ends all threads. */
  dismiss(): void {
    for (const member of this.#members) member.dismiss();
  }

  #hear(news: MemberNews): void {
    if (news.kind === 'failed') {
      this.#end({ kind: 'failed' });
      return;
    }
    const round = this.#round;
    const said = news.message as Partial<RoundNews> | null;
    if (!round || said?.kind !== 'round-over' || said.round !== round.number) return;
    round.left -= 1;
    round.thrown ??= said.thrown;
    if (round.left === 0) this.#end({ kind: 'over', thrown: round.thrown });
  }

  #end(end: RoundEnd): void {
    const round = this.#round;
    this.#round = undefined;
    round?.settle(end);
  }

  #watch(): void {
    this.#isWatching = this.#round !== undefined;
    if (!this.#isWatching) return;
    this.#crew.later(() => {
      if (this.#round) this.#lookAfter(this.#round);
      this.#watch();
    }, lookMs);
  }

  #lookAfter(round: Round): void {
    const { control, plan } = round;
    const now = this.#crew.now();
    const threads = this.#names.map((_, thread) => look(control, thread));
    const seen = threads.map(({ stance, changes }) => `${stance} ${changes}`).join();
    if (seen !== round.seen) {
      round.seen = seen;
      round.seenAt = now;
    }
    // Who has not begun is still being started.
    if (threads.some(({ stance }) => stance === 'out')) return;
    round.begunAt ??= now;
    const unfinished = threads.filter(({ stance }) => stance !== 'ended');
    const isAsleep = unfinished.length > 0 && unfinished.every(({ stance }) => stance === 'asleep');
    const isStill = isAsleep && now - round.seenAt >= plan.asleepMs;
    if (!isStill && now - round.begunAt < plan.busyMs) return;
    this.#end({ kind: 'hung', message: this.#describe(round, isStill ? plan.asleepMs : plan.busyMs, isStill) });
  }

  #describe({ control, arrays }: Round, ms: number, isStill: boolean): string {
    const parts = this.#names.flatMap((name, thread) => {
      const { stance, array, element } = look(control, thread);
      if (stance === 'ended') return [];
      const isAsleep = stance === 'asleep' || stance === 'asleep-for-a-while';
      return [isAsleep ? `${name} sleeps at ${placeName(arrays, array, element)}` : `${name} is busy`];
    });
    const time = ms >= 1000 ? `${ms / 1000} s` : `${ms} ms`;
    return isStill
      ? `Nobody has gone on for ${time}, and nobody is left to wake the others: ${parts.join('; ')}. This looks like a deadlock.`
      : `The threads have not come to an end within ${time}: ${parts.join('; ')}. Whether they ever would, a real run cannot tell.`;
  }
}
