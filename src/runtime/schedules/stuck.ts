import type { Stuck } from '../exploration.ts';
import type { ExploredProgram } from './explored-program.ts';
import { isLab, type Operation } from './operation.ts';
import { shortText } from './short-text.ts';
import type { World } from './world.ts';

/**
 * Threads that have not ended although nobody can take a step. `lastChange` gives the thread that changed the element at
 * an address last: who sleeps until it changes again waits for that one, as far as anybody can tell.
 */
export function stuckThreads(world: World, lastChange: ReadonlyMap<number, number> = new Map()): readonly Stuck[] {
  const stuck: Stuck[] = [];
  world.nodes.forEach(({ operation }, thread) => {
    if (operation) stuck.push(stuckIn(world, thread, operation, lastChange));
  });
  return stuck;
}

/** Why a thread cannot take its next step, `operation`. */
export function stuckIn(
  world: World,
  thread: number,
  operation: Operation,
  lastChange: ReadonlyMap<number, number>,
): Stuck {
  const site = world.program.sites[operation.site];
  const place = { thread, ...(site && { site }) };
  const watch = world.parked[thread];
  if (watch) {
    const object = shortText([...new Set(watch.cells.map(({ name }) => name))].join(', '), 200);
    const changers = watch.cells.map(({ address }) => lastChange.get(address));
    return { ...place, stance: 'spins', object, ...holderOf(thread, changers) };
  }
  if (!isLab(operation)) {
    const changers = [lastChange.get(operation.address)];
    return { ...place, stance: 'sleeps', object: cellName(operation), ...holderOf(thread, changers) };
  }
  const { kind, name: object, cells, at } = operation;
  if (kind === 'lock') return { ...place, stance: 'wants-mutex', object, holder: Number(cells[at]) - 1 };
  if (kind === 'send') return { ...place, stance: 'sends-to-full', object };
  if (kind === 'receive') return { ...place, stance: 'receives-from-empty', object };
  return { ...place, stance: 'wants-permit', object, ...holderOf(thread, [lastChange.get(at * 4)]) };
}

function holderOf(thread: number, candidates: readonly (number | undefined)[]): { readonly holder?: number } {
  const holder = candidates.find((candidate) => candidate !== undefined && candidate !== thread);
  return holder === undefined ? {} : { holder };
}

/** The threads that wait for each other in a circle, beginning with the first; undefined where there is none. */
export function circleIn(stuck: readonly Stuck[]): readonly number[] | undefined {
  const holders = new Map(stuck.map(({ thread, holder }) => [thread, holder]));
  for (const start of holders.keys()) {
    const path: number[] = [];
    for (let at: number | undefined = start; at !== undefined && holders.has(at); at = holders.get(at)) {
      if (path.includes(at)) {
        if (at === start) return path;
        break;
      }
      path.push(at);
    }
  }
  return undefined;
}

/** Who waits for what, as a sentence. */
export function describeStuck({ threads }: Pick<ExploredProgram, 'threads'>, stuck: readonly Stuck[]): string {
  const nameOf = (thread: number): string => threads[thread] ?? '';
  const parts = stuck.map(({ thread, stance, object, holder, site }) => {
    const line = site ? ` (line ${site.line})` : '';
    const by =
      holder === undefined
        ? ''
        : stance === 'wants-mutex'
          ? `, which ${nameOf(holder)} holds`
          : `, last changed by ${nameOf(holder)}`;
    return `${nameOf(thread)} ${doing[stance](object)}${by}${line}`;
  });
  return `Nobody can go on: ${parts.join('; ')}.`;
}

const doing: Readonly<Record<Stuck['stance'], (object: string) => string>> = {
  'wants-mutex': (object) => `waits for ${object}`,
  'wants-permit': (object) => `waits for a permit of ${object}`,
  'sends-to-full': (object) => `waits for room in ${object}`,
  'receives-from-empty': (object) => `waits for a value in ${object}`,
  sleeps: (object) => `sleeps until somebody notifies ${object}`,
  spins: (object) => `spins until ${object} changes`,
};

/** How the program calls what an operation is about, such as `counter[0]`. */
export function cellName(operation: Operation): string {
  if (isLab(operation)) return operation.name;
  const { view, index } = operation;
  const place = index + view.shift;
  return view.half === undefined ? `${view.name}[${place}]` : `${view.name}[${place >> 1}], half ${view.half + 1} of 2`;
}
