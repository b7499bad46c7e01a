import type { Finding, MemoryRow, Schedule, Step, StepTable, SwitchReason, ThreadPlace } from '../../runtime/index.ts';
import { countText } from './exact-count.ts';
import { placeWords } from './place-words.ts';
import { unseenWrites } from './unseen-writes.ts';

/** A row of a schedule: a step, what is said between two steps, or what is said after the last one. */
export type ScheduleRow =
  | {
      readonly kind: 'step';
      /** From 1. */
      readonly number: number;
      readonly thread: number;
      readonly deed: string;
      readonly file: string | undefined;
      readonly line: number | undefined;
      readonly remarks: readonly Remark[];
      /** Where each thread is after the step. */
      readonly places: readonly ThreadPlace[];
      /** What other threads have to wait for from this step on. */
      readonly notes: ReadonlyMap<number, string>;
    }
  | { readonly kind: 'switch'; readonly from: number; readonly to: number; readonly reason: SwitchReason }
  /** From here on the steps that follow repeat for ever. */
  | { readonly kind: 'repeat'; readonly steps: number }
  | { readonly kind: 'end'; readonly tone: 'good' | 'bad' | 'neutral'; readonly text: string };

/** Something that a step brings with it. */
export type Remark = { readonly tone: 'bad' | 'neutral'; readonly text: string };

/** The rows of a schedule; `finding` is what it shows, where it shows one. */
export function rowsOf(
  table: StepTable,
  threads: readonly string[],
  finding: Pick<Finding, 'cycle' | 'race'> = {},
): readonly ScheduleRow[] {
  const cycle = finding.cycle?.length ?? 0;
  const { steps } = table;
  const unseen = unseenWrites(steps);
  const rows: ScheduleRow[] = [];
  steps.forEach((step, index) => {
    const before = steps[index - 1];
    if (step.switch && before) rows.push({ kind: 'switch', from: before.thread, to: step.thread, reason: step.switch });
    if (cycle > 0 && index === steps.length - cycle) rows.push({ kind: 'repeat', steps: cycle });
    const overwritten = unseen.get(index);
    rows.push({
      kind: 'step',
      number: index + 1,
      thread: step.thread,
      deed: deedOf(step),
      file: step.site?.file,
      line: step.site?.line,
      remarks: [
        ...(overwritten === undefined ? [] : [overwriting(steps[overwritten], overwritten, threads)]),
        ...step.wakes.map((woken): Remark => ({ tone: 'neutral', text: `wakes ${threads[woken] ?? ''}` })),
        ...after(step, threads),
      ],
      places: step.next,
      notes: notesOf(step, before, threads),
    });
  });
  const end = endOf(table, cycle, finding.race !== undefined);
  if (end) rows.push(end);
  return rows;
}

/** What a step does, without the name of its thread: `reads counter[0] → 0`. */
export function deedOf({ operation, cell, read, written }: Step): string {
  switch (operation) {
    case 'load':
      return `reads ${cell} → ${read}`;
    case 'store':
      return `writes ${cell} ← ${written}`;
    case 'modify':
      return `changes ${cell}: ${read} → ${written}`;
    case 'compare-exchange':
      return written === undefined ? `finds ${cell} = ${read}, leaves it` : `changes ${cell}: ${read} → ${written}`;
    case 'wait':
      if (read === 'sleeps') return `falls asleep on ${cell}`;
      return read === 'timed-out' ? `wakes up by itself at ${cell}` : `does not sleep: ${cell} has changed`;
    case 'notify':
      return read === '0' ? `notifies ${cell}: nobody sleeps` : `notifies ${cell}`;
    case 'lock':
      return `takes ${cell}`;
    case 'unlock':
      return `gives ${cell} back`;
    case 'acquire':
      return `takes a permit of ${cell}`;
    case 'release':
      return `gives ${cell} a permit`;
    case 'send':
      return `sends ${written} to ${cell}`;
    case 'receive':
      return `receives ${read} from ${cell}`;
    case 'enter':
      return `enters ${cell}`;
    case 'leave':
      return `leaves ${cell}`;
  }
}

