import { parse } from 'acorn';
import { expect, test } from 'vitest';
import { likelyRefusal } from '../../src/components/cell/machine-offer.ts';
import { buildOf, compileFiles } from './compile-harness.ts';

const withTask = `import { cpu, task } from "lab";
await task("one", async () => {
  try { await cpu(1); } catch { await cpu(2); } finally { await cpu(3); }
});`;

test.each([
  [withTask, undefined],
  ['import { pool as workers } from "lab";\nworkers(2);', undefined],
  ['import * as lab from "lab";\nsay(lab);', /^This program has nothing to simulate/],
  ['say("cpu(1)");', /^This program has nothing to simulate/],
  ['import { cpu } from "lab";\nawait cpu(1);\nnew Worker("x");', /^The simulated machine has no Worker/],
])('the compiler knows whether %j can be simulated', async (text, refusal) => {
  const { refusesSimulation } = await buildOf({ 'main.ts': text });
  if (refusal === undefined) expect(refusesSimulation).toBeUndefined();
  else expect(refusesSimulation).toMatch(refusal);
});

test('a look at the text tells the same where it can be told', async () => {
  for (const text of [withTask, 'say(1);', 'import { cpu } from "lab";\nawait cpu(1);\nnew Worker("x");']) {
    const { refusesSimulation } = await buildOf({ 'main.ts': text });
    expect(likelyRefusal([{ name: 'main.ts', text }])).toBe(refusesSimulation);
  }
});

test('work that nobody awaits is a problem with its place', async () => {
  const compiled = await compileFiles({
    'main.ts': 'import { cpu, io } from "lab";\ncpu(1);\nvoid io(2);\nawait cpu(3);',
  });
  expect(compiled.ok && compiled.warnings).toMatchObject([
    {
      message: 'cpu() takes time only where it is awaited: write await cpu(…).',
      position: { file: 'main.ts', line: 2, column: 1 },
    },
  ]);
});

test('code keeps its context where there may be another, and costs nothing where there is none', async () => {
  const [tasks, plain] = [await buildOf({ 'main.ts': withTask }), await buildOf({ 'main.ts': 'await 1;' })];
  const code = tasks.entries['main.ts']?.code ?? '';
  expect(code).toContain('__realm.back(__realm.here(), await cpu(');
  expect(code.match(/__realm\.back\(__realm_c\);/gu)).toHaveLength(2);
  expect(plain.entries['main.ts']?.code).not.toContain('__realm.back');
});

test('a call of cpu and io knows where it stands', async () => {
  const { entries } = await buildOf({
    'main.ts': 'import { cpu, io } from "lab";\nawait cpu(1);\nawait io(2, "disk");',
  });
  expect(entries['main.ts']?.sites).toMatchObject([
    { line: 2, column: 7 },
    { line: 3, column: 7 },
  ]);
});

test('a loop whose whole body is an await is guarded, and the await keeps its context', async () => {
  const text = 'import { task } from "lab";\nfor (const name of ["a", "b"]) await task(name, () => name);';
  const { entries } = await buildOf({ 'main.ts': text }, 'guarded');
  const code = entries['main.ts']?.code ?? '';
  expect(code).toMatch(
    /\) \{ if \(--__realm_n < 0\) __realm_n = __realm\.check\(\); __realm\.back\(__realm\.here\(\), await /u,
  );
  expect(() => parse(`(${code})`, { ecmaVersion: 'latest' })).not.toThrow();
});
