import { compile } from '../compile/compiler.ts';
import { createSharedStage } from '../machines/stage.ts';
import type { Program } from '../program/program.ts';
import type { Answer } from './answer.ts';
import { examine } from './examine.ts';
import type { GradedExercise } from './graded-exercise.ts';
import type { Mark } from './mark.ts';

/** Marks answers of a class beside each other. */
export type ClassExaminer = {
  /** As `examine` does; `interrupted` also where a neighbour had to be killed. Never rejects. */
  readonly examine: (exercise: GradedExercise, answer: Answer, signal: AbortSignal) => Promise<Mark>;
  /** Ends what is under way and leaves nothing in the place. */
  readonly close: () => void;
};

/** Opens a place for a class in `host`, in which the frames live; each run has a fresh one. Close it when the class is done. */
export function createClassExaminer(host: HTMLElement): ClassExaminer {
  const stage = createSharedStage();
  return {
    examine: (exercise, answer, signal) => examine(exercise, answer, { host, signal, stage }),
    close: stage.close,
  };
}

/** An exercise with a check of the teacher's in the place of its own; a sentence where that check does not compile. */
export async function withHiddenCheck(
  exercise: GradedExercise,
  files: Program['files'],
): Promise<GradedExercise | string> {
  const { task } = exercise;
  if (task.kind !== 'program')
    return `The pack has a check for "${exercise.id}", whose answers are judged without one.`;
  const compiled = await compile({ files }, 'plain', 'callable');
  if (compiled.ok) return { ...exercise, task: { ...task, check: compiled.build } };
  const [first] = compiled.diagnostics;
  const place = first ? ` ${first.position.file}:${first.position.line}: ${first.message}` : '';
  return `The pack’s check for "${exercise.id}" does not compile.${place}`;
}