/** Why another thread goes on, as a sentence: `A is preempted.` */
export function switchWords(from: string, reason: SwitchReason): string {
  switch (reason) {
    case 'preempted':
      return `${from} is preempted: it could have gone on.`;
    case 'waits':
      return `${from} has to wait.`;
    case 'spins':
      return `${from} spins until something changes.`;
    case 'ended':
      return `${from} has ended.`;
  }
}

/** What became of a thread by its own step. */
function after({ thread, next, read }: Step, threads: readonly string[]): readonly Remark[] {
  const place = next[thread];
  if (place?.stance === 'ended') return [{ tone: 'neutral', text: 'ends' }];
  if (place?.stance === 'failed') return [{ tone: 'bad', text: 'throws' }];
  const isStuck = place?.stance === 'spins' || (place?.stance === 'waits' && read !== 'sleeps');
  return isStuck ? [{ tone: 'neutral', text: `then ${placeWords(place, threads, next)}` }] : [];
}

/** Others that could have gone on before the step and have to wait now. */
function notesOf(
  { thread, next }: Step,
  before: Step | undefined,
  threads: readonly string[],
): ReadonlyMap<number, string> {
  const notes = new Map<number, string>();
  next.forEach((place, other) => {
    const couldGoOn = before === undefined || before.next[other]?.stance === 'at';
    if (other !== thread && place.stance === 'waits' && couldGoOn) notes.set(other, placeWords(place, threads, next));
  });
  return notes;
}

function overwriting(lost: Step | undefined, index: number, threads: readonly string[]): Remark {
  const name = threads[lost?.thread ?? 0] ?? '';
  return { tone: 'bad', text: `overwrites what ${name} wrote in step ${index + 1}, unseen` };
}

function endOf({ steps, failure, isWhole }: StepTable, cycle: number, isRace: boolean): ScheduleRow | undefined {
  if (failure) return { kind: 'end', tone: 'bad', text: failure.message };
  if (cycle > 0)
    return { kind: 'end', tone: 'bad', text: 'Back where the repetition began: these steps can go on for ever.' };
  const isOver = steps.at(-1)?.next.every(({ stance }) => stance === 'ended') ?? false;
  if (isOver) return { kind: 'end', tone: 'good', text: 'All threads have ended, and all that must hold does.' };
  if (isRace)
    return { kind: 'end', tone: 'neutral', text: 'Both accesses that race have been made; what follows is left out.' };
  return isWhole
    ? undefined
    : { kind: 'end', tone: 'neutral', text: 'The schedule goes on with a step that cannot be taken here.' };
}

/** A cell of memory after a step, and what it was before. */
export type MemoryChange = MemoryRow & { readonly before: string | undefined };

/** Memory after a step, with what the step has changed; `before` is memory as it was until then. */
export function memoryAfter(
  memory: readonly MemoryRow[],
  before: readonly MemoryRow[] | undefined,
): readonly MemoryChange[] {
  return memory.map(({ name, value }, index) => {
    const old = before?.[index];
    return { name, value, before: old && old.name === name && old.value !== value ? old.value : undefined };
  });
}

/** Why a schedule cannot be followed to its end, as a sentence; undefined where it can. */
export function brokenOff(schedule: Schedule, table: StepTable, threads: readonly string[]): string | undefined {
  const { steps, failure, isWhole } = table;
  const thread = schedule[steps.length];
  if (isWhole || thread === undefined) return undefined;
  const at = `Step ${steps.length + 1} is ${threads[thread] ?? ''}’s, `;
  if (failure) return `${at}but the schedule ends before it: ${failure.message}`;
  const stance = steps.at(-1)?.next[thread]?.stance;
  if (stance === 'at')
    return `The schedule has more steps than can be shown; these are its first ${countText(steps.length)}.`;
  const why = stance === 'ended' || stance === 'failed' ? 'which has ended by then' : 'which cannot go on there';
  return `${at}${why}. What is shown is the schedule up to there.`;
}
