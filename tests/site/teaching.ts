import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { assignmentDigest, parseAssignment, type Assignment } from '../../src/runtime/teaching/assignment.ts';
import { sealSubmission, type Submission } from '../../src/runtime/teaching/submission.ts';

/** A program to be mended. */
export const counting = { id: 'count-in-parts', title: 'Count in parts' } as const;
/** A question whose answer is data: marking it runs nothing. */
export const question = { id: 'two-additions', title: 'Two additions', right: ['one', 'two'] } as const;

/** A file as a picker of files gives it. */
export function picked(name: string, text: string | Uint8Array) {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) };
}

/** What pressing this button downloads. */
export async function downloaded(
  page: Page,
  button: string,
): Promise<{ readonly name: string; readonly text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

/** Opens a page and waits until its form lives. */
export async function openLive(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('main astro-island[ssr]')).toHaveCount(0);
}

/** Makes an assignment of both exercises by hand. */
export async function makeAssignment(page: Page): Promise<{ readonly yaml: string; readonly assignment: Assignment }> {
  await openLive(page, './teach/assign/');
  await page.getByRole('textbox', { name: 'Title' }).fill('Counting lab');
  await page.getByLabel('Due').fill('2027-01-15T18:00');
  await page.getByLabel('Per cent off a day').fill('10');
  for (const [{ title }, points, attempts] of [
    [counting, '4', '3'],
    [question, '2', ''],
  ] as const) {
    await page.getByRole('checkbox', { name: title }).check();
    await page.getByRole('textbox', { name: `Points for ${title}` }).fill(points);
    await page.getByRole('textbox', { name: `Attempts for ${title}` }).fill(attempts);
  }
  const { name, text } = await downloaded(page, 'Download file');
  expect(name).toBe('counting-lab.yaml');
  const read = parseAssignment(text);
  if (!read.ok) throw new Error(read.message);
  return { yaml: text, assignment: read.value };
}

/** Opens an assignment's file on the grading page. */
export async function openForGrading(page: Page, yaml: string): Promise<void> {
  await openLive(page, './teach/grade/');
  await page.getByLabel('Open the assignment’s file').setInputFiles(picked('counting-lab.yaml', yaml));
}

/** A file of the exercise as its solution has it, else as it begins. */
export function solved(name: string): string {
  const folder = `src/content/exercises/${counting.id}`;
  try {
    return readFileSync(`${folder}/solution/${name}`, 'utf8');
  } catch {
    return readFileSync(`${folder}/start/${name}`, 'utf8');
  }
}

/** A submission as the page makes it, which claims all points. Without `histogram` or `chosen` that exercise has no answer. */
export function submissionOf(
  assignment: Assignment,
  student: { readonly id?: string; readonly name: string },
  answers: { readonly histogram?: string; readonly chosen?: readonly string[] },
): Submission {
  const { histogram, chosen } = answers;
  const files = ['main.ts', 'count.ts'].map((name) => ({ name, text: solved(name) }));
  const sealed = sealSubmission({
    assignment: { id: assignment.id, digest: assignmentDigest(assignment) },
    course: assignment.course,
    at: '2026-11-30T10:00:00Z',
    student,
    exercises: [
      {
        id: counting.id,
        ...(histogram !== undefined && {
          answer: { kind: 'code', files: [...files, { name: 'histogram.ts', text: histogram }] },
        }),
        attempts: [],
        claimed: { share: 1 },
      },
      {
        id: question.id,
        ...(chosen && { answer: { kind: 'response', response: { kind: 'choose', chosen: [...chosen] } } }),
        attempts: [],
        claimed: { share: 1 },
      },
    ],
  });
  if (!sealed.ok) throw new Error(sealed.message);
  return sealed.value;
}
