import { expect, test, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from './accessibility.ts';
import { cellTitled } from './cell.ts';
import { holdBack, letFail } from './faults.ts';
import { isForRuns, pathOf, transferOf } from './transfer.ts';

/** The shop of the first page. */
function shopOn(page: Page): Locator {
  return page.getByRole('region', { name: 'The cashier', exact: true });
}

const cashiersOf = (shop: Locator): Locator => shop.getByRole('slider', { name: 'Cashiers' });
const switchingOf = (shop: Locator): Locator => shop.getByRole('slider', { name: 'A cashier switches' });
const timeOf = (shop: Locator): Locator => shop.getByRole('slider', { name: 'Time in the shop' });

/** Opens the first page and waits until its shop lives. */
async function openShop(page: Page): Promise<Locator> {
  await page.goto('./');
  const shop = shopOn(page);
  await shop.scrollIntoViewIfNeeded();
  await expect(shop.getByRole('button', { name: 'Play' })).toBeEnabled();
  return shop;
}

/** The rows of the table: who, waited, served, paying, done at. */
async function expectTable(shop: Locator, rows: readonly string[]): Promise<void> {
  const table = shop.getByRole('table', { name: 'Each customer, in minutes and seconds' });
  await expect(table.getByRole('row')).toHaveText(['WhoWaitedServedPayingDone at', ...rows]);
}

const oneCashier = ['Ada1:561:100:203:26', 'Ben0:360:200:201:16', 'Cleo1:560:500:203:06', 'Dan1:440:400:202:44'];

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the shop stands as a real run left it, with nothing to press', { tag: '@narrow' }, async ({ page }) => {
    await page.goto('./');
    const shop = shopOn(page);
    await expectTable(shop, oneCashier);
    await expect(shop.getByText('One cashier, switching every 10 seconds: everybody is being served')).toBeVisible();
    await expect(shop.getByRole('list', { name: 'Customers at this moment' }).getByRole('listitem')).toHaveCount(4);
    for (const role of ['slider', 'button'] as const)
      await expect(shop.getByRole(role).filter({ visible: true })).toHaveCount(0);
    await shop.getByText('See the program').click();
    await expect(shop.getByText('await cpu(scan * second);')).toBeVisible();
  });
});

test(
  'a slider runs the program again: the table, the sentence and the spoken values are those of the new run',
  { tag: ['@narrow', '@sub-path'] },
  async ({ page }) => {
    const shop = await openShop(page);
    const says = shop.getByRole('status');
    await expectTable(shop, oneCashier);

    await cashiersOf(shop).press('ArrowRight');
    await expect(cashiersOf(shop)).toHaveAttribute('aria-valuetext', '2 cashiers');
    await expect(says).toHaveText(
      'Two cashiers, switching every 10 seconds: two customers at the same moment, and everybody has had a turn by 0:11.',
    );
    await expectTable(shop, [
      'Ada0:461:100:202:16',
      'Ben0:030:200:200:43',
      'Cleo0:260:500:201:36',
      'Dan0:350:400:201:35',
    ]);

    await cashiersOf(shop).press('Home');
    await switchingOf(shop).press('Home');
    await expect(switchingOf(shop)).toHaveAttribute('aria-valuetext', 'switches never while serving');
    await expect(says).toHaveText(/^One cashier, never switching while serving: .+ Dan’s first turn comes at 1:53\.$/);
    await expectTable(shop, [
      'Ada1:041:100:202:34',
      'Ben2:050:200:202:45',
      'Cleo1:460:500:202:56',
      'Dan2:070:400:203:07',
    ]);

    await cashiersOf(shop).press('End');
    await switchingOf(shop).press('End');
    await expect(switchingOf(shop)).toHaveAttribute('aria-valuetext', 'switches every 2 seconds');
    await expect(says).toHaveText(/^Four cashiers: .+ nobody waits for a cashier\.$/);
    await expectTable(shop, [
      'Ada0:001:100:201:30',
      'Ben0:000:200:200:40',
      'Cleo0:000:500:201:10',
      'Dan0:000:400:201:00',
    ]);
    await expectAccessible(page);
  },
);

