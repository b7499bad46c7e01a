import type { Exploration } from '../../runtime/index.ts';
import type { Explored } from '../schedules/exploring.ts';

/**
 * An exploration that can still be asked once another run has taken its place on the page: then the program is explored
 * again. `again` begins that; it gives undefined while something else is under way, which must not be stopped by a question.
 */
export function exploredAgain(first: Exploration, again: () => Exploration | undefined): Explored {
  let now: Promise<Exploration | undefined> = Promise.resolve(first);
  const begin = async (): Promise<Exploration | undefined> => {
    const next = again();
    const outcome = await next?.outcome;
    return outcome?.status === 'explored' ? next : undefined;
  };
  const ask = async <Answer>(
    question: (exploration: Exploration) => Promise<Answer | undefined>,
  ): Promise<Answer | undefined> => {
    const asked = now;
    const exploration = await asked;
    const answer = exploration && (await question(exploration));
    if (answer !== undefined) return answer;
    // Two questions at once begin it once.
    if (now === asked) now = begin();
    const next = await now;
    return next && question(next);
  };
  return {
    stepsOf: (schedule) => ask((exploration) => exploration.stepsOf(schedule)),
    play: (schedule) => ask((exploration) => exploration.play(schedule)),
    states: () => ask((exploration) => exploration.states()),
  };
}
