import { expect } from '@playwright/test';
import { chooseFromMenu, edit, openEditor, paste, printedBy, runTo, savedTextOf, verdictOf } from './cell.ts';
import { openProgram, programOf } from './playground.ts';
import { test } from './warm-playground.ts';

// Fault 35 of the suite.
const sources = {
  'a source of 5 MB': 'console.log("one of very many lines");\n'.repeat(130_000),
  'a line of 1 MB': `console.log("${'x'.repeat(1_000_000)}");`,
} as const;

test('a source that is too large is refused with a sentence, and the editor goes on working', async ({ warmPage }) => {
  const cell = await openProgram(warmPage, programOf('console.log("small");'));
  for (const [what, text] of Object.entries(sources)) {
    await edit(cell, 'main.ts', text);
    await runTo(cell, 'did-not-compile');
    await expect(cell.getByRole('list', { name: 'Problems' }).getByRole('listitem').first(), what).toContainText(
      'A file has at most 256 kB; "main.ts" is larger.',
    );
    await edit(cell, 'main.ts', 'console.log("small again");');
    await runTo(cell, 'completed');
    expect(await printedBy(cell), what).toEqual(['small again']);
  }
});

test('what is too large for a link is said, and the program stays', async ({ warmPage }) => {
  const cell = await openProgram(warmPage, programOf('console.log("stays");'));
  await paste(await openEditor(cell, 'main.ts'), `// ${'x'.repeat(300_000)}\n`);
  await chooseFromMenu(cell, 'Copy link');
  await expect(verdictOf(cell)).toHaveText(
    'There is no link to this program. A file has at most 256 kB; "main.ts" is larger.',
  );
  expect((await savedTextOf(cell)).length).toBeGreaterThan(300_000);
});
