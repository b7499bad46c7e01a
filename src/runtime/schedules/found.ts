import type { Failure, Finding, RacingAccess, Schedule } from '../exploration.ts';
import type { AdjacentRace } from './adjacent-races.ts';
import { follow } from './follow.ts';
import { circleIn, describeStuck, stuckThreads } from './stuck.ts';
import { switchesIn } from './switches.ts';
import type { World } from './world.ts';

/** A failure with all that a reader wants to know of the schedule that shows it. */
export function describeFailure(
  world: World,
  failure: Failure,
  schedule: Schedule,
  proven: Finding['proven'],
): Finding {
  const { preemptions, lastChange } = follow(world, schedule);
  const finding = { ...failure, schedule, switches: switchesIn(schedule), preemptions, proven };
  if (failure.kind !== 'deadlock' && failure.kind !== 'busy-wait') return finding;
  const stuck = stuckThreads(world, lastChange);
  const circle = circleIn(stuck);
  return { ...finding, message: describeStuck(world.program, stuck), stuck, ...(circle && { circle }) };
}

/** A circle that threads can follow for ever. */
export function describeLivelock(world: World, schedule: Schedule, cycle: Schedule): Finding {
  const { preemptions } = follow(world, schedule);
  const names = [...new Set(cycle)].sort((one, other) => one - other).map((thread) => world.program.threads[thread]);
  return {
    kind: 'livelock',
    message: `${names.join(' and ')} can go on for ever without coming to an end, although each gets its turns.`,
    schedule,
    switches: switchesIn(schedule),
    preemptions,
    proven: 'nothing',
    cycle,
  };
}

/** Two accesses that race, with a schedule that ends in both. */
export function describeRace(
  world: World,
  { accesses, mayHang }: Pick<AdjacentRace, 'accesses' | 'mayHang'>,
  schedule: Schedule,
  proven: Finding['proven'],
): Finding {
  const { preemptions } = follow(world, schedule);
  const [one, other] = accesses.map((access) => describeAccess(world, access));
  const hang = mayHang ? ' A loop spins on a plain read: an engine may read once and never again.' : '';
  return {
    kind: 'data-race',
    message: `${one} and ${other}, and nothing orders the two. Outside of these schedules an engine may do more with plain accesses: make them atomic, or order them by a lock.${hang}`,
    schedule,
    switches: switchesIn(schedule),
    preemptions,
    proven,
    race: { accesses, mayHang },
  };
}

function describeAccess({ program }: World, { thread, access, atomic, cell, site }: RacingAccess): string {
  const line = site ? ` (line ${site.line})` : '';
  return `${program.threads[thread]} ${access} ${cell}${atomic ? ' atomically' : ''}${line}`;
}

/** Names a race by its two places: in another schedule it is the same one. */
export function raceKey([one, other]: readonly [RacingAccess, RacingAccess]): string {
  const place = ({ site, access, atomic, cell }: RacingAccess): string =>
    `${site ? `${site.file}:${site.line}:${site.column}` : cell} ${access} ${atomic}`;
  return [place(one), place(other)].sort().join(' ~ ');
}
