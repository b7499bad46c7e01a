import { expect, test, type Page } from '@playwright/test';
import {
  buttonOf,
  cellTitled,
  chooseFromMenu,
  codeBlockOf,
  edit,
  expectNeverRun,
  liveCell,
  runTo,
  printedBy,
} from './cell.ts';
import { lessons } from './lessons.ts';
import { basket, changeRecord, codeOf, expectKept, openBasket, recordOf, write } from './notebook.ts';
import { openProgram, playground, programOf } from './playground.ts';

const mine = 'console.log("mine");';

test('a draft is there after a reload, says whose it is, runs when it is asked to and not before', async ({ page }) => {
  const cell = await openBasket(page);
  await write(cell, mine);
  await page.reload();
  const again = await liveCell(page, basket.title);
  await expect(again.getByText(/^Your draft of \d+ \w+ at \d\d:\d\d$/)).toBeVisible();
  expect(await codeOf(again)).toBe(mine);
  await expectNeverRun(again);
  await runTo(again, 'completed');
  expect(await printedBy(again)).toEqual(['mine']);
});

test('an edit is not lost when the page is left before it could be kept', async ({ page }) => {
  const cell = await openBasket(page);
  await edit(cell, 'main.ts', mine);
  await page.reload();
  const again = await liveCell(page, basket.title);
  await expect.poll(() => codeOf(again)).toBe(mine);
});

test('nor when it is left before what keeps it has come', async ({ page }) => {
  await page.route('**/_astro/notebook-parts.*.js', () => undefined);
  const cell = await openBasket(page);
  await edit(cell, 'main.ts', mine);
  await page.unroute('**/_astro/notebook-parts.*.js');
  await page.reload();
  const again = await liveCell(page, basket.title);
  await expect.poll(() => codeOf(again)).toBe(mine);
  await expectKept(page, basket.name, mine);
});

test('Run that is pressed before the draft has been read runs the draft', async ({ page }) => {
  const cell = await openBasket(page);
  await write(cell, mine);
  await page.goto('about:blank');
  await page.goto(lessons.book, { waitUntil: 'commit' });
  const again = cellTitled(page, basket.title);
  await buttonOf(again, 'Run').click();
  await expect(again).toHaveAttribute('data-outcome', 'completed');
  expect(await printedBy(again)).toEqual(['mine']);
});

test('Reset can be undone at once, and the text is there after a reload as an earlier version', async ({ page }) => {
  const cell = await openBasket(page);
  await write(cell, mine);
  await buttonOf(cell, 'Reset').click();
  await expectKept(page, basket.name, undefined);
  await buttonOf(cell, 'Undo').click();
  await expectKept(page, basket.name, mine);
  await buttonOf(cell, 'Reset').click();
  await expectKept(page, basket.name, undefined);
  await page.reload();
  const again = await liveCell(page, basket.title);
  await chooseFromMenu(again, 'Compare with your earlier version');
  await again.getByRole('button', { name: 'Use this one' }).click();
  await expect.poll(() => codeOf(again)).toBe(mine);
  await expectKept(page, basket.name, mine);
});

test('when the lesson has changed, its reader sees the new original and finds their version beside it', async ({
  page,
}) => {
  const cell = await openBasket(page);
  const original = await codeOf(cell);
  await write(cell, mine);
  await changeRecord(page, 'drafts', basket.name, { original: 'of last year' });
  await page.reload();
  const again = await liveCell(page, basket.title);
  await expect(
    again.getByText('This program has changed since you edited it. Your earlier version is kept.'),
  ).toBeVisible();
  expect(await codeOf(again)).toBe(original);
  await again.getByRole('button', { name: 'Use this one' }).click();
  await expect.poll(() => codeOf(again)).toBe(mine);
  await expectKept(page, basket.name, mine);
});

test('a draft that cannot be read is set aside, and the lesson opens with the original', async ({ page }) => {
  const cell = await openBasket(page);
  const original = await codeOf(cell);
  await write(cell, mine);
  await changeRecord(page, 'drafts', basket.name, 17);
  await page.reload();
  const again = await liveCell(page, basket.title);
  await expect(again.getByText(/could not be read\. It has been set aside/)).toBeVisible();
  expect(await codeOf(again)).toBe(original);
  expect(await recordOf(page, 'drafts', basket.name)).toBeUndefined();
});

const noticeOf = (page: Page) => page.getByRole('complementary', { name: 'Your work is not saved' });

