import { ensureBuilt } from './built-site.ts';
import { command } from './command.ts';
import { ensureEngines } from './engines.ts';
import { noteResult, reportPath, vitestResult } from './results.ts';

ensureEngines();
await ensureBuilt('root');

const report = reportPath('engines');
const { ok } = await command(
  `vitest run --project engines --reporter verbose --reporter json --outputFile.json ${report}`,
  {
    output: 'show',
  },
);
noteResult('engines', vitestResult(report, ok));
process.exitCode = ok ? 0 : 1;
