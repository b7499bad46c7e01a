import { expect, test } from 'vitest';
import { buildOf } from './compile-harness.ts';

const program = `export const setup = () => 1;
export const threads = { A() { console.log('here'); } };`;

test('a threads program has one entry, which hands over what its first file exports', async () => {
  const build = await buildOf(program);
  expect(Object.keys(build.entries)).toEqual(['#threads']);
  expect(build.main).toBe('main.ts');
  expect(build.entries['#threads']?.sites).toEqual([{ file: 'main.ts', line: 2, column: 32 }]);
});

test('it says why other machines cannot run it', async () => {
  expect(await buildOf(program)).toMatchObject({
    refusesMain: 'The threads of this program need a worker each.',
    refusesSimulation:
      'The simulated machine has no shared memory: threads that share some run on Workers, or under All schedules.',
  });
});

test('a program that exports something else stays a script', async () => {
  const build = await buildOf('export const setup = () => 1; console.log(setup());');
  expect(Object.keys(build.entries)).toEqual(['main.ts']);
  expect(build.refusesMain).toBeUndefined();
});
