import { expect, test, type Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import {
  assignmentDigest,
  parseAssignment,
  printAssignment,
  type Assignment,
} from '../../src/runtime/teaching/assignment.ts';
import { printPack, type Pack } from '../../src/runtime/teaching/pack.ts';
import { printSubmission } from '../../src/runtime/teaching/submission.ts';
import { counting, makeAssignment, openForGrading, picked, question, solved, submissionOf } from './teaching.ts';

const table = (page: Page) => page.getByRole('table', { name: 'Grades' });
const rowOf = (page: Page, name: string) => table(page).getByRole('row').filter({ hasText: name });

/** The same assignment with one of its exercises. */
function only(assignment: Assignment, exercise: string): Assignment {
  return { ...assignment, exercises: assignment.exercises.filter(({ id }) => id === exercise) };
}

test('archives of Moodle and Canvas are graded as one class, and nothing in them that is no submission stops it', async ({
  page,
}) => {
  const assignment = only((await makeAssignment(page)).assignment, question.id);
  const file = (name: string, chosen: readonly string[]): Uint8Array =>
    strToU8(printSubmission(submissionOf(assignment, { name }, { chosen })));
  const moodle = zipSync({
    'Ada Lovelace_11_assignsubmission_file_/counting-lab.json': file('Ada Lovelace', question.right),
    'Mallory Smith_12_assignsubmission_file_/counting-lab.json': file('Ada Lovelace', question.right),
    'Alan Turing_13_assignsubmission_onlinetext_/onlinetext.html': strToU8('<p>I forgot</p>'),
    '../../outside.json': file('Nobody', question.right),
  });
  const canvas = zipSync({
    'hoppergrace_LATE_21_9001_counting-lab.json': file('Grace Hopper', ['two']),
    'lamarrhedy_22_9002_photo.jpg': new Uint8Array([0xff, 0xd8, 0xff]),
    'noise_23_9003_zeros.json': new Uint8Array(900_000),
  });
  await openForGrading(page, printAssignment(assignment));
  await page.getByLabel('Pick files').setInputFiles([picked('moodle.zip', moodle), picked('canvas.zip', canvas)]);
  await expect(page.getByText('7 files were read, 4 of them are no submissions')).toBeVisible();
  await page.getByRole('button', { name: 'Grade', exact: true }).click();
  await expect(page.getByText('Done. 3 answers were examined.')).toBeVisible();
  await expect(rowOf(page, 'Ada Lovelace')).toContainText('2 of 2');
  await expect(rowOf(page, 'hoppergrace')).toContainText('graded');
  await expect(rowOf(page, 'hoppergrace')).toContainText('1 note');
  await expect(rowOf(page, 'Alan Turing')).toContainText('invalid');
  await expect(rowOf(page, 'lamarrhedy')).toContainText('invalid');
  await expect(table(page).locator('[data-status="invalid"]')).toHaveCount(4);
  // Mallory's file says that it is Ada's: the platform knows better, and the teacher is told.
  await table(page).getByRole('button', { name: 'Mallory Smith' }).click();
  await expect(page.getByRole('list', { name: 'Notes' })).toContainText(
    'The file says that its student is "Ada Lovelace"; the course platform says it came from "Mallory Smith".',
  );
});

/** A check that no page of the site holds. */
const pack: Pack = {
  format: 'course-pack',
  version: 1,
  id: 'counting-hidden',
  title: 'One part',
  exercises: [
    {
      id: counting.id,
      files: [
        {
          name: 'check.ts',
          text: `import type { Plan, Property, RunResult } from 'check';
export function plan(): Plan {
  return [{ id: 'one part', call: { module: 'histogram.ts', name: 'histogram', args: [new Uint8Array([7, 7]), 1] } }];
}
export function judge([{ value }]: readonly RunResult[]): readonly Property[] {
  const passed = Array.isArray(value) && value[7] === 2;
  return [{ name: 'One part is enough', passed, feedback: passed ? 'It is.' : 'Try a single part.' }];
}
`,
        },
      ],
    },
  ],
};

test('a hidden check that a teacher loads finds what the public one does not, and the lower score counts', async ({
  page,
}) => {
  const assignment = only((await makeAssignment(page)).assignment, counting.id);
  const right = solved('histogram.ts');
  const studied = right.replace('// 1. Split', 'if (parts === 1) return [];\n  // 1. Split');
  expect(studied).not.toBe(right);
  await openForGrading(page, printAssignment(assignment));
  await page
    .getByLabel('Pick files')
    .setInputFiles([
      picked('ada.json', printSubmission(submissionOf(assignment, { id: 's1', name: 'Ada' }, { histogram: right }))),
      picked('eve.json', printSubmission(submissionOf(assignment, { id: 's2', name: 'Eve' }, { histogram: studied }))),
    ]);
  await page.getByText('A class list, hidden checks').click();
  await page.getByLabel('Open a pack of hidden checks').setInputFiles(picked('pack.json', printPack(pack)));
  await expect(page.getByText('The pack “One part” checks 1 exercise.')).toBeVisible();
  await page.getByRole('button', { name: 'Grade', exact: true }).click();
  await expect(page.getByText('Done. 2 answers were examined.')).toBeVisible({ timeout: 300_000 });
  await expect(rowOf(page, 'Ada')).toContainText('4 of 4');
  await expect(rowOf(page, 'Eve')).toContainText('0 of 4');
  await expect(rowOf(page, 'Eve')).toContainText('T3');
  await table(page).getByRole('button', { name: 'Eve' }).click();
  await expect(page.getByRole('list', { name: `Properties of ${counting.title}` })).toContainText(
    'Fails: Hidden: One part is enough',
  );
});

test('grading that is stopped goes on where it was, also after the page was loaded again', async ({ page }) => {
  test.setTimeout(900_000);
  const assignment = only((await makeAssignment(page)).assignment, counting.id);
  const files = Array.from({ length: 3 }, (_, index) => {
    const histogram = `${solved('histogram.ts')}// ${index}\n`;
    const student = { id: `s${index}`, name: `Student ${index}` };
    return picked(`s${index}.json`, printSubmission(submissionOf(assignment, student, { histogram })));
  });
  const yaml = printAssignment(assignment);
  await openForGrading(page, yaml);
  await page.getByLabel('Pick files').setInputFiles(files);
  await page.getByRole('button', { name: 'Grade', exact: true }).click();
  await expect(page.getByRole('progressbar', { name: 'Answers graded' })).toBeVisible();
  await expect(page.getByText(/^[12] of 3 answers are graded\.$/u)).toBeVisible({ timeout: 300_000 });
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  const stopped = page.getByText(/^Stopped\. \d of 3 answers are graded, and they stay so\.$/u);
  const done = Number(/\d/u.exec((await stopped.textContent()) ?? '')?.[0]);
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(3);

  await openForGrading(page, yaml);
  await page.getByLabel('Pick files').setInputFiles(files);
  await page.getByRole('button', { name: 'Grade', exact: true }).click();
  await expect(
    page.getByText(
      `Done. ${3 - done} ${done === 2 ? 'answer was' : 'answers were'} examined. ${done} ${done === 1 ? 'was' : 'were'} graded in this browser before.`,
    ),
  ).toBeVisible({ timeout: 300_000 });
  await expect(table(page).getByText('4 of 4')).toHaveCount(3);
});

test('a class of a thousand is listed, graded and looked at while the page goes on answering', async ({ page }) => {
  const { yaml } = await makeAssignment(page);
  const read = parseAssignment(yaml);
  if (!read.ok) throw new Error(read.message);
  const assignment = only(read.value, question.id);
  expect(assignmentDigest(assignment)).not.toBe(assignmentDigest(read.value));
  const names = Array.from({ length: 1_000 }, (_, index) => `Student ${index}`);
  const archive = zipSync(
    Object.fromEntries(
      names.map((name, index) => {
        const chosen = index % 2 === 0 ? question.right : ['two'];
        return [
          `${name}.json`,
          strToU8(printSubmission(submissionOf(assignment, { id: `s${index}`, name }, { chosen }))),
        ];
      }),
    ),
    { level: 1 },
  );
  await openForGrading(page, printAssignment(assignment));
  await page.getByLabel('Pick files').setInputFiles(picked('class.zip', archive));
  await expect(page.getByText('1000 files were read')).toBeVisible();
  await expect(table(page).getByRole('row')).toHaveCount(1_001);
  await page.getByRole('button', { name: 'Grade', exact: true }).click();
  await expect(page.getByText('Done. 1000 answers were examined.')).toBeVisible({ timeout: 300_000 });
  await table(page).getByRole('button', { name: 'Student 999', exact: true }).click();
  await expect(page.getByRole('article', { name: question.title })).toContainText('of 2 points');
});
