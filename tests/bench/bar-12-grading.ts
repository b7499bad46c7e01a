import type { GradedExercise } from '../../src/runtime/grading/graded-exercise.ts';
import { assignmentDigest, type Assignment } from '../../src/runtime/teaching/assignment.ts';
import { printAssignmentLink } from '../../src/runtime/teaching/assignment-link.ts';
import { printSubmission, sealSubmission } from '../../src/runtime/teaching/submission.ts';
import type { Bar, Bench } from './bar.ts';
import type { BenchPage } from './browser/page.ts';
import { openInPlayground } from './cell.ts';
import { figuresOf } from './figures.ts';

const id = 'count-in-parts';
/** The check plans, runs the answer on three inputs, and judges. */
const runsPerAnswer = 5;
const answers = 12;

/** Bar 12: how fast a class is graded. */
export const grading: Bar = {
  number: 12,
  title: 'Grading',
  promise: 'the runs that grading takes come at least as fast as the same program run by hand one after another',
  measure: async (bench) => {
    const exercise = await exerciseOf(bench);
    const graded: number[] = [];
    const plain: number[] = [];
    for (let round = 0; round < bench.repeat(4); round += 1) {
      bench.say(`${round + 1}: ${answers} answers, then as many plain runs`);
      graded.push((answers * 60_000) / (await gradingMs(bench, exercise)));
      plain.push((answers * 60_000) / (await plainMs(bench, exercise)));
    }
    const reference = { name: 'the same program in a cell, one run after another', figures: figuresOf(plain) };
    return {
      rows: [
        { what: 'answers graded', unit: 'per-minute', ours: figuresOf(graded), reference },
        {
          what: `the runs that takes, ${runsPerAnswer} an answer`,
          unit: 'per-minute',
          ours: figuresOf(graded.map((rate) => rate * runsPerAnswer)),
          limit: { kind: 'at-least', value: 1 },
          limitIsRatio: true,
          reference,
        },
      ],
      notes: [
        `Right answers to the exercise ${id}, each with a text of its own, on the grading page from the click on Grade until it says that all are done: fetched checks, compiling in the page, and for each answer a plan, three inputs and a judgement, each in a fresh frame with a pool of 2 workers for the inputs.`,
        'Beside it the program of that exercise with its solution, in a cell of the playground that is compiled and warm: Run, wait for its end, Run again.',
      ],
    };
  },
};

type ProgramExercise = GradedExercise & {
  readonly task: Extract<GradedExercise['task'], { readonly kind: 'program' }>;
};

async function exerciseOf({ site }: Bench): Promise<ProgramExercise> {
  // The site's own file, which its build made by this type.
  const exercise = (await (await fetch(`${site.origin}/exercises/${id}.json`)).json()) as GradedExercise;
  const { task } = exercise;
  if (task.kind !== 'program') throw new Error(`${id} is not answered by a program`);
  return { ...exercise, task };
}

function solvedFiles({ task: { start, solution } }: ProgramExercise) {
  return start.map((file) => solution.find(({ name }) => name === file.name) ?? file);
}

/** A class of equal answers, of which each has its own text, as files. */
function classOf(exercise: ProgramExercise): { readonly link: string; readonly files: readonly string[] } {
  const assignment: Assignment = {
    format: 'course-assignment',
    version: 1,
    id: 'bench',
    title: 'Bench',
    course: { version: '0', digest: exercise.digest },
    identity: { fields: ['id'] },
    exercises: [{ id, points: 1, attempts: 'unlimited' }],
  };
  const files = Array.from({ length: answers }, (_, index) => {
    const sealed = sealSubmission({
      assignment: { id: assignment.id, digest: assignmentDigest(assignment) },
      course: assignment.course,
      at: '2026-11-28T10:00:00Z',
      student: { id: `s${index}` },
      exercises: [
        {
          id,
          answer: {
            kind: 'code',
            files: solvedFiles(exercise).map(({ name, text }) => ({ name, text: `${text}// ${index}\n` })),
          },
          attempts: [],
        },
      ],
    });
    if (!sealed.ok) throw new Error(sealed.message);
    return printSubmission(sealed.value);
  });
  return { link: printAssignmentLink(assignment), files };
}

/** How long a class takes on the grading page of a browser that has never seen it. */
async function gradingMs(bench: Bench, exercise: ProgramExercise): Promise<number> {
  const { link, files } = classOf(exercise);
  let ms = Number.NaN;
  await bench.browser.withPage({}, async (page) => {
    await page.open(`${bench.site.origin}/teach/grade/`);
    await page.waitFor(() => document.querySelector('main astro-island[ssr]') === null, []);
    await page.evaluate((text) => {
      const field = document.querySelector<HTMLInputElement>('main .teach-inputs input[type=text]')!;
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }, link);
    await page.waitFor(() => document.querySelector('.teach-drop input[type=file]') !== null, []);
    await page.evaluate((texts) => {
      const transfer = new DataTransfer();
      texts.forEach((text, index) => transfer.items.add(new File([text], `s${index}.json`)));
      const input = document.querySelector<HTMLInputElement>('.teach-drop input[type=file]')!;
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }, files);
    await page.waitFor((count) => document.querySelectorAll('.teach-table tbody tr').length === count, [
      answers,
    ] as const);
    ms = await clickAndWait(page);
    const right = await page.evaluate(() => document.querySelectorAll('.teach-table [data-status=graded]').length);
    if (right !== answers) throw new Error(`${right} of ${answers} answers were graded`);
  });
  return ms;
}

/** Clicks Grade, and gives the milliseconds until all is done. */
function clickAndWait(page: BenchPage): Promise<number> {
  return page.evaluate(async () => {
    const begun = performance.now();
    document.querySelector<HTMLButtonElement>('.teach-bar button[data-main]')!.click();
    const bar = document.querySelector('.teach-bar')!;
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (bar.textContent.includes('Done.')) resolve();
      };
      new MutationObserver(look).observe(bar, { childList: true, subtree: true, characterData: true });
      look();
    });
    return performance.now() - begun;
  });
}

/** How long as many plain runs of the program take in a warm cell. */
async function plainMs(bench: Bench, exercise: ProgramExercise): Promise<number> {
  const [main, ...others] = solvedFiles(exercise);
  if (!main) throw new Error(`${id} has no files`);
  const machine = { kind: 'workers', workers: 2 } as const;
  let ms = 0;
  await bench.browser.withPage({}, async (page) => {
    const cell = await openInPlayground(page, bench.site.origin, { title: id, files: [main, ...others], machine });
    for (let run = 0; run <= answers; run += 1) {
      const begun = performance.now();
      await page.click(await cell.runButton());
      await cell.busy();
      const outcome = await cell.outcome();
      if (outcome !== 'completed') throw new Error(`The program ended ${outcome}.`);
      // The first one compiles.
      if (run > 0) ms += performance.now() - begun;
    }
  });
  return ms;
}
