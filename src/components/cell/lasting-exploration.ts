import type { Exploration } from '../../runtime/index.ts';
import type { Explored } from '../schedules/exploring.ts';

/**
 * What can be asked of an exploration, also after a run has taken its place on the page: the next question makes it again,
 * which comes to the same. While something is under way, `mayBegin` says no and there is no answer.
 */
export function lastingExploration(
  first: Exploration,
  again: () => Exploration,
  mayBegin: () => boolean,
): Explored {
  let now = first;
  let beginning: Promise<boolean> | undefined;
  /** Whether there is one that answers. */
  const isThere = async (): Promise<boolean> => {
    if (now.isAnswering()) return true;
    if (!beginning && !mayBegin()) return false;
    // Two questions at once are answered by the same one.
    beginning ??= begin();
    return beginning;
  };
  const begin = async (): Promise<boolean> => {
    now = again();
    const { status } = await now.outcome;
    beginning = undefined;
    return status === 'explored';
  };
  const ask = async <Answer>(question: (of: Explored) => Promise<Answer | undefined>): Promise<Answer | undefined> => {
    return (await isThere()) ? question(now) : undefined;
  };
  return {
    stepsOf: (schedule) => ask((of) => of.stepsOf(schedule)),
    play: (schedule) => ask((of) => of.play(schedule)),
    states: () => ask((of) => of.states()),
  };
}