test('the playhead tells where everybody is, and moves when it is played or moved, never by itself', async ({
  page,
}) => {
  const shop = await openShop(page);
  const time = timeOf(shop);
  const rest = await time.getAttribute('aria-valuetext');
  await time.press('Home');
  await expect(time).toHaveAttribute('aria-valuetext', '0:00. The cashier serves Ada. Ben, Cleo and Dan wait.');
  const people = shop.getByRole('list', { name: 'Customers at this moment' }).getByRole('listitem');
  await expect(people).toHaveText(['Ada being served', 'Ben waiting', 'Cleo waiting', 'Dan waiting']);
  await time.press('End');
  await expect(time).toHaveAttribute('aria-valuetext', '3:26. Everybody has left.');
  expect(rest).toMatch(/^0:25\. /);

  await shop.getByRole('button', { name: 'Play' }).click();
  await expect(people.first()).toHaveText('Ada being served');
  await expect(people.nth(1)).toHaveText('Ben being served');
  await shop.getByRole('button', { name: 'Pause' }).click();
  const paused = await time.inputValue();
  await expect(shop.getByRole('button', { name: 'Play' })).toBeVisible();
  expect(Number(paused)).toBeGreaterThan(0);
  expect(await time.inputValue()).toBe(paused);
});

test('where motion is unwanted, Play goes from one change to the next', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const shop = await openShop(page);
  await shop.getByRole('button', { name: 'Play' }).click();
  const people = shop.getByRole('list', { name: 'Customers at this moment' }).getByRole('listitem');
  await expect(people.nth(1)).toHaveText('Ben being served');
  await shop.getByRole('button', { name: 'Pause' }).click();
  await expect(timeOf(shop)).toHaveValue(/^(?:11|21|22|32|33|43|44)$/);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test(
  'the program opens in the playground on the machine that the sliders say',
  { tag: '@sub-path' },
  async ({ page }) => {
    const shop = await openShop(page);
    await cashiersOf(shop).press('End');
    await switchingOf(shop).press('ArrowRight');
    await expect(shop.getByRole('status')).toHaveText(/^Four cashiers/);
    await expect(switchingOf(shop)).toHaveAttribute('aria-valuetext', 'switches every 5 seconds');
    await expect(shop.locator('[data-busy]')).toHaveCount(0);
    await shop.getByRole('link', { name: 'Open in the playground' }).click();
    const cell = cellTitled(page, 'The cashier');
    await expect(cell.getByRole('spinbutton', { name: 'Cores' })).toHaveValue('4');
    await expect(cell.getByRole('spinbutton', { name: 'Time slice, milliseconds' })).toHaveValue('5000');
    await expect(cell.getByRole('spinbutton', { name: 'Switch, milliseconds' })).toHaveValue('1000');
  },
);

test('a run whose parts do not arrive says so, keeps the picture, and works on the next try', async ({ page }) => {
  const repair = await letFail(page, '**/_astro/live-cashier.*.js', 'a broken connection');
  const shop = await openShop(page);
  await cashiersOf(shop).press('ArrowRight');
  await expect(shop.getByRole('alert')).toContainText('could not be fetched. Check the connection');
  await expectTable(shop, oneCashier);
  await repair();
  await shop.getByRole('button', { name: 'Try again' }).click();
  await expect(shop.getByRole('status')).toHaveText(/^Two cashiers/);
  await expect(shop.getByRole('alert')).toBeEmpty();
});

test('nothing to run programs is fetched before somebody reaches for the shop', async ({ page }) => {
  const { requests } = transferOf(page);
  await openShop(page);
  await page.waitForLoadState('networkidle');
  expect(requests.filter(isForRuns).map(pathOf)).toEqual([]);
});

test('nothing moves when the shop comes to life, and what its sliders said before that is run', async ({ page }) => {
  const release = await holdBack(page, '**/_astro/Cashier.*.js');
  await page.goto('./');
  const shop = shopOn(page);
  await expectTable(shop, oneCashier);
  const before = await shop.boundingBox();
  // Moved before anything hears it: the shop takes it up.
  await switchingOf(shop).press('Home');
  release();
  await expect(shop.getByRole('status')).toHaveText(/^One cashier, never switching/);
  expect(await shop.boundingBox()).toEqual(before);
});

test('who comes back finds the sliders and the picture as they were', async ({ page }) => {
  const shop = await openShop(page);
  await cashiersOf(shop).press('ArrowRight');
  await expect(shop.getByRole('status')).toHaveText(/^Two cashiers/);
  await page.goto('./playground/');
  await page.goBack();
  await expect(cashiersOf(shop)).toHaveValue('2');
  await expect(shop.getByRole('status')).toHaveText(/^Two cashiers/);
});

test('on paper the shop is a picture with its table', async ({ page }) => {
  const shop = await openShop(page);
  await page.emulateMedia({ media: 'print' });
  await expect(cashiersOf(shop)).toBeHidden();
  await expect(shop.getByRole('button', { name: 'Play' })).toBeHidden();
  await expect(shop.getByRole('table')).toBeVisible();
  await expect(shop.getByText('One cashier, switching')).toBeVisible();
});
