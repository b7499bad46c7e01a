import { expect, it } from 'vitest';
import { lessonPrograms } from 'virtual:interleave/lesson-programs';
import { compileExplored, replayOnWorkers, startExploration } from '../../src/runtime/index.ts';
import type { Finding, StepTable } from '../../src/runtime/index.ts';
import { shapeOf } from '../../src/runtime/program-shape.ts';

const threads = lessonPrograms.filter(({ program }) => shapeOf(program.files[0].text) === 'threads');

// Not `it.each`: it cuts long names off, and these say which program it is.
for (const { key, program } of threads) {
  it(`real workers follow every schedule that was found in ${key}, step by step`, async () => {
    const compiled = await compileExplored(program);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
    const { build } = compiled;
    const host = document.body.appendChild(document.createElement('div'));
    const exploration = startExploration({ build, host }, () => undefined);
    const explored = await exploration.outcome;
    if (explored.status !== 'explored') throw new Error(JSON.stringify(explored));
    const found: { finding: Finding; table: StepTable; whole: readonly number[] }[] = [];
    for (const finding of explored.verdict.findings) {
      // What can go on for ever is followed once round.
      const whole = [...finding.schedule, ...(finding.cycle ?? [])];
      const table = await exploration.stepsOf(whole);
      if (!table) throw new Error(`There are no steps of ${finding.message}`);
      found.push({ finding, table, whole });
    }
    exploration.stop();
    for (const { finding, table, whole } of found) {
      const outcome = await replayOnWorkers({ build, table, host }, whole).outcome;
      expect(outcome, finding.message).toMatchObject({ status: 'replayed', differences: [] });
    }
    host.remove();
  });
}

it('there are such programs in the course', () => {
  expect(threads.length).toBeGreaterThan(0);
});
