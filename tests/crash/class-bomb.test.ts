import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { CrashClass } from './class-page.ts';
import { reportFrom } from './crash-browser.ts';

/** Its limit is long enough for a slow computer to fill its memory. */
const check = `
export const plan = () => [{ id: 'call', limitMs: 60000, call: { module: 'main.ts', name: 'double', args: [21] } }];
export const judge = ([{ value }]) => [{ name: 'It doubles', passed: value === 42, feedback: 'As asked.' }];
`;
const right = 'export const double = (n: number) => 2 * n;';

it('an answer that takes all memory crashes alone: its neighbours in the class get what they earned', async () => {
  const bomb = await readFile('tests/fixtures/programs/heap-bomb/main.ts', 'utf8');
  const answers = [right, `${bomb}\nexport {};`, right, 'export const double = (n: number) => n;', right];
  const marks = await reportFrom('class-page.ts', { check, answers } satisfies CrashClass);
  expect(marks).toEqual([
    { status: 'marked', share: 1 },
    { status: 'crashed', share: 0 },
    { status: 'marked', share: 1 },
    { status: 'marked', share: 0 },
    { status: 'marked', share: 1 },
  ]);
});
