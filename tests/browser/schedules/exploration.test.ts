import { expect, it } from 'vitest';
import { compileExplored, startExploration, startRun } from '../../../src/runtime/index.ts';
import type { Exploration, ExplorationEvent, ExploredBuild } from '../../../src/runtime/index.ts';
import { buildFor, onWorkers, programOf } from '../support.ts';

const shared = 'export function setup() { return { counter: new Int32Array(new SharedArrayBuffer(4)) }; }';
const lostUpdate = `import { assert } from 'lab';
${shared}
function work({ counter }) {
  counter[0] = counter[0] + 1;
}
export const threads = { A: work, B: work };
export function check({ counter }) { assert(counter[0] === 2, \`counter is \${counter[0]}\`); }
export const explore = { expect: 'fails' };`;
const endless = `${shared}
export const threads = { A({ counter }) { counter[0] = 1; 'a'.repeat(30) + /(a+)+$/.test('a'.repeat(60) + 'b'); } };`;

async function exploredBuild(text: string): Promise<ExploredBuild> {
  const compiled = await compileExplored(programOf(text));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  return compiled.build;
}

type Explored = { readonly exploration: Exploration; readonly events: readonly ExplorationEvent[] };

async function explore(text: string, limitMs?: number): Promise<Explored> {
  const build = await exploredBuild(text);
  const host = document.body.appendChild(document.createElement('div'));
  const events: ExplorationEvent[] = [];
  const request = { build, host, ...(limitMs !== undefined && { limitMs }) };
  const exploration = startExploration(request, (event) => events.push(event));
  return { exploration, events };
}

it('a lost update is found, with its counts and the schedule with the fewest switches', async () => {
  const { exploration, events } = await explore(lostUpdate);
  const outcome = await exploration.outcome;
  if (outcome.status !== 'explored') throw new Error(JSON.stringify(outcome));
  expect(events[0]).toEqual({ kind: 'loaded', threads: ['A', 'B'], expect: 'fails' });
  expect(outcome.verdict.counts).toMatchObject({ schedules: 6n, failing: 4n });
  expect(outcome.verdict.findings[0]).toMatchObject({ kind: 'assertion', schedule: [0, 1, 1, 0], proven: 'switches' });
  exploration.stop();
});

it('after the verdict it answers, until it is stopped', async () => {
  const { exploration } = await explore(lostUpdate);
  await exploration.outcome;
  const table = await exploration.stepsOf([0, 1, 1, 0]);
  expect(table?.steps.map(({ sentence }) => sentence)).toHaveLength(4);
  expect(table?.failure).toMatchObject({ kind: 'assertion' });
  expect(await exploration.play([0])).toMatchObject({ schedule: [0], choices: [0, 1] });
  expect((await exploration.states())?.states).toHaveLength(13);
  exploration.stop();
  expect(await exploration.stepsOf([0])).toBeUndefined();
  expect(document.querySelector('iframe')).toBeNull();
});

it('a program that never gives its thread back is stopped at once', async () => {
  const { exploration } = await explore(endless);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const begin = performance.now();
  exploration.stop();
  expect(await exploration.outcome).toEqual({ status: 'stopped' });
  expect(performance.now() - begin).toBeLessThan(500);
  expect(document.querySelector('iframe')).toBeNull();
});

it('a program that never gives its thread back ends at its limit', async () => {
  const { exploration } = await explore(endless, 1_500);
  expect(await exploration.outcome).toEqual({ status: 'timed-out', limitMs: 1_500 });
});

it('a run stops an exploration that has ended and one that has not, and an exploration stops a run', async () => {
  const { exploration } = await explore(endless);
  const build = await buildFor('await new Promise(() => setInterval(() => {}, 10));', onWorkers(1));
  const host = document.body.appendChild(document.createElement('div'));
  const run = startRun({ build, machine: onWorkers(1), host }, () => undefined);
  expect(await exploration.outcome).toEqual({ status: 'stopped' });

  const next = await explore(lostUpdate);
  expect(await run.outcome).toMatchObject({ status: 'stopped', by: 'another-run' });
  expect(await next.exploration.outcome).toMatchObject({ status: 'explored' });
  startRun({ build, machine: onWorkers(1), host }, () => undefined).stop();
  expect(await next.exploration.play([])).toBeUndefined();
});

it('what a program prints and posts is not taken for the words of the search', async () => {
  const forged = `${shared}
const forge = () => {
  for (const reach of [() => postMessage({ kind: 'explored' }), () => self.postMessage(1), () => (() => {}).constructor('postMessage(1)')()]) {
    try { reach(); } catch {}
  }
};
export const threads = { A({ counter }) { forge(); counter[0] = 1; }, B({ counter }) { counter[0] = 2; } };
export function check() { return false; }`;
  const { exploration } = await explore(forged);
  expect(await exploration.outcome).toMatchObject({
    status: 'refused',
    sentence: expect.stringContaining('is refused here') as string,
  });
});

it('what nobody can explore is refused with its place', async () => {
  const { exploration } = await explore(`${shared}\nexport const threads = { A() { fetch('/x'); } };`);
  expect(await exploration.outcome).toMatchObject({
    status: 'refused',
    sentence: expect.stringMatching(/^fetch is refused here/u) as string,
    site: { file: 'main.ts', line: 2 },
  });
});

it('two explorations of one program come to the very same', async () => {
  const verdicts = [];
  for (let round = 0; round < 2; round += 1) {
    const { exploration } = await explore(lostUpdate);
    const outcome = await exploration.outcome;
    verdicts.push(outcome.status === 'explored' ? outcome.verdict : outcome);
    exploration.stop();
  }
  expect(verdicts[0]).toEqual(verdicts[1]);
});
