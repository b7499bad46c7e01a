import type * as Lab from './lab.d.ts';
import type { Channel, Mutex, Semaphore } from './lab.d.ts';

/** What `assert` and `critical` throw. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

// Who judges a schedule asks for this class.
Object.freeze(AssertionError);
Object.freeze(AssertionError.prototype);

/** How threads meet: for real (`real-meeting.ts`), or as the steps of a scheduler of our own. */
export type Meeting = {
  readonly newMutex: () => Int32Array;
  readonly newSemaphore: (permits: number) => Int32Array;
  readonly newChannel: (capacity: number) => Int32Array;
  readonly lock: (cells: Int32Array) => void;
  /** Whether this thread held it. */
  readonly unlock: (cells: Int32Array) => boolean;
  readonly acquire: (cells: Int32Array) => void;
  readonly release: (cells: Int32Array) => void;
  /** Texts come out in the order in which they went in. */
  readonly send: (cells: Int32Array, text: string) => void;
  readonly receive: (cells: Int32Array) => string;
  /** Whether no other thread was in the region. */
  readonly enter: (region: string) => boolean;
  readonly leave: (region: string) => void;
};

/** The functions of `lab` by which threads meet; `lab.d.ts` says what they promise. */
export type SharedLab = Pick<
  typeof Lab,
  'acquire' | 'assert' | 'channel' | 'critical' | 'mutex' | 'receive' | 'release' | 'semaphore' | 'send' | 'withLock'
>;

/** The longest text of a value in a channel, in UTF-16 units. */
export const longestText = 500;

const mostCapacity = 64;
const mostPermits = 1_000_000;

/** Makes these functions for one thread. */
export function createSharedLab(meeting: Meeting): SharedLab {
  const acquire = (lock: Mutex | Semaphore): void => {
    const { kind, cells } = checkedLock('acquire', lock);
    if (kind === 'mutex') meeting.lock(cells);
    else meeting.acquire(cells);
  };
  const release = (lock: Mutex | Semaphore): void => {
    const { kind, cells } = checkedLock('release', lock);
    if (kind === 'semaphore') meeting.release(cells);
    else if (!meeting.unlock(cells)) throw new Error('release() of a mutex that this thread does not hold.');
  };
  return {
    acquire,
    release,
    mutex: () => ({ kind: 'mutex', cells: meeting.newMutex() }),
    semaphore: (permits) => {
      const count = checkedCount('semaphore', 'permits', permits, 0, mostPermits);
      return { kind: 'semaphore', cells: meeting.newSemaphore(count) };
    },
    channel: (capacity = 16) => {
      const count = checkedCount('channel', 'values', capacity, 1, mostCapacity);
      return { kind: 'channel', cells: meeting.newChannel(count) };
    },
    withLock: (mutex, fn) => {
      acquire(mutex);
      try {
        return fn();
      } finally {
        release(mutex);
      }
    },
    send: (to, value) => meeting.send(checkedChannel('send', to), textOf(value)),
    receive: (from) => JSON.parse(meeting.receive(checkedChannel('receive', from))) as never,
    critical: (name, fn) => {
      if (!meeting.enter(name))
        throw new AssertionError(`Two threads are in the critical region "${name}" at the same time.`);
      try {
        return fn();
      } finally {
        meeting.leave(name);
      }
    },
    assert: (condition, message = 'An assertion does not hold.') => {
      if (!condition) throw new AssertionError(message);
    },
  };
}

function checkedLock(call: string, lock: unknown): Mutex | Semaphore {
  if (isObject(lock, 'mutex') || isObject(lock, 'semaphore')) return lock as Mutex | Semaphore;
  throw new TypeError(`${call}() takes a mutex or a semaphore that setup() made; this is neither.`);
}

function checkedChannel(call: string, channel: unknown): Int32Array {
  if (isObject(channel, 'channel')) return (channel as Channel<unknown>).cells;
  throw new TypeError(`${call}() takes a channel that setup() made; this is none.`);
}

function isObject(value: unknown, kind: string): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind && 'cells' in value;
}

function checkedCount(call: string, what: string, count: unknown, least: number, most: number): number {
  if (typeof count === 'number' && Number.isInteger(count) && count >= least && count <= most) return count;
  throw new RangeError(
    `${call}() takes a whole number of ${what} from ${least} to ${most.toLocaleString('en')}; this is none.`,
  );
}

function textOf(value: unknown): string {
  // What has no text in JSON gives undefined, whatever the type says.
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new TypeError('send() takes a value that JSON can write; this one it cannot.');
  if (text.length > longestText) {
    throw new RangeError(
      `send() takes values of at most ${longestText} characters of JSON; this one has ${text.length}.`,
    );
  }
  return text;
}
