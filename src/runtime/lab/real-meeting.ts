import { longestText, type Meeting } from './shared-objects.ts';
import type { Wait } from './watched-wait.ts';

// Taken before a program can replace them.
const { add, compareExchange, load, notify, store, sub, wait: nativeWait } = Atomics;

/** The cells of a mutex: 0 free, 1 held, 2 held and somebody waits; then who holds it. */
const state = 0;
const owner = 1;

/** The further cells of a channel, whose first two are a mutex. */
const arrivals = 2;
const departures = 3;
const capacity = 4;
const first = 5;
const length = 6;
const slots = 8;
const slotCells = 1 + longestText / 2;

/**
 * Threads meet in shared memory, and sleep on it. `me` is a number other than 0 that no other thread of the run has;
 * `regions` gives the shared cell of a region of code, where there is shared memory for that; `wait` is `Atomics.wait`, or
 * one that also tells that the thread sleeps.
 */
export function createRealMeeting(
  me: number,
  regions: (name: string) => Cell | undefined,
  wait: Wait = nativeWait,
): Meeting {
  const sleep = (cells: Int32Array, index: number, value: number): void => sleepIn(wait, cells, index, value);
  const unlock = (cells: Int32Array): boolean => {
    if (load(cells, owner) !== me) return false;
    store(cells, owner, 0);
    if (sub(cells, state, 1) !== 1) {
      store(cells, state, 0);
      notify(cells, state, 1);
    }
    return true;
  };
  const lock = (cells: Int32Array): void => {
    // The three-state mutex of Drepper, "Futexes Are Tricky" (2011), section 6.
    let seen = compareExchange(cells, state, 0, 1);
    while (seen !== 0) {
      if (seen === 2 || compareExchange(cells, state, 1, 2) !== 0) sleep(cells, state, 2);
      seen = compareExchange(cells, state, 0, 2);
    }
    store(cells, owner, me);
  };
  /** Runs `attempt` with the channel's mutex again and again until it succeeds, sleeping while `news` stays the same. */
  const retry = <Value>(cells: Int32Array, news: number, attempt: () => Value | undefined): Value => {
    for (;;) {
      lock(cells);
      const value = attempt();
      const seen = load(cells, news);
      unlock(cells);
      if (value !== undefined) return value;
      sleep(cells, news, seen);
    }
  };
  const tell = (cells: Int32Array, news: number): void => {
    add(cells, news, 1);
    notify(cells, news, 1);
  };

  return {
    newMutex: () => newCells(2),
    newSemaphore: (permits) => {
      const cells = newCells(1);
      cells[0] = permits;
      return cells;
    },
    newChannel: (most) => {
      const { count, capacityAt } = channelCells(most);
      const cells = newCells(count);
      cells[capacityAt] = most;
      return cells;
    },
    lock,
    unlock,
    acquire: (cells) => {
      for (;;) {
        const permits = load(cells, 0);
        if (permits > 0 && compareExchange(cells, 0, permits, permits - 1) === permits) return;
        if (permits === 0) sleep(cells, 0, 0);
      }
    },
    release: (cells) => tell(cells, 0),
    send: (cells, text) => {
      retry(cells, departures, () => {
        const most = cells[capacity] ?? 0;
        const count = cells[length] ?? 0;
        if (count === most) return undefined;
        writeText(cells, slots + (((cells[first] ?? 0) + count) % most) * slotCells, text);
        cells[length] = count + 1;
        tell(cells, arrivals);
        return true;
      });
    },
    receive: (cells) =>
      retry(cells, arrivals, () => {
        const count = cells[length] ?? 0;
        if (count === 0) return undefined;
        const at = cells[first] ?? 0;
        const text = readText(cells, slots + at * slotCells);
        cells[first] = (at + 1) % (cells[capacity] ?? 1);
        cells[length] = count - 1;
        tell(cells, departures);
        return text;
      }),
    enter: (name) => {
      const { cells, index } = checkedRegion(regions, name);
      if (add(cells, index, 1) === 0) return true;
      sub(cells, index, 1);
      return false;
    },
    leave: (name) => {
      const { cells, index } = checkedRegion(regions, name);
      sub(cells, index, 1);
    },
  };
}

/** How many cells a channel has, and in which of them its capacity stands. */
export function channelCells(most: number): { readonly count: number; readonly capacityAt: number } {
  return { count: slots + most * slotCells, capacityAt: capacity };
}

/** An element of shared memory. */
type Cell = { readonly cells: Int32Array; readonly index: number };

function checkedRegion(regions: (name: string) => Cell | undefined, name: string): Cell {
  const cell = regions(name);
  if (cell) return cell;
  throw new Error('critical() watches threads of a program that exports threads; this program does not.');
}

function newCells(count: number): Int32Array<SharedArrayBuffer> {
  if (typeof SharedArrayBuffer === 'undefined') {
    throw new Error('Shared memory is not there: this page is not isolated from others in this browser.');
  }
  return new Int32Array(new SharedArrayBuffer(count * 4));
}

function sleepIn(wait: Wait, cells: Int32Array, index: number, value: number): void {
  try {
    wait(cells, index, value);
  } catch (cause) {
    throw new Error('This thread may not sleep, so it cannot wait for another one: run the program on Workers.', {
      cause,
    });
  }
}

/** Two UTF-16 units a cell. */
function writeText(cells: Int32Array, at: number, text: string): void {
  cells[at] = text.length;
  for (let unit = 0; unit < text.length; unit += 2) {
    cells[at + 1 + unit / 2] = text.charCodeAt(unit) | ((text.charCodeAt(unit + 1) || 0) << 16);
  }
}

function readText(cells: Int32Array, at: number): string {
  const size = cells[at] ?? 0;
  let text = '';
  for (let unit = 0; unit < size; unit += 1) {
    const pair = cells[at + 1 + (unit >> 1)] ?? 0;
    text += String.fromCharCode(unit % 2 === 0 ? pair & 0xffff : pair >>> 16);
  }
  return text;
}
