import { brotliCompressSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { cellTitled, codeBlockOf } from './cell.ts';
import { lessons } from './lessons.ts';
import { playground } from './playground.ts';
import { isForCompiler, isForEditor, isForRuns, pathOf, transferOf } from './transfer.ts';

const budget = { page: 65_000, fonts: 75_000 } as const;

for (const address of ['./', ...Object.values(lessons), './glossary/']) {
  test(`${address} fits its budget before anybody touches it`, async ({ page }) => {
    const { requests } = transferOf(page);
    await page.goto(address, { waitUntil: 'networkidle' });
    const files = await Promise.all(
      requests.map(async (request) => {
        const body = await (await request.response())?.body();
        const isFont = request.resourceType() === 'font';
        // Fonts are compressed already; all else travels as a host compresses it.
        const bytes = body === undefined ? 0 : isFont ? body.length : brotliCompressSync(body).length;
        return { path: pathOf(request), isFont, bytes };
      }),
    );
    const sum = (some: typeof files): number => some.reduce((total, { bytes }) => total + bytes, 0);
    const list = files.map(({ path, bytes }) => `${path} ${bytes}`).join('\n');
    expect(sum(files.filter(({ isFont }) => !isFont)), list).toBeLessThanOrEqual(budget.page);
    expect(sum(files.filter(({ isFont }) => isFont)), list).toBeLessThanOrEqual(budget.fonts);
    const early = requests.filter((request) => isForEditor(request) || isForCompiler(request) || isForRuns(request));
    expect(early.map(pathOf)).toEqual([]);
  });
}

test('the font of the prose is fetched ahead, and it alone', async ({ page }) => {
  await page.goto(lessons.book);
  const preloads = page.locator('link[rel=preload][as=font]');
  await expect(preloads).toHaveCount(1);
  await expect(preloads).toHaveAttribute('href', /instrument-sans-latin-wght-normal/);
});

test('the playground colours its code, and fetches nothing of the editor and the compiler before they are wanted', async ({
  page,
}) => {
  const { requests } = transferOf(page);
  await page.goto(playground, { waitUntil: 'networkidle' });
  const code = codeBlockOf(cellTitled(page, 'Playground'), 'main.ts');
  await expect(code.locator('.k')).toHaveText(['import', 'from', 'await']);
  await expect(code.locator('.s')).toHaveText(['"lab"', '"first"', '"then"']);
  expect(requests.filter((request) => isForEditor(request) || isForCompiler(request)).map(pathOf)).toEqual([]);
});
