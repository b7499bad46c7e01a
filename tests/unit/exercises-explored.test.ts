import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as v from 'valibot';
import type { ExploredExercise } from '../../src/course/explored-exercises.ts';
import { readExercises } from '../../src/course/exercises.ts';
import { typeCheck } from '../../src/course/type-check.ts';
import type { Program } from '../../src/runtime/program/program.ts';
import { parseSchedule, scheduleText } from '../../src/runtime/program/schedule-text.ts';
import type { Answer } from '../../src/runtime/grading/answer.ts';
import { examineExplored, type Explorer } from '../../src/runtime/grading/examine-explored.ts';
import { itemResponseSchema, type ItemResponse } from '../../src/runtime/grading/items/item-response.ts';
import { askedOf } from '../../src/runtime/grading/items/mark-tracing.ts';
import type { Mark } from '../../src/runtime/grading/mark.ts';
import { stepTable } from '../../src/runtime/schedules/step-table.ts';
import { World } from '../../src/runtime/schedules/world.ts';
import { verdictOfFiles } from './schedules/explored-lesson.ts';
import { programFrom } from './schedules/harness.ts';

const lessons = globSync('src/content/docs/**/*.mdx').map((path) => path.replaceAll('\\', '/'));
const { exercises, problems } = await readExercises('.', lessons);
const explored = exercises.filter((exercise) => exercise.answer === 'explored');

const textsOf = (files: Program['files']): Readonly<Record<string, string>> =>
  Object.fromEntries(files.map(({ name, text }) => [name, text]));

/** The engine itself, where a page would ask its sandbox frame. */
const explorer: Explorer = async (files) => {
  const { verdict, threads } = await verdictOfFiles(textsOf(files));
  return {
    threads,
    verdict,
    stepsOf: async (schedule) => stepTable(new World(await programFrom(textsOf(files))), schedule),
    close: () => undefined,
  };
};

async function mark({ asks, start, solution }: ExploredExercise, answer: Answer): Promise<Mark> {
  const task = {
    kind: 'explored' as const,
    asks,
    start: start.program.files,
    ...(solution && { solution: solution.program.files }),
  };
  return examineExplored(task, answer, explorer);
}

/** An answer that is right: the author's where there is one, and otherwise what the exploration itself says. */
async function solutionOf({ asks, start, solution }: ExploredExercise): Promise<Answer> {
  if (solution) return { kind: 'code', files: solution.program.files };
  const files = start.program.files;
  const {
    verdict: { findings, counts },
    threads,
  } = await verdictOfFiles(textsOf(files));
  const tracedSteps = async (text: string) => {
    const schedule = parseSchedule(text, threads) ?? [];
    return stepTable(new World(await programFrom(textsOf(files))), schedule).steps;
  };
  const response = await (async (): Promise<ItemResponse> => {
    switch (asks.kind) {
      case 'schedule': {
        const found = findings.find(({ kind }) => kind === asks.fails);
        return { kind: 'schedule', schedule: scheduleText(found?.schedule ?? [], threads) };
      }
      case 'deadlock': {
        const found = findings.find(({ kind }) => kind === 'deadlock');
        const waits = (found?.stuck ?? []).map(({ thread, object }) => [threads[thread] ?? '', object] as const);
        return { kind: 'deadlock', waits: Object.fromEntries(waits) };
      }
      case 'tracing': {
        const steps = await tracedSteps(asks.schedule);
        return { kind: 'tracing', values: steps.map((step) => askedOf(step)?.value ?? '') };
      }
      case 'outcomes':
        return { kind: 'outcomes', chosen: (counts?.outcomes ?? []).map(({ outcome }) => outcome) };
      case 'repair':
        throw new Error('a repair has a solution of its own');
    }
  })();
  return { kind: 'response', response };
}

function answersOf({ wrong }: ExploredExercise): readonly { name: string; fails: string; answer: Answer }[] {
  return wrong.map(({ name, fails, given }) => ({
    name,
    fails,
    answer:
      given.kind === 'program'
        ? { kind: 'code', files: given.program.program.files }
        : { kind: 'response', response: v.parse(itemResponseSchema, given.response) },
  }));
}

test('exercises about all schedules are as they should be, of each kind one at least', () => {
  expect(problems).toEqual([]);
  expect(
    typeCheck(
      '.',
      explored.flatMap(({ programs }) => programs),
    ),
  ).toEqual([]);
  const kinds = new Set(explored.map(({ asks }) => asks.kind));
  expect(kinds).toEqual(new Set(['schedule', 'repair', 'deadlock', 'tracing', 'outcomes']));
});

test('each lesson about schedules has two exercises at least', () => {
  const counts = Map.groupBy(exercises, ({ facts }) => facts.lesson);
  for (const file of globSync('src/content/docs/{one-thread,shared-memory}/*/index.mdx')) {
    const lesson = file.replaceAll('\\', '/').split('/').slice(-3, -1).join('/');
    expect(counts.get(lesson)?.length ?? 0, lesson).toBeGreaterThanOrEqual(2);
  }
});

test.each(explored)('$id is passed by its solution', async (exercise) => {
  const { status, share, sentence, properties } = await mark(exercise, await solutionOf(exercise));
  const failed = properties.filter(({ passed }) => !passed);
  expect({ status, share, failed, sentence }).toEqual({ status: 'marked', share: 1, failed: [], sentence });
});

test.each(explored)('$id fails its wrong answers for their stated reasons', async (exercise) => {
  const answers = answersOf(exercise);
  expect(answers.length).toBeGreaterThanOrEqual(2);
  for (const { name, fails, answer } of answers) {
    const { status, share, properties } = await mark(exercise, answer);
    const failed = properties.filter(({ passed }) => !passed).map((property) => property.name);
    expect({ name, status, failed }).toEqual({
      name,
      status: 'marked',
      failed: expect.arrayContaining([fails]) as unknown,
    });
    expect(share, name).toBeLessThan(1);
  }
});

test.each(explored.filter(({ asks }) => asks.kind === 'repair'))(
  '$id is not solved by what a reader begins with',
  async (exercise) => {
    const files: Program['files'] = exercise.start.program.files;
    expect((await mark(exercise, { kind: 'code', files })).share).toBeLessThan(1);
  },
);

test.each(explored.filter(({ asks }) => asks.kind === 'outcomes'))(
  '$id names every outcome that there is among its options',
  async (exercise) => {
    const answer = await solutionOf(exercise);
    const options = exercise.asks.kind === 'outcomes' ? exercise.asks.options.map(({ outcome }) => outcome) : [];
    const chosen = answer.kind === 'response' && answer.response.kind === 'outcomes' ? answer.response.chosen : [];
    expect(options).toEqual(expect.arrayContaining([...chosen]));
    expect(chosen.length).toBeLessThan(options.length);
  },
);

test.each(explored.filter(({ asks }) => asks.kind === 'deadlock'))(
  '$id names all threads, and all that they can wait for',
  async ({ asks, start }) => {
    const { verdict, threads } = await verdictOfFiles(textsOf(start.program.files));
    const stuck = verdict.findings.flatMap((finding) => finding.stuck ?? []);
    if (asks.kind !== 'deadlock') throw new Error('only deadlocks are looked at here');
    expect(asks.threads).toEqual(threads);
    expect(asks.objects).toEqual(expect.arrayContaining(stuck.map(({ object }) => object)));
  },
);
