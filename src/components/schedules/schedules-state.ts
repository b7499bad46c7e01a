import { batch, computed, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import { parseSchedule, scheduleText } from '../../runtime/index.ts';
import type {
  Finding,
  MemoryRow,
  PlayerState,
  Schedule,
  SourceRange,
  StatePicture,
  StepTable,
  ThreadPlace,
} from '../../runtime/index.ts';
import type { Explored, Exploring } from './exploring.ts';
import { scheduleOf } from './finding-words.ts';
import { firstSchedule } from './first-schedule.ts';
import { readTypedSchedule } from './schedule-field.ts';
import { brokenOff } from './schedule-rows.ts';
import { marksOf } from './thread-lane.ts';
import type { LineMark } from '../editor/editor.ts';

/** How a reader looks at the schedules of a program. */
export type Mode = 'steps' | 'scheduler' | 'states';

/** A schedule that is shown step by step. */
export type Shown = {
  readonly schedule: Schedule;
  readonly table: StepTable;
  /** The finding that it shows, by its number in the verdict. */
  readonly finding: number | undefined;
};

/** Everything that changes in the view of one exploration. */
export type SchedulesState = {
  readonly exploring: ReadonlySignal<Exploring>;
  readonly mode: ReadonlySignal<Mode>;
  readonly shown: ReadonlySignal<Shown | undefined>;
  /** Steps of the shown schedule that have been taken: 0 is the beginning. */
  readonly at: ReadonlySignal<number>;
  readonly playing: Signal<boolean>;
  /** The program before any step. */
  readonly beginning: ReadonlySignal<PlayerState | undefined>;
  /** Who can go next, where the reader is the scheduler; undefined until that is known. */
  readonly turn: ReadonlySignal<PlayerState | undefined>;
  /** All states; `none` where there are too many. */
  readonly picture: ReadonlySignal<StatePicture | 'none' | undefined>;
  /** What is in the field of the schedule, and what is wrong with it. */
  readonly typed: Signal<string>;
  readonly fault: ReadonlySignal<string>;
  /** The program no longer answers, because another one has run on this page. */
  readonly gone: ReadonlySignal<boolean>;
  /** Where each thread stands now, for the marks beside the code; empty before there is something to show. */
  readonly places: ReadonlySignal<readonly ThreadPlace[]>;
  readonly marks: ReadonlySignal<readonly LineMark[]>;
  /** Memory now, and before the last step. */
  readonly memory: ReadonlySignal<readonly MemoryRow[]>;
  readonly memoryBefore: ReadonlySignal<readonly MemoryRow[] | undefined>;
  /** Where the last step stands in the program. */
  readonly site: ReadonlySignal<SourceRange | undefined>;
  /** Takes in how far the exploration is. Once it has ended, the first finding is shown, or `schedule` if it is one. */
  readonly show: (exploring: Exploring, schedule?: string) => Promise<void>;
  readonly moveTo: (at: number) => void;
  /** Shows a finding from its beginning. */
  readonly pick: (finding: number) => Promise<void>;
  /** Shows a schedule at its end. */
  readonly follow: (schedule: Schedule) => Promise<void>;
  /** Shows the schedule in the field, or says what is wrong with it. */
  readonly replayTyped: () => Promise<void>;
  readonly look: (mode: Mode) => Promise<void>;
  /** Makes the reader the scheduler after the steps that have been taken. */
  readonly goOnFromHere: () => Promise<void>;
  /** Lets a thread take the next step, in the place of those that may follow. */
  readonly choose: (thread: number) => Promise<void>;
  /** Takes the last step back. */
  readonly undo: () => Promise<void>;
  readonly restart: () => Promise<void>;
};

/** A view with nothing to show yet; `first` is how its reader begins to look once there is. */
export function createSchedules(first: Mode = 'steps'): SchedulesState {
  const exploring = signal<Exploring>({ status: 'none' });
  const mode = signal<Mode>(first);
  const shown = signal<Shown | undefined>(undefined);
  const at = signal(0);
  const playing = signal(false);
  const beginning = signal<PlayerState | undefined>(undefined);
  const turn = signal<PlayerState | undefined>(undefined);
  const picture = signal<StatePicture | 'none' | undefined>(undefined);
  const typed = signal('');
  const fault = signal('');
  const gone = signal(false);

  const step = computed(() => shown.value?.table.steps[at.value - 1]);
  const threads = computed(() => (exploring.value.status === 'none' ? [] : exploring.value.threads));
  const places = computed(() =>
    shown.value === undefined ? [] : (step.value?.next ?? beginning.value?.threads ?? []),
  );

  /** Which question was asked last: an answer to an earlier one comes too late. */
  let asked = 0;
  const explored = (): Explored | undefined =>
    exploring.peek().status === 'explored'
      ? (exploring.peek() as Extract<Exploring, { status: 'explored' }>).explored
      : undefined;
  const findings = (): readonly Finding[] => {
    const now = exploring.peek();
    return now.status === 'explored' ? now.verdict.findings : [];
  };

  /** Asks who can go next after the steps that are shown as taken. */
  const askTurn = async (): Promise<void> => {
    const schedule = shown.peek()?.schedule.slice(0, at.peek());
    if (mode.peek() !== 'scheduler' || !schedule) return;
    const question = asked;
    const state = await explored()?.play(schedule);
    const isCurrent = question === asked && at.peek() === schedule.length;
    if (isCurrent && state) turn.value = state;
  };

  const display = async (
    schedule: Schedule,
    place: 'beginning' | 'end',
    finding?: number,
  ): Promise<void> => {
    asked += 1;
    const question = asked;
    const table = await explored()?.stepsOf(schedule);
    if (question !== asked) return;
    if (!table) {
      gone.value = true;
      return;
    }
    batch(() => {
      const taken = schedule.slice(0, table.steps.length);
      shown.value = { schedule: taken, table, finding };
      at.value = place === 'end' ? taken.length : 0;
      playing.value = false;
      turn.value = undefined;
      typed.value = scheduleText(taken, threads.peek());
      gone.value = false;
      fault.value = brokenOff(schedule, table, threads.peek()) ?? '';
    });
    await askTurn();
  };

  const pick: SchedulesState['pick'] = async (index) => {
    const finding = findings()[index];
    if (finding) await display(scheduleOf(finding), 'beginning', index);
  };
  const moveTo: SchedulesState['moveTo'] = (next) => {
    const most = shown.peek()?.table.steps.length ?? 0;
    at.value = Math.max(0, Math.min(most, next));
    turn.value = undefined;
    void askTurn();
  };
  const taken = (): Schedule => shown.peek()?.schedule.slice(0, at.peek()) ?? [];

  return {
    exploring,
    mode,
    shown,
    at,
    playing,
    beginning,
    turn,
    picture,
    typed,
    fault,
    gone,
    places,
    marks: computed(() => marksOf(places.value, threads.value)),
    memory: computed(() => step.value?.memory ?? beginning.value?.memory ?? []),
    memoryBefore: computed(() =>
      step.value ? (shown.value?.table.steps[at.value - 2]?.memory ?? beginning.value?.memory) : undefined,
    ),
    site: computed(() => step.value?.site),
    show: async (next, schedule) => {
      asked += 1;
      batch(() => {
        exploring.value = next;
        shown.value = undefined;
        at.value = 0;
        playing.value = false;
        beginning.value = undefined;
        turn.value = undefined;
        picture.value = undefined;
        typed.value = '';
        fault.value = '';
        gone.value = false;
        mode.value = first;
      });
      if (next.status !== 'explored') return;
      const question = asked;
      const begin = await next.explored.play([]);
      if (question !== asked) return;
      beginning.value = begin;
      const wanted = schedule === undefined ? undefined : parseSchedule(schedule, next.threads);
      if (wanted) await display(wanted, 'beginning');
      else if (first === 'scheduler') await display([], 'beginning');
      else if (next.verdict.findings.length > 0) await pick(0);
      else {
        const one = await firstSchedule(next.explored);
        if (question === asked && one) await display(one, 'beginning');
      }
      if (schedule !== undefined && !wanted)
        fault.value = 'The schedule of the link is none of this program’s: what is shown is another one.';
    },
    moveTo,
    pick,
    follow: (schedule) => display(schedule, 'end'),
    replayTyped: async () => {
      const read = readTypedSchedule(typed.peek(), threads.peek());
      if (read.ok) await display(read.schedule, 'beginning');
      else fault.value = read.sentence;
    },
    look: async (next) => {
      batch(() => {
        mode.value = next;
        playing.value = false;
      });
      if (next === 'scheduler') await display([], 'end');
      if (next !== 'states' || picture.peek() !== undefined) return;
      const asking = exploring.peek();
      const states = await explored()?.states();
      if (asking === exploring.peek()) picture.value = states ?? 'none';
    },
    goOnFromHere: async () => {
      const schedule = taken();
      mode.value = 'scheduler';
      await display(schedule, 'end');
    },
    choose: async (thread) => {
      const now = turn.peek();
      if (now?.choices.includes(thread)) await display([...now.schedule, thread], 'end');
    },
    undo: () => display(taken().slice(0, -1), 'end'),
    restart: () => display([], 'end'),
  };
}
