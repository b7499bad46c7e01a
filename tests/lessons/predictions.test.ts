import { describe, expect, it } from 'vitest';
import { lessonPrograms } from 'virtual:interleave/lesson-programs';
import type { MachineChoice, PickedMachine } from '../../src/runtime/index.ts';
import { happeningOptions } from '../../src/runtime/grading/items/judge-explored.ts';
import { holds, judgePrediction, orderOf, readRun } from '../../src/runtime/grading/items/judge-prediction.ts';
import { runLesson } from './lesson-run.ts';

const predicted = lessonPrograms.flatMap(({ prediction, ...program }) =>
  prediction ? [{ ...program, prediction }] : [],
);

async function linesOf(key: string, machine?: MachineChoice): Promise<readonly string[]> {
  return (await runLesson(key, machine)).lines.map(({ text }) => text);
}

/** The machine of a cell, and those that its reader can make of it with the number beside it. */
function machinesLike(machine: PickedMachine): readonly (MachineChoice | undefined)[] {
  const sizes = [1, 2, 3, 4, 5, 8];
  switch (machine.kind) {
    case 'main':
      return [machine];
    case 'workers':
      return sizes.map((workers) => ({ ...machine, workers }));
    case 'schedules':
      return [undefined];
    case 'simulated':
      return sizes.map((cores) => ({ ...machine, cores }));
  }
}

it('every lesson asks for one to three predictions', () => {
  const lessons = new Set(
    lessonPrograms.map(({ key }) => key.slice(0, key.lastIndexOf('/'))).filter((key) => key.includes('/')),
  );
  for (const lesson of lessons) {
    const asked = predicted.filter(({ key }) => key.startsWith(`${lesson}/`)).length;
    expect([1, 2, 3], lesson).toContain(asked);
  }
});

describe('what is said to be right is what really happens', () => {
  for (const { key, machine, prediction } of predicted) {
    if (prediction.kind === 'order') {
      it(`${key} prints its lines in the order that is given as right`, async () => {
        const ids = prediction.item.pieces.map(({ id }) => id);
        const lines = await linesOf(key);
        expect(orderOf(prediction, lines)).toEqual(ids);
        const judged = judgePrediction(prediction, { kind: 'order', order: ids }, { lines, changed: 'nothing' });
        expect(judged).toMatchObject({ verdict: 'right', share: 1 });
      });
      continue;
    }
    const { item, read, meanings } = prediction;
    const whatHolds = (lines: readonly string[]): readonly string[] => {
      const said = readRun(read, lines);
      return item.options
        .filter((_, index) => said !== undefined && holds(meanings[index]!, said))
        .map(({ text }) => text);
    };
    const right = item.options.filter((option) => option.right).map(({ text }) => text);
    if (item.pick === 'one') {
      it(`${key} comes to the answer that is given as right, and to no other`, async () => {
        expect(whatHolds(await linesOf(key))).toEqual(right);
      });
    } else if (machine.kind === 'schedules') {
      it(`${key} comes to each of the answers that are given as possible in some schedule, and to no other`, async () => {
        const outcomes = (await linesOf(key)).filter((line) => line.startsWith('outcome '));
        const ids = happeningOptions(prediction, outcomes);
        expect(item.options.filter(({ id }) => ids.includes(id)).map(({ text }) => text)).toEqual(right);
      });
    } else {
      it(`${key} comes to each of the answers that are given as possible on some machine, and to no other`, async () => {
        const observed = new Set<string>();
        for (const one of machinesLike(machine)) {
          const held = whatHolds(await linesOf(key, one));
          expect(held, JSON.stringify(one)).toHaveLength(1);
          held.forEach((text) => observed.add(text));
        }
        expect([...observed].toSorted()).toEqual(right.toSorted());
      });
    }
  }
});
