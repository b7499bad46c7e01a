import { deflateRawSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { printLink } from '../../src/runtime/program/link.ts';
import { cellTitled, expectNeverRun, printedBy, runTo, savedTextOf } from './cell.ts';
import { playground } from './playground.ts';

/** The hash of a link that holds this text, whether it is one of ours or not. */
function hashOf(text: string): string {
  return `#p1.${deflateRawSync(text, { level: 9 }).toString('base64url')}`;
}

function linkTo(value: unknown): string {
  return hashOf(JSON.stringify(value));
}

const whole = printLink({ files: [{ name: 'main.ts', text: 'console.log("a program of a link");'.repeat(3) }] });
if (!whole.ok) throw new Error(whole.message);
const main = ['main.ts', 'console.log("ran");'];

// Faults 44 and 46 of the suite.
const refused = [
  ['with characters that no link has', '#p1.<b>', 'This link is damaged: it holds characters that no link has.'],
  ['that cannot be unpacked', '#p1._____w', 'This link is damaged: what it holds cannot be unpacked.'],
  [
    'without its end',
    whole.hash.slice(0, -8),
    'This link is incomplete: its end is missing. Copy the whole of it and try again.',
  ],
  [
    'of another version',
    '#p2.AAAA',
    'This link was made by another version of this site, and this one cannot read it.',
  ],
  ['that is no JSON', hashOf('{"files": '), 'This link is damaged: what it holds is not a program.'],
  ['that holds no program', linkTo('no program'), 'This link does not hold a program.'],
  [
    'with a key that nothing knows',
    linkTo({ files: [main], autorun: true }),
    'This link cannot be opened: nothing here knows its "autorun".',
  ],
  [
    'with a key that every object has',
    hashOf(`{"files":[${JSON.stringify(main)}],"__proto__":{"machine":{}}}`),
    'This link cannot be opened: nothing here knows its "__proto__".',
  ],
  [
    'with a machine that does not exist',
    linkTo({ files: [main], machine: { kind: 'quantum' } }),
    'This link cannot be opened: its "machine.kind" is not what it should be.',
  ],
  [
    'with 33 files',
    linkTo({ files: Array.from({ length: 33 }, (_, n) => [`f${n}.ts`, '']) }),
    'The program of this link cannot be opened. A program has at most 32 files; this one has 33.',
  ],
  [
    'with a file of more than 256 kB',
    linkTo({ files: [['main.ts', ' '.repeat(256_001)]] }),
    'The program of this link cannot be opened. A file has at most 256 kB; "main.ts" is larger.',
  ],
  [
    'that unpacks to 100 MB',
    hashOf(' '.repeat(100_000_000)),
    'The program of this link is too large: a link holds at most 1 MB.',
  ],
  [
    'that is longer than any program',
    `#p1.${'A'.repeat(1_500_000)}`,
    'The program of this link is too large: a link holds at most 1 MB.',
  ],
  [
    'with a file name that is markup',
    linkTo({ files: [['<img src=x onerror=alert(1)>.ts', '']] }),
    'The program of this link cannot be opened. "<img src=x onerror=alert(1)>.ts" cannot name a file: use letters, digits, "-", "_" and "." and end with .ts, .js or .json, as in "shop/till.ts".',
  ],
] as const;

test('a link that is refused is refused with a sentence, opens and runs nothing, and takes the one before off the page', async ({
  page,
}) => {
  for (const [what, hash, sentence] of refused) {
    await page.goto(playground + whole.hash);
    await expect(page.getByRole('note')).toHaveText(/^Someone else wrote this program/);
    await page.goto(playground + hash);
    await expect(page.getByRole('note'), `a link ${what}`).toHaveText(sentence);
    const cell = cellTitled(page, 'Playground');
    await expectNeverRun(cell);
    expect(await savedTextOf(cell), `a link ${what}`).toContain('// A program of your own.');
  }
});

test('where a refused link is the first, nothing is opened, and the playground works', async ({ page }) => {
  await page.goto(`${playground}#p1.!`);
  await expect(page.getByRole('note')).toHaveText(/^This link is damaged/);
  const cell = cellTitled(page, 'Playground');
  await expectNeverRun(cell);
  await runTo(cell, 'completed');
  expect(await printedBy(cell)).toEqual(['first', 'then']);
});
