import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';

const folder = '.cache/results';

/** How many tests of a runner passed and failed. */
export type Result = { readonly passed: number; readonly failed: number };

const resultSchema = v.object({ passed: v.number(), failed: v.number() });
const vitestReport = v.object({ numPassedTests: v.number(), numFailedTests: v.number(), success: v.boolean() });
const playwrightReport = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number() }),
  errors: v.array(v.unknown()),
});

/** Where a runner's own report goes. */
export function reportPath(runner: string): string {
  return `.cache/reports/${runner}.json`;
}

/** Notes what a runner found, for the sum at the end. */
export function noteResult(runner: string, result: Result): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${runner}.json`, JSON.stringify(result));
}

/** What Vitest reported; a runner that did not come to its report, or failed outside a test, is one failure. */
export function vitestResult(path: string, ok: boolean): Result {
  const report = readReport(path, vitestReport);
  return atLeastOneFailure({ passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 }, ok);
}

/** What Playwright reported, with the same promise. */
export function playwrightResult(path: string, ok: boolean): Result {
  const stats = readReport(path, playwrightReport)?.stats;
  return atLeastOneFailure(
    { passed: stats?.expected ?? 0, failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) },
    ok,
  );
}

/** Forgets what earlier runs noted. */
export function clearResults(): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/** The sum over all runners since the results were cleared. */
export function sumOfResults(): Result {
  return readdirSync(folder)
    .map((file) => v.parse(resultSchema, JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))))
    .reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), {
      passed: 0,
      failed: 0,
    });
}

function atLeastOneFailure({ passed, failed }: Result, ok: boolean): Result {
  return { passed, failed: ok ? failed : Math.max(failed, 1) };
}

function readReport<Schema extends v.GenericSchema>(path: string, schema: Schema): v.InferOutput<Schema> | undefined {
  try {
    return v.parse(schema, JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}
