import { expect, test } from '@playwright/test';
import { expectContrast } from './accessibility.ts';
import { cellTitled, openEditor, runTo, runUntil } from './cell.ts';
import { lessons } from './lessons.ts';
import { openProgram, programOf } from './playground.ts';

test('nothing of the page moves by itself where motion is unwanted', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const cell = await openProgram(page, programOf('console.log("on");\nsetInterval(() => {}, 1000);'));
  await runUntil(cell, 'on');
  await openEditor(cell, 'main.ts');
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .map((animation) => (animation.effect as KeyframeEffect).target?.className),
  );
  expect(moving).toEqual([]);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto');
});

test('what is picked and what went wrong is seen in forced colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(lessons.book);
  const cell = cellTitled(page, 'Eight customers');
  await runTo(cell, 'completed');
  const looks = await cell.getByRole('radio').evaluateAll((radios) =>
    radios.map((radio) => {
      const label = radio.nextElementSibling;
      return label && getComputedStyle(label).backgroundColor;
    }),
  );
  expect(new Set(looks).size, looks.join(' and ')).toBe(2);
  const tabs = await cell
    .getByRole('tablist', { name: 'Files' })
    .getByRole('tab')
    .evaluateAll((all) => all.map((tab) => getComputedStyle(tab).backgroundColor));
  expect(new Set(tabs).size, tabs.join(' and ')).toBe(2);
  await expectContrast(page);
});
