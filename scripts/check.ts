import { availableParallelism } from 'node:os';
import { command, type Finished } from './command.ts';
import { noteResult } from './results.ts';

/** What must hold of the code without running it, the longest first. */
const parts = {
  types: 'tsc --build',
  lint: 'eslint . --cache --cache-strategy content --cache-location .cache/eslint/ --max-warnings 0',
  pages: 'astro check --noSync --tsconfig tsconfig/astro.json --minimumFailingSeverity hint',
  'unused code': 'knip --cache --cache-location .cache/knip',
  format: 'prettier --check . --cache --cache-location .cache/prettier --log-level warn',
  architecture: 'vitest run --project unit tests/unit/architecture.test.ts --reporter dot',
} as const;

function report(name: string, { ok, seconds, output }: Finished): boolean {
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
  if (!ok) console.log(output.trimEnd(), '\n');
  return ok;
}

const begun = performance.now();
// Pages, lessons and their schemas have types that Astro writes.
const sync = await command('astro sync', { output: 'keep' });
const found = [report('Astro’s types', sync)];

const waiting = Object.entries(parts);
const worker = async (): Promise<void> => {
  for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
    const [name, line] = part;
    found.push(report(name, await command(line, { output: 'keep' })));
  }
};
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker));

const failed = found.filter((ok) => !ok).length;
noteResult('check', { passed: found.length - failed, failed });
console.log(`${((performance.now() - begun) / 1000).toFixed(1)} s`);
process.exitCode = failed === 0 ? 0 : 1;
