import { expect, it } from 'vitest';
import { runEdited } from './edited-run.ts';
import { runLesson } from './lesson-run.ts';
import { simulated } from './two-words.ts';
import { lessonPrograms } from 'virtual:interleave/lesson-programs';

const loaves = 'start/how-to-use-this-book/simulated';
const bakedAfter = (rye: number, spelt: number): readonly string[] => [
  `rye is baked after ${rye} minutes`,
  `spelt is baked after ${spelt} minutes`,
];

it.each([
  ['on one core', simulated(1), bakedAfter(45, 85)],
  ['on two cores', simulated(2), bakedAfter(45, 85)],
  ['on two cores with a larger oven', simulated(2, { devices: { oven: 2 } }), bakedAfter(45, 45)],
  ['on one core with a larger oven', simulated(1, { devices: { oven: 2 } }), bakedAfter(45, 50)],
])('two loaves %s are baked after the minutes that the lesson says', async (_where, machine, told) => {
  const { lines } = await runLesson(loaves, machine);
  expect(lines.map(({ text }) => text)).toEqual(told);
});

it('a loop that nobody wrote down with cpu takes none of the simulated time', async () => {
  const text = lessonPrograms.find(({ key }) => key === loaves)?.program.files[0].text ?? '';
  const loop = 'for (let i = 0; i < 1e6; i += 1) Math.sqrt(i);';
  const { printed } = await runEdited(loaves, {
    'main.ts': `${loop}\n${text.replace('await cpu', `${loop} await cpu`)}`,
  });
  expect(printed.map((one) => one.text)).toEqual(bakedAfter(45, 85));
});
