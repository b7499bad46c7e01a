import { attemptsOf, examine, hashText, keepAnswer, onAttempt, recordAttempt } from '../../runtime/index.ts';
import type { Answer, Attempt, ExerciseMark, GradedExercise } from '../../runtime/index.ts';

export { examine };

/** Keeps what came of a check, where it says something about the answer; and the answer, which can be handed in. */
export async function keepAttempt(
  { id, digest }: GradedExercise,
  answer: Answer,
  { status, share }: ExerciseMark,
  at: number,
  ms: number,
): Promise<void> {
  if (status === 'interrupted') return;
  await keepAnswer(id, { answer: { ...answer }, exercise: digest, at, share });
  await recordAttempt({ exercise: id, at, ms, status, share, digest: hashText(JSON.stringify(answer)) });
}

/** Tells of all attempts at an exercise, now and after each further one. Ends with the call of what it returns. */
export function followAttempts(exercise: string, tell: (attempts: readonly Attempt[]) => void): () => void {
  let ended = false;
  const look = async (): Promise<void> => {
    const attempts = await attemptsOf(exercise);
    if (!ended) tell(attempts);
  };
  const stop = onAttempt((changed) => {
    if (changed === exercise) void look();
  });
  void look();
  return () => {
    ended = true;
    stop();
  };
}
