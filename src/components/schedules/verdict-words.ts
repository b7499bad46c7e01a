import type { FailureKind, Finding, Guarantee, Verdict } from '../../runtime/index.ts';
import type { Verdict as Told } from '../cell/verdict.ts';
import { chanceText, countText, roundCount, shareOf } from './exact-count.ts';

/** Kinds of failures that end a schedule; the others are about what could go on. */
type EndingKind = Exclude<FailureKind, 'livelock' | 'data-race'>;

const deeds = {
  assertion: ['fails', 'fail'],
  exception: ['throws', 'throw'],
  deadlock: ['ends in a deadlock', 'end in a deadlock'],
  'busy-wait': ['busy-waits for ever', 'busy-wait for ever'],
  invariant: ['breaks the invariant', 'break the invariant'],
} as const satisfies Record<EndingKind, readonly [one: string, many: string]>;

/** What was found out about all schedules, in one sentence: what a hurried reader takes away first. */
export function headlineOf(verdict: Verdict): Told {
  const endings = verdict.findings.filter((finding) => isEnding(finding.kind));
  const livelock = verdict.findings.find(({ kind }) => kind === 'livelock');
  const races = verdict.findings.filter(({ kind }) => kind === 'data-race');
  if (endings.length > 0) {
    return {
      tone: 'bad',
      lead: failingLead(verdict, endings),
      rest: joined([shortestWords(endings), racesWords(races)]),
    };
  }
  if (livelock) {
    const rest = joined(['a livelock, in which each thread gets its turns', racesWords(races)]);
    return { tone: 'bad', lead: 'Threads can go on for ever', rest: `: ${rest.slice(2)}` };
  }
  if (races.some(({ race }) => race?.mayHang)) {
    const rest = `: ${lowerFirst(holdingLead(verdict))}, but a loop spins on a plain read, which an engine may do only once.`;
    return { tone: 'bad', lead: 'Data race, may hang', rest };
  }
  const remarks = [holdingRemark(verdict.guarantee), racesWords(races) || noRaceWords(verdict)];
  return { tone: races.length > 0 ? 'neutral' : 'good', lead: holdingLead(verdict), rest: joined(remarks) };
}

function isEnding(kind: FailureKind): kind is EndingKind {
  return kind !== 'livelock' && kind !== 'data-race';
}

function failingLead({ guarantee, counts }: Verdict, endings: readonly Finding[]): string {
  const kinds = new Set(endings.map(({ kind }) => kind).filter(isEnding));
  const [only] = kinds;
  const [one, many] = kinds.size === 1 && only ? deeds[only] : deeds.assertion;
  if (!counts) return guarantee.kind === 'all-schedules' ? `Some schedules ${many}` : `A schedule ${one}`;
  const { failing, schedules } = counts;
  if (failing === schedules) return allOf(schedules, one, many);
  return `${roundCount(failing)} of ${roundCount(schedules)} schedules ${failing === 1n ? one : many}`;
}

function holdingLead({ guarantee, counts }: Verdict): string {
  switch (guarantee.kind) {
    case 'all-schedules':
      return counts ? allOf(counts.schedules, 'holds', 'hold') : 'All schedules hold';
    case 'preemptions':
      return `No failure with ${upTo(guarantee.most)}`;
    case 'sampled':
      return `No failure in ${countText(guarantee.schedules)} random schedules`;
  }
}

function allOf(schedules: bigint, one: string, many: string): string {
  if (schedules === 1n) return `The only schedule ${one}`;
  return schedules === 2n ? `Both schedules ${many}` : `All ${roundCount(schedules)} schedules ${many}`;
}

function holdingRemark(guarantee: Guarantee): string {
  return guarantee.kind === 'all-schedules' ? '' : 'not all schedules have been tried';
}

/** How short a failing schedule can be, and whether that is proven. */
function shortestWords(endings: readonly Finding[]): string {
  const shortest = endings.reduce((best, finding) => (finding.switches < best.switches ? finding : best));
  return boundWords(shortest);
}

/** What is known of the switches of a finding's schedule. */
export function boundWords({
  switches,
  preemptions,
  proven,
}: Pick<Finding, 'switches' | 'preemptions' | 'proven'>): string {
  switch (proven) {
    case 'switches':
      return `fewest switches: ${switches}, proven`;
    case 'preemptions':
      return `fewest preemptions: ${preemptions}, proven; ${counted(switches, 'switch', 'switches')}`;
    case 'nothing':
      return `${counted(switches, 'switch', 'switches')}, not proven to be the fewest`;
  }
}

function racesWords(races: readonly Finding[]): string {
  if (races.length === 0) return '';
  const hang = races.some(({ race }) => race?.mayHang) ? ', may hang' : '';
  return `${counted(races.length, 'data race', 'data races')}${hang}`;
}

function noRaceWords({ racesComplete }: Verdict): string {
  return racesComplete ? 'no data race' : 'whether there is a data race is not known';
}

/** How many of all schedules were looked at, and how. */
export function guaranteeSentence({ guarantee, states, executions }: Verdict): string {
  switch (guarantee.kind) {
    case 'all-schedules':
      if (states > 0) return `Every schedule was followed: ${counted(states, 'state', 'states')} in all.`;
      if (executions > 0) {
        const many =
          executions === 1 ? 'one execution, which stands' : `${countText(executions)} executions, which stand`;
        return `Every schedule was followed, by ${many} for all that differ only in the order of independent steps.`;
      }
      return 'Every schedule was followed.';
    case 'preemptions':
      return `Every schedule with ${upTo(guarantee.most)} was followed; there are too many others, of which some were tried at random. A preemption takes the turn from a thread that could have gone on.`;
    case 'sampled':
      return `There are too many schedules to follow them all: ${countText(guarantee.schedules)} were tried at random (seed ${guarantee.seed}). What was not found may be there all the same.`;
  }
}

function upTo(most: number): string {
  if (most === 0) return 'no preemption';
  return most === 1 ? 'at most 1 preemption' : `at most ${countText(most)} preemptions`;
}

/** The exact share of failing schedules beside the chance of a failure; undefined where schedules were not counted or none fails. */
export function oddsSentence({ counts }: Verdict): string | undefined {
  if (!counts || counts.failing === 0n) return undefined;
  const { failing, schedules, chance } = counts;
  if (failing === schedules) return undefined;
  return `That is ${shareOf(failing, schedules)} of all schedules. A scheduler that picks at random among the threads that can go on fails in ${chanceText(chance)} of its runs: schedules are not equally likely, so counts are not odds.`;
}

/** What is said beside every verdict: what it does not cover. */
export const scopeSentence =
  'All schedules means all sequentially consistent executions of a bounded program. Reordering of racy plain accesses by compiler or processor, the timing of garbage collection, and real time are not part of it: what holds, holds for this input and these threads.';

/** What a race means for all of the above; undefined where there is none and that is known. */
export function raceSentence({ findings, racesComplete }: Verdict): string | undefined {
  const races = findings.filter(({ kind }) => kind === 'data-race').length;
  if (races > 0) {
    return `Because of the ${races === 1 ? 'data race' : 'data races'}, a real engine may do more than this list has: reorder the accesses, or read once in the place of many times. Make the accesses atomic, or order them by a lock, before you trust the list.`;
  }
  return racesComplete ? undefined : 'Whether other schedules have a data race is not known.';
}

function joined(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part) => `· ${part}`)
    .join(' ');
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** `1 switch`, `2 switches`. */
export function counted(count: number, one: string, many: string): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}
