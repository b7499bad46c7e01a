import { expect } from 'vitest';
import type { MachineChoice } from '../../../src/runtime/index.ts';
import { compileFor, runToEnd, start, type TestEnd, type TestRun } from '../support.ts';

const sources = import.meta.glob<string>('../../fixtures/programs/**/*.ts', { query: '?raw', import: 'default' });

/** The files of a fixture program, `main.ts` first. */
export async function filesOf(program: string): Promise<Readonly<Record<string, string>>> {
  const folder = `../../fixtures/programs/${program}/`;
  const names = Object.keys(sources).filter((path) => path.startsWith(folder));
  const files = await Promise.all(
    names.map(async (path) => [path.slice(folder.length), (await sources[path]?.()) ?? ''] as const),
  );
  if (!files.some(([name]) => name === 'main.ts')) throw new Error(`there is no fixture program ${program}`);
  return Object.fromEntries(
    files.toSorted(([one], [other]) => Number(other === 'main.ts') - Number(one === 'main.ts')),
  );
}

/** What the page's compiler has against a fixture program, one line each: `main.ts:2:5 What is wrong.` */
export async function complaintsOf(program: string, machine: MachineChoice): Promise<readonly string[]> {
  const compiled = await compileFor(await filesOf(program), machine);
  const diagnostics = compiled.ok ? compiled.warnings : compiled.diagnostics;
  return diagnostics.map(({ position: { file, line, column }, message }) => `${file}:${line}:${column} ${message}`);
}

/** Starts a fixture program. */
export async function startFixture(program: string, machine: MachineChoice, limitMs?: number): Promise<TestRun> {
  return start(await filesOf(program), machine, limitMs);
}

/** A fixture program's end, and how many lines were left out. */
export type FixtureEnd = TestEnd & { readonly dropped: number };

/** Runs a fixture program to its end, and sees to it that the page's own timers fired meanwhile. */
export async function runFixture(program: string, machine: MachineChoice, limitMs?: number): Promise<FixtureEnd> {
  const { outcome, build, printed, events } = await startFixture(program, machine, limitMs);
  let turns = 0;
  const ticking = setInterval(() => {
    turns += 1;
  }, 1);
  const result = await outcome;
  clearInterval(ticking);
  expect(turns).toBeGreaterThan(0);
  let dropped = 0;
  for (const event of events) if (event.kind === 'lines') dropped += event.dropped;
  return { outcome: result, build, texts: printed.map(({ text }) => text), printed, dropped };
}

/** Fails unless the run after this one begins, prints and ends as it should. */
export async function expectNextRunWorks(machine: MachineChoice): Promise<void> {
  const next = await runToEnd(`console.log('next', [1, 2].map((n) => n * 2));`, machine);
  expect(next.texts).toEqual(['next [2, 4]']);
  expect(next.outcome.status).toBe('completed');
}

/** Starts a program that never ends, waits until it has printed `text`, stops it, and runs another one. */
export async function stopOnceItPrinted(program: string, text: string, machine: MachineChoice): Promise<TestRun> {
  const test = await startFixture(program, machine);
  await test.sees(text);
  test.run.stop();
  expect(await test.outcome).toMatchObject({ status: 'stopped', by: 'reader' });
  expect(document.querySelectorAll('iframe')).toHaveLength(0);
  await expectNextRunWorks(machine);
  return test;
}
