import { expect, test } from 'vitest';
import { runOn } from '../../src/runtime/machines/run.ts';
import { createSharedStage, type SharedStage } from '../../src/runtime/machines/stage.ts';
import type { Run } from '../../src/runtime/index.ts';
import { buildFor } from './support.ts';

const machine = { kind: 'workers', workers: 1 } as const;

/** Starts programs beside each other; `heard` gets what each prints. */
async function startBeside(
  texts: readonly string[],
  heard: (index: number) => void,
): Promise<{ readonly stage: SharedStage; readonly runs: readonly Run[] }> {
  const builds = await Promise.all(texts.map((text) => buildFor(text, machine)));
  const stage = createSharedStage();
  const runs = builds.map((build, index) =>
    runOn(stage, { build, machine, host: document.body }, ({ kind }) => {
      if (kind === 'lines') heard(index);
    }),
  );
  return { stage, runs };
}

const framesOf = (): number => document.querySelectorAll('iframe[data-state="warm"]').length;

test('runs that share a stage come to their ends beside each other, and leave the spare frame until the stage is closed', async () => {
  const said = new Set<number>();
  const { stage, runs } = await startBeside(['console.log(1);', 'console.log(2);', 'console.log(3);'], (index) =>
    said.add(index),
  );
  const outcomes = await Promise.all(runs.map(({ outcome }) => outcome));
  expect(outcomes.map(({ status }) => status)).toEqual(['completed', 'completed', 'completed']);
  expect([...said].toSorted()).toEqual([0, 1, 2]);
  expect(framesOf()).toBe(1);
  stage.close();
  expect(framesOf()).toBe(0);
});

test('a run that is stopped takes its neighbours with it, who say that it was none of theirs', async () => {
  const { promise: bothRun, resolve } = Promise.withResolvers<undefined>();
  const said = new Set<number>();
  const spin = 'console.log("here"); setInterval(() => {}, 50);';
  const {
    runs: [first, second],
  } = await startBeside([spin, spin], (index) => {
    said.add(index);
    if (said.size === 2) resolve(undefined);
  });
  await bothRun;
  first?.stop();
  expect(await first?.outcome).toMatchObject({ status: 'stopped', by: 'reader' });
  expect(await second?.outcome).toMatchObject({ status: 'stopped', by: 'another-run' });
  expect(framesOf()).toBe(0);
});

test('a stage that is closed stops its runs', async () => {
  const { promise: begun, resolve } = Promise.withResolvers<undefined>();
  const { stage, runs } = await startBeside(['console.log("here"); setInterval(() => {}, 50);'], () =>
    resolve(undefined),
  );
  await begun;
  stage.close();
  expect(await runs[0]?.outcome).toMatchObject({ status: 'stopped', by: 'another-run' });
  expect(framesOf()).toBe(0);
});
