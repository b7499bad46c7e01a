import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { happeningOptions } from '../../src/runtime/grading/items/judge-explored.ts';
import { holds, readRun } from '../../src/runtime/grading/items/judge-prediction.ts';
import type { LessonProgram } from '../../src/course/lesson-programs.ts';
import { typeCheck } from '../../src/course/type-check.ts';
import { shapeOf } from '../../src/runtime/program-shape.ts';
import { verdictLines } from '../../src/runtime/program/verdict-lines.ts';
import { filesOf, programsOfLesson, verdictOfFiles } from './schedules/explored-lesson.ts';

const lessons = globSync('src/content/docs/{one-thread,shared-memory}/*/index.mdx')
  .map((path) => path.replaceAll('\\', '/').split('/').slice(-3, -1).join('/'))
  .toSorted();

describe.each(lessons)('%s', async (lesson) => {
  const programs = await programsOfLesson(lesson);
  const threads = programs.filter((program) => shapeOf(filesOf(program)['main.ts'] ?? '') !== 'script');

  test('its programs have no type errors', { timeout: 60_000 }, () => {
    expect(typeCheck('.', programs)).toEqual([]);
  });

  test.each(threads)('$id: all schedules fail or hold as its author says', async (program) => {
    const { verdict, expect: said } = await verdictOfFiles(filesOf(program));
    expect(verdict.guarantee).toEqual({ kind: 'all-schedules' });
    const fails = verdict.findings.some(({ kind }) => kind !== 'data-race');
    expect(said).toBe(fails ? 'fails' : 'holds');
  });

  test.each(threads.filter(({ prediction }) => prediction))(
    '$id: its prediction has the right answer',
    async (program) => {
      const { verdict, threads: names } = await verdictOfFiles(filesOf(program));
      const lines = verdictLines(verdict, names);
      expect(rightOptions(program)).toEqual(happened(program, lines));
    },
  );
});

function rightOptions({ prediction }: LessonProgram): readonly string[] {
  if (prediction?.kind !== 'choose') throw new Error('what is asked of all schedules is a choice');
  return prediction.item.options.filter(({ right }) => right).map(({ id }) => id);
}

function happened({ prediction }: LessonProgram, lines: readonly string[]): readonly string[] {
  if (prediction?.kind !== 'choose') return [];
  const { item, read, meanings } = prediction;
  if (item.pick === 'all')
    return happeningOptions(
      prediction,
      lines.filter((line) => line.startsWith('outcome ')),
    );
  const said = readRun(read, lines);
  if (said === undefined) return [];
  return item.options
    .filter((_, index) => {
      const meaning = meanings[index];
      return meaning !== undefined && holds(meaning, said);
    })
    .map(({ id }) => id);
}
