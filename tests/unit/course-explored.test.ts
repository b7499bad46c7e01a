import * as esbuild from 'esbuild-wasm';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { programKey, readCourse } from '../../src/course/lesson-programs.ts';
import { shapeOf } from '../../src/runtime/program-shape.ts';
import { compileExplored } from '../../src/runtime/program/schedules/compile-explored.ts';
import { verdictLines } from '../../src/runtime/program/verdict-lines.ts';
import { explore, usualLimits } from '../../src/runtime/schedules/explore.ts';
import { loadExplored } from './schedules/harness.ts';

/*
 * What the authors of threads programs say of them, in `explore.expect`, is what all schedules come to. Without a clock: a
 * verdict of the course must not hang on how fast a computer is.
 */
const { programs } = await readCourse(fileURLToPath(new URL('../..', import.meta.url)));
const explored = programs.filter(({ program }) => shapeOf(program.files[0].text) === 'threads');

test('the course has programs to explore, or none yet', () => {
  expect(explored.length).toBeGreaterThanOrEqual(0);
});

for (const program of explored) {
  test(`${programKey(program)} comes to what its author expects of it`, async () => {
    const compiled = await compileExplored(esbuild, program.program);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
    const loaded = loadExplored(compiled.build);
    const { expect: expected } = loaded.options;
    expect(expected, 'a program of a lesson says explore.expect').toBeDefined();
    const search = explore(loaded, usualLimits);
    let step = search.next();
    while (step.done !== true) step = search.next();
    const wrong = step.value.findings.filter(({ kind }) => kind !== 'data-race');
    const lines = verdictLines(step.value, loaded.threads).join('\n');
    expect(wrong.length > 0 ? 'fails' : 'holds', lines).toBe(expected);
  });
}
