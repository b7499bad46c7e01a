import {
  allAttempts,
  answerOf,
  type Assignment,
  type Attempt,
  type CheckedAnswer,
  type ExerciseListing,
} from '../../runtime/index.ts';

/** What a student has done of one exercise of an assignment. */
export type WorkOn = {
  readonly id: string;
  readonly title: string;
  /** Whether this version of the course has it. */
  readonly isKnown: boolean;
  readonly points: number;
  readonly attempts: readonly Attempt[];
  /** How many checks are left; none where there is no limit. */
  readonly left: number | undefined;
  /** The part of the points that the last check gave; none where there was none. */
  readonly share: number | undefined;
  /** What will be handed in. */
  readonly answer: CheckedAnswer | undefined;
};

/** What a student has done of an assignment, by what this browser knows. */
export async function readWork(
  assignment: Assignment,
  exercises: readonly Pick<ExerciseListing, 'id' | 'title'>[],
): Promise<readonly WorkOn[]> {
  const all = await allAttempts();
  return Promise.all(
    assignment.exercises.map(async ({ id, points, attempts: allowed }) => {
      const known = exercises.find((exercise) => exercise.id === id);
      const attempts = all.filter(({ exercise }) => exercise === id);
      const answer = await answerOf(id);
      return {
        id,
        title: known?.title ?? id,
        isKnown: known !== undefined,
        points,
        attempts,
        left: allowed === 'unlimited' ? undefined : Math.max(0, allowed - attempts.length),
        share: answer?.share,
        answer,
      };
    }),
  );
}

/** What there is to say of an exercise, in a few words. */
export function workWords({ isKnown, share, points, attempts }: WorkOn): string {
  if (!isKnown) return 'not in this version of the course';
  if (share === undefined) return attempts.length === 0 ? 'not tried yet' : 'tried, nothing kept to hand in';
  if (share === 1) return 'done';
  return `${Math.round(share * points * 100) / 100} of ${points} points at the last check`;
}
