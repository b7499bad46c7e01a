import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { happeningOptions } from '../../src/runtime/grading/items/judge-explored.ts';
import { holds, readRun } from '../../src/runtime/grading/items/judge-prediction.ts';
import { verdictLines } from '../../src/runtime/grading/items/verdict-lines.ts';
import type { Verdict } from '../../src/runtime/exploration.ts';
import type { LessonProgram } from '../../src/course/lesson-programs.ts';
import { typeCheck } from '../../src/course/type-check.ts';
import { shapeOf } from '../../src/runtime/program-shape.ts';
import { filesOf, programsOfLesson, verdictOf } from './schedules/explored-lesson.ts';
import { programFrom } from './schedules/harness.ts';

const lessons = globSync('src/content/docs/shared-memory/*/index.mdx')
  .map((path) => path.replaceAll('\\', '/').split('/').slice(-3, -1).join('/'))
  .toSorted();

describe.each(lessons)('%s', async (lesson) => {
  const programs = await programsOfLesson(lesson);
  const threads = programs.filter((program) => shapeOf(filesOf(program)['main.ts'] ?? '') === 'threads');

  test('its programs have no type errors', { timeout: 60_000 }, () => {
    expect(typeCheck('.', programs)).toEqual([]);
  });

  test.each(threads)('$id: all schedules fail or hold as its author says', async (program) => {
    const explored = await programFrom(filesOf(program));
    const { findings, guarantee } = verdictOf(explored);
    expect(guarantee).toEqual({ kind: 'all-schedules' });
    const fails = findings.some(({ kind }) => kind !== 'data-race');
    expect(explored.options.expect).toBe(fails ? 'fails' : 'holds');
  });

  test.each(threads.filter(({ prediction }) => prediction))('$id: its prediction has the right answer', async (program) => {
    const verdict = verdictOf(await programFrom(filesOf(program)));
    expect(rightOptions(program)).toEqual(happened(program, verdict));
  });
});

function rightOptions({ prediction }: LessonProgram): readonly string[] {
  if (prediction?.kind !== 'choose') throw new Error('what is asked of all schedules is a choice');
  return prediction.item.options.filter(({ right }) => right).map(({ id }) => id);
}

function happened({ prediction }: LessonProgram, verdict: Verdict): readonly string[] {
  if (prediction?.kind !== 'choose') return [];
  const { item, read, meanings } = prediction;
  if (item.pick === 'all') return happeningOptions(prediction, verdict.counts?.outcomes ?? []);
  const said = readRun(read, verdictLines(verdict));
  if (said === undefined) return [];
  return item.options
    .filter((_, index) => {
      const meaning = meanings[index];
      return meaning !== undefined && holds(meaning, said);
    })
    .map(({ id }) => id);
}
