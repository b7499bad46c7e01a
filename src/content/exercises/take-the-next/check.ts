import type { Plan, PlannedRun, Property, RunResult } from 'check';
import { dice } from '../shared/chance.ts';

interface Letter {
  readonly name: string;
  readonly ms: number;
}

interface Day {
  readonly id: string;
  readonly writers: number;
  readonly letters: readonly Letter[];
}

/** Two days that no way of sharing out beforehand gets over: the long letters lie together, and at equal distances. */
function daysOf(seed: number): readonly Day[] {
  const roll = dice(seed);
  const day = (id: string, writers: number, isLong: (number: number) => boolean): Day => ({
    id,
    writers,
    letters: Array.from({ length: 8 * writers }, (_, number) => ({
      name: `letter ${number + 1}`,
      ms: isLong(number) ? roll(40, 60) : roll(1, 5),
    })),
  });
  return [day('three writers', 3, (number) => number < 8), day('six writers', 6, (number) => number % 6 === 0)];
}

export function plan(seed: number): Plan {
  return daysOf(seed).map(
    ({ id, writers, letters }): PlannedRun => ({
      id,
      machine: { kind: 'simulated', cores: writers },
      call: { module: 'office.ts', name: 'writeAll', args: [letters, writers] },
    }),
  );
}

export function judge(results: readonly RunResult[], seed: number): readonly Property[] {
  const days = daysOf(seed);
  const wrong = results.flatMap((result, index) => whatIsWrong(result, days[index].letters));
  const hired = results.map(({ trace }) => trace.lanes.length - 1);
  const tooMany = days.some(({ writers }, index) => hired[index] > writers);
  const limits = days.map(({ letters, writers }) => {
    const all = letters.reduce((sum, { ms }) => sum + ms, 0);
    const longest = Math.max(...letters.map(({ ms }) => ms));
    return all / writers + longest;
  });
  const late = results.some(({ trace }, index) => trace.endMs > limits[index]);
  return [
    {
      name: 'Every letter is written once',
      passed: wrong.length === 0,
      weight: 0,
      feedback:
        wrong.length === 0
          ? 'None is forgotten, and none is written twice.'
          : 'A letter is forgotten, or two writers have written the same one. What do the others see while one of them writes?',
      evidence: wrong.join('\n'),
    },
    {
      name: 'There are no more writers than were hired',
      passed: !tooMany && hired.every((count) => count > 0),
      // Letters shared out beforehand meet it too.
      weight: 0,
      feedback: tooMany
        ? 'More people write than were hired. Let a writer write many letters, one after the other.'
        : 'Each writer is a task, and there are as many as were asked for at most.',
      evidence: days.map(({ id }, index) => `${id}: ${hired[index]} tasks`).join('\n'),
    },
    {
      name: 'Nobody stands idle while a letter waits',
      passed: !late,
      feedback: late
        ? 'Some are done while others still have a pile. Nobody can know beforehand how long a letter takes, so let everybody take the next one when they are free.'
        : 'Whoever is free takes the next letter, so all are done at about the same time.',
      evidence: days
        .map(({ id }, index) => `${id}: done after ${results[index].trace.endMs} ms, ${limits[index].toFixed(1)} ms at most`)
        .join('\n'),
    },
  ];
}

function whatIsWrong({ id, status, sentence, answered, trace }: RunResult, letters: readonly Letter[]): readonly string[] {
  if (status === 'threw' || !answered) return [`${id}: ${sentence}`];
  const times = new Map<string, number>();
  for (const { label, startMs, endMs } of trace.marks) {
    const letter = letters.find(({ name }) => name === label);
    // One that was not written for as long as it takes is none.
    if (letter && endMs - startMs >= letter.ms - 0.001) times.set(label, (times.get(label) ?? 0) + 1);
  }
  const odd = letters.filter(({ name }) => times.get(name) !== 1);
  return odd.slice(0, 5).map(({ name }) => `${id}: ${name} was written ${times.get(name) ?? 0} times`);
}
