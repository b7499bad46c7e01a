import type { Explored, Exploring } from '../../../src/components/schedules/exploring.ts';
import type { StatePicture, StepTable, Verdict } from '../../../src/runtime/exploration.ts';
import { explore, usualLimits, type ExploreLimits } from '../../../src/runtime/schedules/explore.ts';
import { Player } from '../../../src/runtime/schedules/player.ts';
import { statePicture } from '../../../src/runtime/schedules/state-picture.ts';
import { stepTable } from '../../../src/runtime/schedules/step-table.ts';
import { World } from '../../../src/runtime/schedules/world.ts';
import { programFrom } from './harness.ts';

/** A program that the engine has explored, as the page sees it; it answers at once what the page would wait for. */
export type ExploredHere = {
  readonly threads: readonly string[];
  readonly verdict: Verdict;
  readonly explored: Explored;
  readonly stepsOf: (schedule: readonly number[]) => StepTable;
  readonly picture: () => StatePicture;
  /** What the view is given. */
  readonly exploring: Extract<Exploring, { status: 'explored' }>;
};

/** Explores a program in Node; a string is the text of `main.ts`. */
export async function exploredHere(text: string, limits: Partial<ExploreLimits> = {}): Promise<ExploredHere> {
  const program = await programFrom(text);
  const world = new World(program);
  const search = explore(program, { ...usualLimits, ...limits }, world);
  let told = search.next();
  while (told.done !== true) told = search.next();
  const { threads } = program;
  const explored: Explored = {
    stepsOf: (schedule) => Promise.resolve(stepTable(world, schedule)),
    play: (schedule) => {
      const player = new Player(world);
      for (const thread of schedule) player.choose(thread);
      return Promise.resolve(player.state());
    },
    states: () => Promise.resolve(statePicture(world, () => false)),
  };
  return {
    threads,
    verdict: told.value,
    explored,
    stepsOf: (schedule) => stepTable(world, schedule),
    picture: () => pictureOf(world),
    exploring: { status: 'explored', threads, verdict: told.value, ms: 1, explored },
  };
}

function pictureOf(world: World): StatePicture {
  const picture = statePicture(world, () => false);
  if (!picture) throw new Error('This program has too many states for a picture.');
  return picture;
}
