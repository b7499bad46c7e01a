import type { OperationKind, ThreadPlace } from '../../runtime/index.ts';

const deeds = {
  load: (object) => `reads ${object}`,
  store: (object) => `writes ${object}`,
  modify: (object) => `changes ${object} in one step`,
  'compare-exchange': (object) => `compares ${object} and may change it in one step`,
  wait: (object) => `falls asleep on ${object}, if its value has not changed`,
  notify: (object) => `notifies ${object}`,
  lock: (object) => `takes ${object}`,
  unlock: (object) => `gives ${object} back`,
  acquire: (object) => `takes a permit of ${object}`,
  release: (object) => `gives ${object} a permit`,
  send: (object) => `sends to ${object}`,
  receive: (object) => `receives from ${object}`,
  enter: (object) => `enters ${object}`,
  leave: (object) => `leaves ${object}`,
} as const satisfies Record<OperationKind, (object: string) => string>;

const waits: Partial<Record<OperationKind, (object: string) => string>> = {
  lock: (object) => `waits for ${object}`,
  acquire: (object) => `waits for a permit of ${object}`,
  send: (object) => `waits for room in ${object}`,
  receive: (object) => `waits for a value in ${object}`,
  wait: (object) => `sleeps until somebody notifies ${object}`,
};

/**
 * What a thread is about to do, or why it cannot go on, without its name: `waits for fork 1, which P1 holds`. `places` are
 * those of all threads: who has ended gives nothing back.
 */
export function placeWords(
  place: ThreadPlace,
  threads: readonly string[],
  places: readonly ThreadPlace[] = [],
): string {
  const { stance, operation, object = 'something' } = place;
  switch (stance) {
    case 'ended':
      return 'has ended';
    case 'failed':
      return 'has thrown';
    case 'at':
      return operation ? `next: ${deeds[operation](object)}` : 'can take its next step';
    case 'spins':
      return `spins until ${object} changes${holderWords(place, threads, places)}`;
    case 'waits':
      return `${waitWords(operation, object)}${holderWords(place, threads, places)}`;
  }
}

/** What a thread waits for: `waits for room in c`. */
export function waitWords(operation: OperationKind | undefined, object: string): string {
  return (operation && waits[operation]?.(object)) ?? `waits for ${object}`;
}

function holderWords(
  { operation, holder = -1 }: ThreadPlace,
  threads: readonly string[],
  places: readonly ThreadPlace[],
): string {
  const name = threads[holder];
  if (name === undefined) return '';
  const isGone = places[holder]?.stance === 'ended' || places[holder]?.stance === 'failed';
  if (operation === 'lock') return isGone ? `, which ${name} held when it ended` : `, which ${name} holds`;
  return `, last changed by ${name}${isGone ? ', which has ended' : ''}`;
}
