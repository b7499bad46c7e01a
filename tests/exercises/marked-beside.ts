import {
  compile,
  examineAll,
  type Answer,
  type Build,
  type ExerciseMark,
  type GradedExercise,
} from '../../src/runtime/index.ts';
import { carryOut } from '../../src/runtime/grading/carried-out.ts';
import { workOf } from '../../src/runtime/grading/examine.ts';
import { readJudgement } from '../../src/runtime/grading/judgement.ts';
import { readPlan } from '../../src/runtime/grading/plan.ts';
import { runResultOf } from '../../src/runtime/grading/run-result.ts';
import type { PlannedRun, Property, RunResult } from '../../src/runtime/lab/check.d.ts';
import type { Stage } from '../../src/runtime/machines/stage.ts';

type Check = {
  readonly plan: (seed: number) => readonly PlannedRun[];
  readonly judge: (results: readonly RunResult[], seed: number) => readonly Property[];
};

const checks = import.meta.glob<Check>('../../src/content/exercises/*/check.ts');

/** Examinations beside each other: while one waits for its frame, others compute. */
const atOnce = 4;

/**
 * Marks an answer with the inputs of each of these seeds. Its program is compiled once; every planned run takes place in a
 * frame of its own, as always. Only the check stays in the test's page and not in frames of its own: nobody is here whom
 * it would have to be kept from. An examination that does not come to its end beside others is made again, alone.
 */
export async function marksBeside(
  exercise: GradedExercise,
  answer: Answer,
  seeds: readonly number[],
  place: { readonly host: HTMLElement; readonly stage: Stage },
): Promise<readonly ExerciseMark[]> {
  const { task } = exercise;
  const check = await checks[`../../src/content/exercises/${exercise.id}/check.ts`]?.();
  if (task.kind !== 'program' || !check) throw new Error(`${exercise.id} has no check`);
  const work = workOf(task, answer);
  if (!work) throw new Error(`this answer does not belong to ${exercise.id}`);
  const compiled = await compile({ files: work.files }, 'plain', 'callable');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  const { build } = compiled;

  const marks: ExerciseMark[] = [];
  await examineAll({
    jobs: seeds,
    atOnce,
    examine: async (seed) => {
      const plan = readPlan(check.plan(seed), work.machine);
      if (!plan) throw new Error(`the plan of ${exercise.id} is none`);
      const results: RunResult[] = [];
      for (const wanted of plan) {
        const { call, machine, limitMs } = wanted;
        const request = { build, machine, host: place.host, limitMs, ...(call && { call }) };
        const run = await carryOut(request, undefined, place.stage);
        const { outcome } = run;
        if (outcome.status !== 'completed' && outcome.status !== 'threw') return unfinished(outcome, build);
        results.push(runResultOf(wanted, outcome, run, build));
      }
      const mark = readJudgement(check.judge(structuredClone(results), seed));
      if (!mark) throw new Error(`the judgement of ${exercise.id} is none`);
      return mark;
    },
    onResult: (_seed, mark) => marks.push(mark),
    signal: new AbortController().signal,
  });
  return marks;
}

function unfinished({ status }: { readonly status: string }, { main }: Build): ExerciseMark {
  return { status: 'interrupted', properties: [], share: 0, sentence: `${main} ended as ${status}` };
}