test('a notebook of a later course is left alone: all works, and one notice offers the work as a file', async ({
  page,
}) => {
  await page.goto('./robots.txt');
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('interleave', 2);
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      }),
  );
  const cell = await openBasket(page);
  await edit(cell, 'main.ts', mine);
  await expect(noticeOf(page)).toContainText('a newer version of this course');
  await runTo(cell, 'completed');
  expect(await printedBy(cell)).toEqual(['mine']);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    noticeOf(page).getByRole('button', { name: 'Download your work' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^course-progress-.*\.json$/);
});

test('without storage all works in memory, and one notice says that nothing is saved', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Storage is switched off', 'SecurityError');
    };
  });
  const cell = await openBasket(page);
  await edit(cell, 'main.ts', mine);
  await expect(noticeOf(page)).toContainText('does not let the site store anything');
  await buttonOf(cell, 'Reset').click();
  await chooseFromMenu(cell, 'Compare with your earlier version');
  await cell.getByRole('button', { name: 'Use this one' }).click();
  await runTo(cell, 'completed');
  expect(await printedBy(cell)).toEqual(['mine']);
  await expect(noticeOf(page)).toHaveCount(1);
  await noticeOf(page).getByRole('button', { name: 'Close' }).click();
  await expect(noticeOf(page)).toHaveCount(0);
});

test('when there is no room left, all works in memory, and one notice says so', async ({ page, baseURL }) => {
  // The browser asks for its room once and remembers the answer for a while.
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(baseURL!).origin, quotaSize: 100_000 });
  const cell = await openBasket(page);
  await write(cell, mine);
  await edit(cell, 'main.ts', `${mine}//${'x'.repeat(200_000)}`);
  await expect(noticeOf(page)).toContainText('no room left');
  await runTo(cell, 'completed');
});

test('a second tab on the same lesson follows while nothing is written in it', async ({ page, context }) => {
  const one = await openBasket(page);
  const second = await context.newPage();
  const other = await openBasket(second);
  await write(one, mine);
  await expect.poll(() => codeOf(other)).toBe(mine);
});

test('where two tabs have both written, their reader says which it is, and has both', async ({ page, context }) => {
  const one = await openBasket(page);
  await write(one, mine);
  // The second tab is deaf: it writes without having heard of the first.
  const second = await context.newPage();
  await second.addInitScript(() => {
    Object.assign(globalThis, { BroadcastChannel: undefined });
  });
  const other = await openBasket(second);
  await expect.poll(() => codeOf(other)).toBe(mine);
  await write(one, 'console.log("one");');
  await edit(other, 'main.ts', 'console.log("other");');
  await expect(other.getByText('Another tab has changed this program too. Both versions are kept.')).toBeVisible();
  await expectKept(second, basket.name, 'console.log("one");');
  await other.getByRole('button', { name: 'Keep mine' }).click();
  await expectKept(second, basket.name, 'console.log("other");');
  await chooseFromMenu(other, 'Compare with your earlier version');
  await expect(other.getByRole('region', { name: 'Compare with your earlier version' })).toContainText('"one"');
});

test('the playground reopens what was written last, and a link does not take its place until it is edited', async ({
  page,
}) => {
  await page.goto(playground);
  const cell = await liveCell(page, 'Playground');
  await write(cell, mine, 'playground');
  await page.reload();
  await expect.poll(() => codeOf(cellTitled(page, 'Playground'))).toBe(mine);

  const linked = await openProgram(page, programOf('console.log("linked");'));
  await expect(codeBlockOf(linked, 'main.ts')).toContainText('linked');
  await expectKept(page, 'playground', mine);
  await page.goto('about:blank');
  await page.goto(playground);
  await expect.poll(() => codeOf(cellTitled(page, 'Playground'))).toBe(mine);

  await page.goto('about:blank');
  const again = await openProgram(page, programOf('console.log("linked");'));
  await write(again, 'console.log("linked and edited");', 'playground');
  await page.reload();
  const edited = page.getByRole('region', { name: /^Program: Program/ });
  await expect.poll(() => codeOf(edited)).toBe('console.log("linked and edited");');
  await expect(page.getByRole('note')).toContainText('Someone else wrote this program');
  await chooseFromMenu(edited, 'Compare with your earlier version');
  await expect(edited.getByRole('region', { name: 'Compare with your earlier version' })).toContainText('"mine"');
});

test('code in the middle of a run is there after a reload, and nothing runs', async ({ page }) => {
  const cell = await openBasket(page);
  await write(cell, 'while (true) {}');
  await cell.getByRole('radio', { name: 'Workers' }).check();
  await buttonOf(cell, 'Run').click();
  await expect(cell).toHaveAttribute('data-busy');
  await page.reload();
  const again = await liveCell(page, basket.title);
  await expect.poll(() => codeOf(again)).toBe('while (true) {}');
  await expectNeverRun(again);
});
