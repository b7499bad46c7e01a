import type { PicturedState, StatePicture } from '../exploration.ts';
import { Judge } from './judge.ts';
import { exploreStates } from './state-graph.ts';
import type { World } from './world.ts';

/** The most states that a picture can show. */
const mostStates = 2_000;

/** The picture of all states; undefined where there are more than 2,000. */
export function statePicture(world: World, isOver: () => boolean): StatePicture | undefined {
  const { edges, failures, outcomes, isCut } = exploreStates(world, new Judge(world), { states: mostStates, isOver });
  if (isCut) return undefined;
  const states = edges.map((steps, state): PicturedState => {
    const failure = failures.get(state);
    if (failure) return { kind: 'failed', failure };
    return steps.length > 0 ? { kind: 'goes-on' } : { kind: 'ended', outcome: outcomes.get(state) ?? '' };
  });
  return { states, edges: edges.flatMap((steps, from) => steps.map(({ to, thread }) => ({ from, to, thread }))) };
}
