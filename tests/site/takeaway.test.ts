import { expect, test, type Locator, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { buttonOf, chooseFromMenu, edit, liveCell, printedBy, runTo, verdictOf } from './cell.ts';
import { write } from './notebook.ts';

const lessonName = 'faster/speed-up-amdahl-gustafson';
const lesson = `./${lessonName}/`;

type Saved = { readonly name: string; readonly bytes: Uint8Array };

/** What the browser saves when `press` has been done. */
async function saved(page: Page, press: () => Promise<void>): Promise<Saved> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  const chunks: Uint8Array[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Uint8Array);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(Buffer.concat(chunks)) };
}

function texts({ bytes }: Saved): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));
}

function sourcesOf({ bytes }: Saved): readonly string[] {
  const { cells } = JSON.parse(strFromU8(bytes)) as {
    readonly cells: readonly { readonly source: readonly string[] }[];
  };
  return cells.map(({ source }) => source.join(''));
}

test(
  'a program is taken away as it stands, with what it builds on: as a project, as Markdown, as a notebook',
  { tag: '@sub-path' },
  async ({ page }) => {
    await page.goto(lesson);
    const cell = await liveCell(page, 'Three cafés');
    await runTo(cell, 'completed');
    const lines = await printedBy(cell);

    const markdown = await saved(page, () => chooseFromMenu(cell, 'Download as Markdown'));
    await expect(verdictOf(cell)).toContainText('three-cafes.md saved.');
    expect(markdown.name).toBe('three-cafes.md');
    expect(strFromU8(markdown.bytes)).toContain('// file: #shares/amdahl.ts');
    for (const line of lines) expect(strFromU8(markdown.bytes)).toContain(line);

    await edit(cell, 'main.ts', 'import { speedUp } from "#shares/amdahl.ts";\nconsole.log(speedUp(0.5, 2));\n');
    const project = await saved(page, () => chooseFromMenu(cell, 'Download as project'));
    expect(project.name).toBe('three-cafes.zip');
    const files = texts(project);
    expect(files['three-cafes/programs/estimate/main.ts']).toContain('console.log(speedUp(0.5, 2));');
    expect(files['three-cafes/programs/estimate/cells/shares/amdahl.ts']).toContain('export function speedUp');
    expect(files['three-cafes/lab/pool.ts']).toContain('export function pool');

    const notebook = await saved(page, () => chooseFromMenu(cell, 'Download as notebook'));
    expect(notebook.name).toBe('three-cafes.ipynb');
    expect(sourcesOf(notebook).at(-1)).toContain(
      'const { speedUp } = await import(at("estimate", "cells/shares/amdahl.ts"));',
    );
  },
);

test(
  'a whole lesson is taken away in one file, with the programs as they stand on the page',
  { tag: '@sub-path' },
  async ({ page }) => {
    // Written on an earlier visit: today nobody comes to its cell.
    await page.goto(lesson);
    await write(await liveCell(page, 'Five tables, one core'), 'console.log("earlier");', `${lessonName}/one-core`);
    await page.goto('about:blank');
    await page.goto(lesson);
    const cell = await liveCell(page, 'Three cafés');
    await edit(cell, 'main.ts', 'console.log("mine");');
    const part = page.getByRole('region', { name: 'Take this lesson away' });
    await part.scrollIntoViewIfNeeded();
    const press = async (name: string): Promise<void> => part.getByRole('button', { name }).click();
    await expect(page.locator('astro-island:not([ssr])').filter({ has: part })).toHaveCount(1);

    const markdown = strFromU8((await saved(page, () => press('Markdown'))).bytes);
    await expect(part.getByRole('status')).toHaveText('speed-up-amdahl-gustafson.md saved.');
    expect(markdown).toMatch(/^# Speed-up, Amdahl, Gustafson\n\n\*Five tables/u);
    expect(markdown).toContain('console.log("mine");');
    expect(markdown).toContain('console.log("earlier");');
    expect(markdown).toContain('speed-up stays at 5');
    expect(markdown).toContain('with 32: 1:17, 7.80 times as fast');
    expect(markdown).not.toMatch(/<Term|<Cell|ts cell|^import .*components/mu);
    expect(markdown).toContain(
      new URL('./faster/overhead-granularity-balance/', page.url().replace(/faster.*$/u, '')).href,
    );

    const files = texts(await saved(page, () => press('project')));
    const folder = 'speed-up-amdahl-gustafson';
    expect(files[`${folder}/programs/estimate/main.ts`]).toBe('console.log("mine");');
    expect(files[`${folder}/programs/cupboard/clock.ts`]).toContain('export function clock');
    expect(files[`${folder}/programs/larger/cells/cupboard/clock.ts`]).toBeUndefined();
    expect(files[`${folder}/LESSON.md`]).toBe(markdown);

    const sources = sourcesOf(await saved(page, () => press('notebook')));
    expect(sources.some((source) => source.includes('console.log("mine");'))).toBe(true);
    expect(sources.filter((source) => source.includes('runs on the simulated machine'))).not.toHaveLength(0);
  },
);

test('an edited program can import from a cell of its lesson that nobody has come to', async ({ page }) => {
  await page.goto(lesson);
  const first = await liveCell(page, 'Five tables, one core');
  await edit(first, 'main.ts', 'import { shareFrom } from "#estimate/karp-flatt.ts";\nconsole.log(shareFrom(1, 2));\n');
  await expectMain(first);
  await runTo(first, 'completed');
  expect(await printedBy(first)).toEqual(['1']);
});

/** The program no longer has anything to simulate. */
async function expectMain(cell: Locator): Promise<void> {
  await cell.getByRole('radio', { name: 'Main thread' }).check();
  await expect(buttonOf(cell, 'Run')).toBeVisible();
}
