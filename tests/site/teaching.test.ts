import { readFileSync } from 'node:fs';
import { expect, test, type Download, type Page } from '@playwright/test';
import papa from 'papaparse';
import * as v from 'valibot';
import { assignmentDigest, parseAssignment, type Assignment } from '../../src/runtime/teaching/assignment.ts';
import { parseResult } from '../../src/runtime/teaching/result.ts';
import {
  parseSubmission,
  printSubmission,
  sealSubmission,
  type Submission,
} from '../../src/runtime/teaching/submission.ts';
import { expectAccessible, expectContrast, expectNoSidewaysScrolling } from './accessibility.ts';

const exercise = { id: 'count-in-parts', title: 'Count in parts' };
const folder = `src/content/exercises/${exercise.id}`;

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8');
}

/** What pressing this button downloads. */
async function downloaded(page: Page, button: string): Promise<{ readonly name: string; readonly text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), text: await textOf(download) };
}

/** The page, once its form lives. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('main astro-island[ssr]')).toHaveCount(0);
}

async function makeAssignment(page: Page): Promise<{ readonly yaml: string; readonly assignment: Assignment }> {
  await open(page, './teach/assign/');
  await page.getByRole('textbox', { name: 'Title' }).fill('Counting lab');
  await page.getByLabel('Due').fill('2027-01-15T18:00');
  await page.getByRole('checkbox', { name: exercise.title }).check();
  await page.getByRole('textbox', { name: `Points for ${exercise.title}` }).fill('4');
  await page.getByRole('textbox', { name: `Attempts for ${exercise.title}` }).fill('3');
  const { name, text } = await downloaded(page, 'Download file');
  expect(name).toBe('counting-lab.yaml');
  const read = parseAssignment(text);
  if (!read.ok) throw new Error(read.message);
  return { yaml: text, assignment: read.value };
}

/** A file's text as a solution has it, else as the exercise begins. */
function fileOf(name: string): string {
  try {
    return readFileSync(`${folder}/solution/${name}`, 'utf8');
  } catch {
    return readFileSync(`${folder}/start/${name}`, 'utf8');
  }
}

function submissionOf(assignment: Assignment, id: string, histogram: string): Submission {
  const files = ['main.ts', 'count.ts'].map((name) => ({ name, text: fileOf(name) }));
  const sealed = sealSubmission({
    assignment: { id: assignment.id, digest: assignmentDigest(assignment) },
    course: assignment.course,
    at: '2026-11-30T10:00:00Z',
    student: { id, name: `Student ${id}` },
    exercises: [
      {
        id: exercise.id,
        answer: { kind: 'code', files: [...files, { name: 'histogram.ts', text: histogram }] },
        attempts: [],
        claimed: { share: 1 },
      },
    ],
  });
  if (!sealed.ok) throw new Error(sealed.message);
  return sealed.value;
}

