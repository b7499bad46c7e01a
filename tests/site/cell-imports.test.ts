import { expect, test } from '@playwright/test';
import { parseLink } from '../../src/runtime/program/link.ts';
import { cellTitled, chooseFromMenu, edit, expectEnded, liveCell, printedBy, runTo, verdictOf } from './cell.ts';

const lesson = './faster/speed-up-amdahl-gustafson/';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('a program runs with what it imports from another cell as that stands now, and says when that has changed', async ({
  page,
}) => {
  await page.goto(lesson);
  const estimate = await liveCell(page, 'Three cafés');
  await runTo(estimate, 'completed');
  expect((await printedBy(estimate))[1]).toBe('with 8: 127.5 predicted, 127.5 it was');
  await expect(estimate).not.toContainText('has changed since this run');

  const shares = await liveCell(page, 'The law and the clock');
  await shares.getByRole('tab', { name: 'amdahl.ts' }).click();
  await edit(shares, 'amdahl.ts', 'export const speedUp = (share: number, cores: number): number => cores - share;');
  await expect(estimate).toContainText('#shares has changed since this run. Run again to see what it prints now.');

  await runTo(estimate, 'completed');
  expect((await printedBy(estimate))[1]).toBe('with 8: 75.9 predicted, 127.5 it was');
  await expect(estimate).not.toContainText('has changed since this run');

  // What is wrong there is said here, and leads there.
  await edit(shares, 'amdahl.ts', 'export function speedUp(): number {\n  throw new RangeError("no law");\n}');
  await runTo(estimate, 'threw');
  await expect(verdictOf(estimate)).toContainText('RangeError: no law — #shares/amdahl.ts:2');
  await estimate.getByRole('list', { name: 'Problems' }).getByRole('button').first().click();
  await expect(shares.getByRole('textbox', { name: 'Code: amdahl.ts' })).toBeFocused();
});

test('programs that come to build on each other in a circle do not run, and the import that closes it is named', async ({
  page,
}) => {
  await page.goto(lesson);
  const cupboard = await liveCell(page, 'The key to the cupboard');
  await cupboard.getByRole('tab', { name: 'clock.ts' }).click();
  await edit(cupboard, 'clock.ts', 'import "#larger";\nexport const clock = String;');
  const larger = await liveCell(page, 'A larger café');
  await larger.getByRole('button', { name: 'Run', exact: true }).click();
  await expectEnded(larger, 'did-not-compile');
  await expect(larger.getByRole('list', { name: 'Problems' })).toContainText(
    '#cupboard/clock.ts:1:8 Programs cannot build on each other in a circle: "#larger" builds on "#cupboard", which builds on "#larger".',
  );
});

test('a link and the playground take along what is imported, and the import works there', async ({ page, context }) => {
  await page.goto(lesson);
  const estimate = await liveCell(page, 'Three cafés');
  await chooseFromMenu(estimate, 'Copy link');
  await expect(verdictOf(estimate)).toContainText('Link copied');
  const parsed = parseLink(new URL(await page.evaluate(() => navigator.clipboard.readText())).hash);
  expect(parsed.ok && parsed.link.files.map(({ name }) => name)).toEqual([
    'main.ts',
    'karp-flatt.ts',
    'cells/shares/main.ts',
    'cells/shares/amdahl.ts',
    'cells/shares/shortest.ts',
    'cells/shares/wipe.ts',
  ]);

  const [playground] = await Promise.all([
    context.waitForEvent('page'),
    chooseFromMenu(estimate, 'Open in playground'),
  ]);
  const opened = cellTitled(playground, 'Three cafés');
  await runTo(opened, 'completed');
  expect((await printedBy(opened))[1]).toBe('with 8: 127.5 predicted, 127.5 it was');
});
