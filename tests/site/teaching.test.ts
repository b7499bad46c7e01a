import { expect, test } from '@playwright/test';
import papa from 'papaparse';
import * as v from 'valibot';
import { parseAssignment } from '../../src/runtime/teaching/assignment.ts';
import { parseResult } from '../../src/runtime/teaching/result.ts';
import {
  parseSubmission,
  printSubmission,
  printSubmissionLink,
  receiptOf,
} from '../../src/runtime/teaching/submission.ts';
import { expectAccessible, expectContrast, expectNoSidewaysScrolling } from './accessibility.ts';
import { counting, downloaded, makeAssignment, openLive, picked, question, solved, submissionOf } from './teaching.ts';

/** The lines of a CSV file, by the heads of its columns. */
function linesOf(csv: string): readonly Readonly<Record<string, string>>[] {
  return v.parse(
    v.array(v.record(v.string(), v.string())),
    papa.parse(csv, { header: true, skipEmptyLines: true }).data,
  );
}

test('a class goes the whole way round: assign, open, check, hand in, grade, take the grades away', async ({
  page,
}) => {
  // Some thirty runs, and one of them twice until its limit: seconds where nothing else runs, minutes where much does.
  test.setTimeout(900_000);
  const { yaml, assignment } = await makeAssignment(page);
  expect(assignment).toMatchObject({
    title: 'Counting lab',
    late: { perDay: '10%' },
    identity: { fields: ['name', 'id'] },
  });
  expect(assignment.exercises.map(({ id, points, attempts }) => [id, points, attempts]).toSorted()).toEqual([
    [counting.id, 4, 3],
    [question.id, 2, 'unlimited'],
  ]);
  const link = await page.getByRole('link', { name: 'Open as a student sees it' }).getAttribute('href');
  expect(link).toMatch(/assignment\/#a1\.[\w-]+$/u);

  // The student answers the question rightly, checks the program as it begins, which is wrong, and hands that in.
  await openLive(page, link ?? '');
  await expect(page.getByRole('heading', { name: 'Counting lab' })).toBeVisible();
  await expect(page.getByText('Late work loses 10 % of its points for each day that has begun.')).toBeVisible();
  const work = (title: string) =>
    page.getByRole('list', { name: 'Exercises' }).getByRole('listitem').filter({ hasText: title });
  await expect(work(counting.title)).toContainText('4 points, not tried yet, 3 attempts left');
  await expect(work(question.title)).toContainText('2 points, not tried yet');
  await expect(page.getByText('0 of 2 exercises are done.')).toBeVisible();
  for (const { title } of [question, counting]) {
    await work(title).getByRole('link', { name: title }).click();
    const region = page.getByRole('region', { name: `Exercise: ${title}` });
    const check = region.getByRole('button', { name: 'Check', exact: true });
    await check.scrollIntoViewIfNeeded();
    await expect(page.locator('main astro-island[ssr]')).toHaveCount(0);
    if (title === question.title) {
      for (const option of ['1', '2']) await region.getByRole('checkbox', { name: option, exact: true }).check();
    }
    await check.click();
    await expect(region).toHaveAttribute('data-status', 'marked', { timeout: 180_000 });
    await expect(region).toContainText('Tried once');
    await page.goBack();
  }
  await expect(work(question.title)).toContainText('2 points, done');
  await expect(work(counting.title)).toContainText('0 of 4 points at the last check, 2 attempts left');
  await expect(page.getByText('1 of 2 exercises are done.')).toBeVisible();
  await page.getByRole('button', { name: 'Make the file' }).click();
  await expect(page.getByRole('alert')).toHaveText('Your teacher asks for: name, student number.');
  await page.getByRole('textbox', { name: 'Name' }).fill('Ada Lovelace');
  await page.getByRole('textbox', { name: 'Student number' }).fill('s1');
  await page.getByRole('button', { name: 'Make the file' }).click();
  const made = page.getByRole('group', { name: 'Your file' });
  await expect(made).toContainText(/Receipt [0-9A-Z]{5}-[0-9A-Z]{5}/u);
  const handedIn = await downloaded(page, 'Download file');
  expect(handedIn.name).toBe('counting-lab-s1.json');
  const ada = parseSubmission(handedIn.text);
  if (!ada.ok) throw new Error(ada.message);
  await expect(made).toContainText(receiptOf(ada.value));
  expect(ada.value.student).toEqual({ name: 'Ada Lovelace', id: 's1' });
  expect(ada.value.exercises.map(({ attempts }) => attempts.length)).toEqual([1, 1]);
  // Nobody asked the page to remember who it was.
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('');

  // The teacher grades it, come as a link, beside a right, an endless and a broken one.
  await openLive(page, `./teach/grade/${printSubmissionLink(ada.value)}`);
  await expect(page.getByText('A submission has come with the address of this page.')).toBeVisible();
  await page.getByLabel('Open the assignment’s file').setInputFiles(picked('counting-lab.yaml', yaml));
  const grace = submissionOf(
    assignment,
    { id: 's2', name: 'Grace Hopper' },
    { histogram: solved('histogram.ts'), chosen: question.right },
  );
  const alan = submissionOf(
    assignment,
    { id: 's3', name: 'Alan Turing' },
    { histogram: 'export function histogram() { for (;;) {} }', chosen: ['zero', 'one', 'two'] },
  );
  await page
    .getByLabel('Pick files')
    .setInputFiles([
      picked('grace.json', printSubmission(grace)),
      picked('alan.json', printSubmission(alan)),
      picked('broken.json', handedIn.text.slice(0, 100)),
    ]);
  await page.getByText('A class list, hidden checks').click();
  await page
    .getByLabel('Open a class list (CSV)')
    .setInputFiles(
      picked('class.csv', 'id,name\ns1,Ada Lovelace\ns2,Grace Hopper\ns3,Alan Turing\ns4,"Lamarr, Hedy"\n'),
    );
  const table = page.getByRole('table', { name: 'Grades' });
  await expect(table.getByRole('row')).toHaveCount(6);
  await page.getByRole('button', { name: 'Grade', exact: true }).click();
  await expect(page.getByText('Done. 6 answers were examined.')).toBeVisible({ timeout: 300_000 });
  const rowOf = (name: string) => table.getByRole('row').filter({ hasText: name });
  await expect(rowOf('Ada Lovelace')).toContainText('graded');
  await expect(rowOf('Ada Lovelace')).toContainText('2 of 6');
  await expect(rowOf('Grace Hopper')).toContainText('6 of 6');
  await expect(rowOf('Alan Turing')).toContainText('timed-out');
  await expect(rowOf('Lamarr, Hedy')).toContainText('missing');
  await expect(rowOf('broken.json')).toContainText('invalid');

  // One student whole: what was found, the code beside what the exercise began with, and no word of the claim's.
  await table.getByRole('button', { name: 'Grace Hopper' }).click();
  const entry = page.getByRole('article', { name: counting.title });
  await expect(entry.getByRole('list', { name: `Properties of ${counting.title}` })).toContainText(
    'Holds: Every digit is counted once',
  );
  await expect(entry.locator('ins').filter({ hasText: 'import { pool } from "lab";' })).toBeVisible();
  await expect(entry.locator('del').filter({ hasText: 'return countDigits(digits);' })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScrolling(page);

  // A score by hand counts, and stays when the page grades again; nothing runs twice.
  await table.getByRole('button', { name: 'Alan Turing' }).click();
  await entry.getByRole('textbox', { name: `Score by hand for ${counting.title}` }).fill('1.5');
  await entry.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(entry).toContainText('1.5 of 4 points');
  await page.getByRole('button', { name: 'Grade again' }).click();
  await expect(page.getByText('Done. 0 answers were examined. 6 were graded in this browser before.')).toBeVisible();
  await expect(entry).toContainText('1.5 of 4 points');

  const wide = await downloaded(page, 'Download one line a student (CSV)');
  expect(
    linesOf(wide.text).map((row) => [row['student_id'], row['name'], row['status'], row['score'], row['max']]),
  ).toEqual([
    ['s1', 'Ada Lovelace', 'graded', '2', '6'],
    ['s2', 'Grace Hopper', 'graded', '6', '6'],
    ['s3', 'Alan Turing', 'graded', expect.stringMatching(/^(?:1\.5|2\.\d+|3)$/u), '6'],
    ['s4', 'Lamarr, Hedy', 'missing', '0', '6'],
    ['', 'broken.json', 'invalid', '0', '6'],
  ]);
  const long = linesOf((await downloaded(page, 'Download one line an exercise (CSV)')).text);
  expect(
    long
      .filter(({ exercise }) => exercise === counting.id)
      .map((row) => [row['student_id'], row['raw'], row['score'], row['override'], row['status'], row['tier']]),
  ).toEqual([
    ['s1', '0', '0', '', 'graded', 'T2'],
    ['s2', '4', '4', '', 'graded', 'T2'],
    ['s3', '0', '1.5', '1.5', 'timed-out', 'T2'],
    ['s4', '0', '0', '', 'missing', 'T2'],
    ['', '0', '0', '', 'invalid', 'T2'],
  ]);
  const result = parseResult((await downloaded(page, 'Download everything (JSON)')).text);
  expect(result.ok && result.value.results.map(({ owner }) => owner)).toEqual([
    'id:s1',
    'id:s2',
    'id:s3',
    'id:s4',
    'file:broken.json',
  ]);

  await page.getByRole('button', { name: 'Forget everything' }).click();
  await expect(page.getByText('All of it is forgotten.')).toBeVisible();
  await expect(table).toHaveCount(0);
});

test('what is wrong with an assignment, a link or a file is said where it is', async ({ page }) => {
  await openLive(page, './teach/assign/');
  await page.getByRole('checkbox', { name: counting.title }).check();
  await page.getByRole('textbox', { name: `Points for ${counting.title}` }).fill('many');
  await expect(page.getByText('Points are a number from 0 to 1000.').first()).toBeVisible();
  await expect(page.getByRole('list', { name: 'Before there is a file and a link' })).toContainText(
    'Give the assignment a title.',
  );
  await openLive(page, './assignment/#a1.AAAA');
  await expect(page.getByRole('alert')).toHaveText(/^This assignment cannot be read: /u);
  await openLive(page, './teach/grade/');
  await page.getByLabel('or its link').fill('https://example.org/');
  await expect(page.getByRole('alert')).toHaveText('This is not a link to an assignment: such a link holds "#a1.".');
});

test('an assignment that was opened keeps what the form does not know', async ({ page }) => {
  const { yaml } = await makeAssignment(page);
  await openLive(page, './teach/assign/');
  await page.getByLabel('Open an assignment’s file').setInputFiles(picked('lab.yaml', `${yaml}laterField: kept\n`));
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Counting lab');
  await page.getByRole('textbox', { name: 'Title' }).fill('Another lab');
  const { name, text } = await downloaded(page, 'Download file');
  expect(name).toBe('counting-lab.yaml');
  expect(text).toContain('laterField: kept');
  expect(parseAssignment(text)).toMatchObject({
    ok: true,
    value: { title: 'Another lab', due: expect.any(String), late: { perDay: '10%' } },
  });
});

for (const address of ['./teach/', './teach/assign/', './teach/grade/', './assignment/'] as const) {
  test(
    `${address} is accessible in both themes and fits the screen`,
    { tag: ['@narrow', '@sub-path'] },
    async ({ page }) => {
      await page.emulateMedia({ colorScheme: 'light' });
      await openLive(page, address);
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expect(page.locator('html')).toHaveCSS('color-scheme', /dark/);
      await expectContrast(page);
      await expectNoSidewaysScrolling(page);
    },
  );
}

test('the schemas of all formats are there', { tag: '@sub-path' }, async ({ page }) => {
  await openLive(page, './teach/');
  const links = page.getByRole('main').getByRole('link', { name: /^course-/u });
  await expect(links).toHaveCount(5);
  for (const link of await links.all()) {
    const address = new URL((await link.getAttribute('href')) ?? '', page.url()).href;
    const schema: unknown = await (await page.request.get(address)).json();
    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' });
  }
});
