import { ensureBuilt } from './built-site.ts';
import { ensureChromium } from './chromium.ts';
import { command } from './command.ts';
import { noteResult, playwrightResult, reportPath, vitestResult } from './results.ts';

ensureChromium();

const vitestReport = reportPath('vitest');
const { ok: codeHolds } = await command(
  `vitest run --project unit --project browser --project lessons --project exercises --project crash --project takeaway --reporter dot --reporter json --outputFile.json ${vitestReport}`,
  { output: 'show' },
);
noteResult('vitest', vitestResult(vitestReport, codeHolds));

const isBuilt = await ensureBuilt('root')
  .then(() => ensureBuilt('sub-path'))
  .then(
    () => true,
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      return false;
    },
  );
const siteReport = reportPath('site');
const siteHolds =
  isBuilt &&
  (await command('playwright test', { output: 'show', env: { PLAYWRIGHT_JSON_OUTPUT_FILE: siteReport } })).ok;
noteResult('site', isBuilt ? playwrightResult(siteReport, siteHolds) : { passed: 0, failed: 1 });

process.exitCode = codeHolds && siteHolds ? 0 : 1;