test('a class goes the whole way round: assign, open, check, hand in, grade, take the grades away', async ({
  page,
}) => {
  const { yaml, assignment } = await makeAssignment(page);
  expect(assignment).toMatchObject({
    title: 'Counting lab',
    identity: { fields: ['name', 'id'] },
    exercises: [{ id: exercise.id, points: 4, attempts: 3 }],
  });
  const link = await page.getByRole('link', { name: 'Open as a student sees it' }).getAttribute('href');
  expect(link).toMatch(/assignment\/#a1\.[\w-]+$/u);

  // The student opens it, checks what the exercise begins with, and hands that in.
  await open(page, link ?? '');
  await expect(page.getByRole('heading', { name: 'Counting lab' })).toBeVisible();
  const work = page.getByRole('list', { name: 'Exercises' }).getByRole('listitem');
  await expect(work).toContainText('4 points, not tried yet, 3 attempts left');
  await work.getByRole('link', { name: exercise.title }).click();
  const check = page.getByRole('button', { name: 'Check', exact: true });
  await check.scrollIntoViewIfNeeded();
  await expect(page.locator('main astro-island[ssr]')).toHaveCount(0);
  await check.click();
  await expect(page.getByRole('region', { name: `Exercise: ${exercise.title}` })).toHaveAttribute(
    'data-status',
    'marked',
    { timeout: 180_000 },
  );
  await page.goBack();
  await expect(work).toContainText('at the last check, 2 attempts left');
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
  expect(ada.value.student).toEqual({ name: 'Ada Lovelace', id: 's1' });
  expect(ada.value.exercises[0]?.attempts).toHaveLength(1);
  // Nobody asked the page to remember who it was.
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('');

  // The teacher grades it beside a right, an endless and a broken one.
  await open(page, './teach/grade/');
  await page.getByLabel('Open the assignment’s file').setInputFiles({
    name: 'counting-lab.yaml',
    mimeType: 'application/yaml',
    buffer: Buffer.from(yaml),
  });
  const files = [
    ['ada.json', handedIn.text],
    ['grace.json', printSubmission(submissionOf(assignment, 's2', fileOf('histogram.ts')))],
    ['alan.json', printSubmission(submissionOf(assignment, 's3', 'export function histogram() { for (;;) {} }'))],
    ['broken.json', handedIn.text.slice(0, 100)],
  ].map(([name = '', text = '']) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) }));
  await page.getByLabel('Pick files').setInputFiles(files);
  await page.getByText('A class list, hidden checks').click();
  await page.getByLabel('Open a class list (CSV)').setInputFiles({
    name: 'class.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('id,name\ns1,Ada Lovelace\ns2,Grace Hopper\ns3,Alan Turing\ns4,"Lamarr, Hedy"\n'),
  });
  const table = page.getByRole('table', { name: 'Grades' });
  await expect(table.getByRole('row')).toHaveCount(6);
  await page.getByRole('button', { name: 'Grade', exact: true }).click();
  await expect(page.getByText('Done. 3 answers were examined.')).toBeVisible({ timeout: 240_000 });
  const rowOf = (name: string) => table.getByRole('row').filter({ hasText: name });
  await expect(rowOf('Grace Hopper')).toContainText('graded');
  await expect(rowOf('Grace Hopper')).toContainText('4 of 4');
  await expect(rowOf('Alan Turing')).toContainText('timed-out');
  await expect(rowOf('Alan Turing')).toContainText('0 of 4');
  await expect(rowOf('Lamarr, Hedy')).toContainText('missing');
  await expect(rowOf('broken.json')).toContainText('invalid');

  // A score by hand counts, and stays when the page grades again; nothing runs twice.
  await table.getByRole('button', { name: 'Alan Turing' }).click();
  await page.getByRole('textbox', { name: `Score by hand for ${exercise.title}` }).fill('1.5');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(rowOf('Alan Turing')).toContainText('1.5 of 4');
  await page.getByRole('button', { name: 'Grade again' }).click();
  await expect(page.getByText('Done. 0 answers were examined. 3 were graded in this browser before.')).toBeVisible();
  await expect(rowOf('Alan Turing')).toContainText('1.5 of 4');

  const wide = await downloaded(page, 'Download one line a student (CSV)');
  const rows = v.parse(
    v.array(v.record(v.string(), v.string())),
    papa.parse(wide.text, { header: true, skipEmptyLines: true }).data,
  );
  expect(
    rows.map((row) => [row['student_id'], row['name'], row['status'], row['score'], row['max'], row['tier']]),
  ).toEqual([
    ['s1', 'Ada Lovelace', 'graded', '0', '4', 'T2'],
    ['s2', 'Grace Hopper', 'graded', '4', '4', 'T2'],
    ['s3', 'Alan Turing', 'graded', '1.5', '4', 'T2'],
    ['s4', 'Lamarr, Hedy', 'missing', '0', '4', 'T2'],
    ['', 'broken.json', 'invalid', '0', '4', 'T2'],
  ]);
  const result = parseResult((await downloaded(page, 'Download everything (JSON)')).text);
  expect(result.ok && result.value.results.map(({ owner, exact_score }) => [owner, exact_score])).toEqual([
    ['id:s1', 0],
    ['id:s2', 4],
    ['id:s3', 1.5],
    ['id:s4', 0],
    ['file:broken.json', 0],
  ]);

  await page.getByRole('button', { name: 'Forget everything' }).click();
  await expect(page.getByText('All of it is forgotten.')).toBeVisible();
  await expect(table).toHaveCount(0);
});

test('what is wrong with an assignment, a link or a file is said where it is', async ({ page }) => {
  await open(page, './teach/assign/');
  await page.getByRole('checkbox', { name: exercise.title }).check();
  await page.getByRole('textbox', { name: `Points for ${exercise.title}` }).fill('many');
  await expect(page.getByText('Points are a number from 0 to 1000.').first()).toBeVisible();
  await expect(page.getByRole('list', { name: 'Before there is a file and a link' })).toContainText(
    'Give the assignment a title.',
  );
  await open(page, './assignment/#a1.AAAA');
  await expect(page.getByRole('alert')).toHaveText(/^This assignment cannot be read: /u);
  await open(page, './teach/grade/');
  await page.getByLabel('or its link').fill('https://example.org/');
  await expect(page.getByRole('alert')).toHaveText('This is not a link to an assignment: such a link holds "#a1.".');
});

test('an assignment that was opened keeps what the form does not know', async ({ page }) => {
  const { yaml } = await makeAssignment(page);
  await open(page, './teach/assign/');
  await page.getByLabel('Open an assignment’s file').setInputFiles({
    name: 'lab.yaml',
    mimeType: 'application/yaml',
    buffer: Buffer.from(`${yaml}laterField: kept\n`),
  });
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Counting lab');
  await page.getByRole('textbox', { name: 'Title' }).fill('Another lab');
  const { name, text } = await downloaded(page, 'Download file');
  expect(name).toBe('counting-lab.yaml');
  expect(text).toContain('laterField: kept');
  expect(parseAssignment(text)).toMatchObject({ ok: true, value: { title: 'Another lab', due: expect.any(String) } });
});

for (const address of ['./teach/', './teach/assign/', './teach/grade/', './assignment/'] as const) {
  test(
    `${address} is accessible in both themes and fits the screen`,
    { tag: ['@narrow', '@sub-path'] },
    async ({ page }) => {
      await page.emulateMedia({ colorScheme: 'light' });
      await open(page, address);
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expect(page.locator('html')).toHaveCSS('color-scheme', /dark/);
      await expectContrast(page);
      await expectNoSidewaysScrolling(page);
    },
  );
}

test('the schemas of all formats are there', { tag: '@sub-path' }, async ({ page }) => {
  await open(page, './teach/');
  const links = page.getByRole('main').getByRole('link', { name: /^course-/u });
  await expect(links).toHaveCount(5);
  for (const link of await links.all()) {
    const address = new URL((await link.getAttribute('href')) ?? '', page.url()).href;
    const schema: unknown = await (await page.request.get(address)).json();
    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' });
  }
});
