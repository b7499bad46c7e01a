import type { FailureKind, Finding, Schedule } from '../../runtime/index.ts';
import { boundWords, counted } from './verdict-words.ts';

/** What a kind of finding is called. */
export const kindNames = {
  assertion: 'Assertion',
  exception: 'Exception',
  deadlock: 'Deadlock',
  'busy-wait': 'Busy-waiting for ever',
  livelock: 'Livelock',
  invariant: 'Invariant',
  'data-race': 'Data race',
} as const satisfies Record<FailureKind, string>;

/** What a kind of finding means, for who meets it for the first time. */
export const kindMeanings = {
  assertion: 'The schedule comes to its end, and what must hold then does not.',
  exception: 'A thread throws in this schedule.',
  deadlock:
    'Threads have not ended, and none of them can take a step: each waits for something that only another could do.',
  'busy-wait': 'A thread asks again and again for a change that nobody is left to make.',
  livelock: 'All threads take steps, and none of them gets any further.',
  invariant: 'Something that must hold after every step does not hold after this one.',
  'data-race':
    'Two accesses touch the same memory, one of them writes, and nothing orders them. Which values they see is up to the engine.',
} as const satisfies Record<FailureKind, string>;

/** The name of a finding in a list: its kind, and that an engine may do more than the schedules show. */
export function findingName({ kind, race }: Finding): string {
  return race?.mayHang ? `${kindNames[kind]}, may hang` : kindNames[kind];
}

/** What happened, as a sentence. What a race means is said once for all of them. */
export function findingSentence({ message, race }: Finding, threads: readonly string[]): string {
  if (!race) return message;
  const [one, other] = race.accesses.map(({ thread, access, atomic, cell, site }) => {
    const line = site ? ` (line ${site.line})` : '';
    return `${threads[thread] ?? ''} ${access} ${cell}${atomic ? ' atomically' : ''}${line}`;
  });
  const hang = race.mayHang ? ' A loop spins on a plain read: an engine may read once and never again.' : '';
  return `${one} and ${other}, and nothing orders the two.${hang}`;
}

/** How short the schedule of a finding is. */
export function findingBounds(finding: Finding): string {
  const { kind, cycle, schedule } = finding;
  if (kind === 'livelock') {
    return `${counted(schedule.length, 'step', 'steps')}, then ${counted(cycle?.length ?? 0, 'step', 'steps')} over and over`;
  }
  return `${boundWords(finding)}; ${counted(schedule.length, 'step', 'steps')}`;
}

/** The schedule that shows a finding; one that goes on for ever, with its steps that repeat once. */
export function scheduleOf({ schedule, cycle = [] }: Finding): Schedule {
  return [...schedule, ...cycle];
}
