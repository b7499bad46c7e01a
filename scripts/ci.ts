import { command } from './command.ts';
import { clearResults, noteResult, sumOfResults } from './results.ts';

const engines = process.env['ENGINES'] !== 'none';
const runners = { check: 'npm run check', test: 'npm test', ...(engines ? { engines: 'npm run test:engines' } : {}) };

clearResults();
const summary: string[] = [];
for (const [name, line] of Object.entries(runners)) {
  console.log(`\n> ${line}`);
  const { ok, seconds } = await command(line, { output: 'show' });
  summary.push(`${ok ? '✓' : '✗'} ${line} (${seconds.toFixed(0)} s)`);
  // A runner that fails before it has counted anything has failed all the same.
  if (!ok && sumOfResults().failed === 0) noteResult(`${name} itself`, { passed: 0, failed: 1 });
}
if (!engines) summary.push('– Firefox and WebKit were left out, because ENGINES=none is set');

const { passed, failed } = sumOfResults();
console.log(`\n${summary.join('\n')}\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
