import { look, newControl, turnCell, type Control } from '../lab/control-cells.ts';
import type { Crew, CrewWork } from '../lab/crew.ts';
import type { RealEnd, ThreadsReport } from '../results.ts';
import type { ExploredFactory } from './explored-host.ts';
import type { ExploredProgram } from './explored-program.ts';
import { askCheck, askInvariant, askOutcome } from './judge.ts';
import { followSchedule, loadReal, type FollowNews, type FollowOrder, type ScheduleTask } from './replayed-thread.ts';

/** How often threads are looked after, in milliseconds. */
const lookMs = 5;

/** How long nobody may take a step: at first, while workers start, and later. */
const startMs = 20_000;
const stallMs = 3000;

/** After the schedule: how long nothing may happen until threads count as busy or as asleep, and how long all may take. */
const restMs = 500;
const asleepMs = 100;
const mostRestMs = 3000;

/** The work of real threads that follow a schedule: of the build for *All schedules*, whose operations can be told apart. */
export function createReplayedThreads(factory: ExploredFactory): CrewWork {
  return {
    lead: async (crew) => {
      const { task } = crew;
      if (task?.kind !== 'schedule') throw new Error('There is no schedule to follow.');
      crew.report(await leadAlong(crew, factory, task));
    },
    obey: (order, say) => {
      const { kind } = order as FollowOrder;
      if ((kind as string) === 'follow') followSchedule(order as FollowOrder, factory, say);
    },
  };
}

type Through = Extract<FollowNews, { readonly kind: 'through' }>;

function leadAlong(crew: Crew, factory: ExploredFactory, task: ScheduleTask): Promise<ThreadsReport> {
  // Who leads sets up as each thread does, and is the one whose memory becomes that of all.
  const control = newControl(mostControlled);
  const program = loadReal(factory, control, mostControlled - 1);
  const { threads, gate } = program;
  const memory = new SharedArrayBuffer(gate.memory.buffer.byteLength);
  new Uint8Array(memory).set(new Uint8Array(gate.memory.buffer));
  gate.memory.moveTo(memory);

  const through: (Through | undefined)[] = threads.map(() => undefined);
  let told = 0;
  let lateAt: number | undefined;
  const members = threads.map((name, thread) => {
    const member = crew.start(name, (news) => {
      if (news.kind === 'failed') return;
      const said = news.message as FollowNews;
      if (said.kind === 'late') lateAt ??= said.step;
      if (said.kind === 'through') through[thread] = said;
      if (said.kind !== 'step') return;
      told += 1;
      crew.report(said);
    });
    member.order({ kind: 'follow', thread, name, control, memory, task } satisfies FollowOrder);
    return member;
  });

  return new Promise((resolve) => {
    let seen = '';
    let seenAt = crew.now();
    let overAt: number | undefined;
    const watch = (): void => {
      const now = crew.now();
      const turn = Atomics.load(control, turnCell);
      const stances = threads.map((_, thread) => look(control, thread));
      const state = `${turn} ${told} ${stances.map(({ changes }) => changes).join()}`;
      if (state !== seen) {
        seen = state;
        seenAt = now;
      }
      if (turn === task.schedule.length) overAt ??= now;
      const overMs = now - (overAt ?? now);
      const report =
        lateAt === undefined
          ? reportOf({ turn, told, stillMs: now - seenAt, overMs, control, through, program, task })
          : ({ kind: 'lost-step', step: lateAt, reason: 'late' } as const);
      if (!report) {
        crew.later(watch, lookMs);
        return;
      }
      for (const member of members) member.dismiss();
      resolve(report);
    };
    watch();
  });
}

/** Control memory has room for all threads that a program can have, and for who leads. */
const mostControlled = 17;

type Seen = {
  readonly turn: number;
  readonly told: number;
  /** How long nothing has happened, in milliseconds. */
  readonly stillMs: number;
  /** How long the schedule has been over. */
  readonly overMs: number;
  readonly control: Control;
  readonly through: readonly (Through | undefined)[];
  readonly program: ExploredProgram;
  readonly task: ScheduleTask;
};

/** What there is to report once the threads are where the schedule leads; undefined while they are on their way. */
function reportOf(seen: Seen): ThreadsReport | undefined {
  const { turn, told, stillMs, overMs, control, through, program, task } = seen;
  const { schedule, goesOn } = task;
  if (turn < schedule.length || told < schedule.length) {
    return stillMs < (turn === 0 ? startMs : stallMs)
      ? undefined
      : { kind: 'lost-step', step: turn, reason: 'stalled' };
  }
  const ends = through.map((one, thread): RealEnd => one?.end ?? stanceOf(control, thread));
  const isDone = ends.every((end) => end !== 'busy' && end !== 'asleep');
  const isAsleep = ends.every((end) => end !== 'busy') && stillMs >= asleepMs;
  // Who sleeps could still be woken by somebody who is busy.
  if (!isDone && !isAsleep && stillMs < restMs && overMs < mostRestMs) return undefined;
  const thrown = through.find((one) => one?.failure)?.failure;
  const { judging } = program;
  const isOver = ends.every((end) => end === 'ended');
  // The invariant is looked at only where nobody can change anything any more.
  const judged = goesOn ? undefined : (askInvariant(judging) ?? (isOver ? askCheck(judging) : undefined));
  const failure = thrown ?? judged;
  const outcome = isOver ? askOutcome(judging) : '';
  return {
    kind: 'followed',
    ends,
    ...(failure && { failure: failure as NonNullable<Extract<ThreadsReport, { kind: 'followed' }>['failure']> }),
    ...(outcome !== '' && { outcome }),
  };
}

function stanceOf(control: Control, thread: number): 'asleep' | 'busy' {
  return look(control, thread).stance === 'asleep' ? 'asleep' : 'busy';
}
