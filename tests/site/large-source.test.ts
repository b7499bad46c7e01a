import { expect, test } from '@playwright/test';
import { cellTitled, edit, openEditor, paste, printedBy, runTo, verdictOf } from './cell.ts';
import { lessons } from './lessons.ts';
import { playground } from './playground.ts';

// Fault 35 of the suite.
const sources = {
  'a source of 5 MB': 'console.log("one of very many lines");\n'.repeat(130_000),
  'a line of 1 MB': `console.log("${'x'.repeat(1_000_000)}");`,
} as const;

for (const [what, text] of Object.entries(sources)) {
  test(`${what} is refused with a sentence, and the editor goes on working`, async ({ page }) => {
    await page.goto(playground);
    const cell = cellTitled(page, 'Playground');
    await edit(cell, 'main.ts', text);
    await runTo(cell, 'did-not-compile');
    await expect(cell.getByRole('list', { name: 'Problems' }).getByRole('listitem').first()).toContainText(
      'A file has at most 256 kB; "main.ts" is larger.',
    );
    await edit(cell, 'main.ts', 'console.log("small again");');
    await runTo(cell, 'completed');
    expect(await printedBy(cell)).toEqual(['small again']);
  });
}

test('what is too large for a link is said, and the program stays', async ({ page }) => {
  await page.goto(lessons.book);
  const cell = cellTitled(page, 'A shopping basket');
  await paste(await openEditor(cell, 'main.ts'), `// ${'x'.repeat(300_000)}\n`);
  await cell.getByRole('button', { name: 'More' }).click();
  await cell.getByRole('menuitem', { name: 'Copy link' }).click();
  await expect(verdictOf(cell)).toHaveText(
    'There is no link to this program. A file has at most 256 kB; "main.ts" is larger.',
  );
});
