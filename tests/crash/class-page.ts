import {
  compile,
  createClassExaminer,
  examineAll,
  type ExerciseMark,
  type GradedExercise,
} from '../../src/runtime/index.ts';

/** What the page is given: a check, and what students answer. */
export type CrashClass = { readonly check: string; readonly answers: readonly string[] };
/** What each answer came to, in their order. */
export type ClassReport = readonly Pick<ExerciseMark, 'status' | 'share'>[];

const { check, answers } = (await (await fetch('/data.json')).json()) as CrashClass;
const compiled = await compile({ files: [{ name: 'check.ts', text: check }] }, 'plain', 'callable');
if (!compiled.ok) throw new Error('the check does not compile');
const start = [{ name: 'main.ts', text: '' }] as const;
const exercise: GradedExercise = {
  id: 'double',
  title: 'Double',
  kind: 'code',
  points: 1,
  hints: [],
  digest: `sha256-${'0'.repeat(64)}`,
  task: {
    kind: 'program',
    machine: { kind: 'workers', workers: 1 },
    start,
    solution: start,
    changes: 'files',
    check: compiled.build,
  },
};
const examiner = createClassExaminer(document.body);
const { signal } = new AbortController();
const marks = new Map<number, ClassReport[number]>();
await examineAll({
  jobs: answers.keys(),
  atOnce: 2,
  examine: (index) =>
    examiner.examine(exercise, { kind: 'code', files: [{ name: 'main.ts', text: answers[index] ?? '' }] }, signal),
  onResult: (index, { status, share }) => marks.set(index, { status, share }),
  signal,
});
examiner.close();
await fetch('/report', { method: 'POST', body: JSON.stringify([...answers.keys()].map((index) => marks.get(index))) });
