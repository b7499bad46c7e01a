import { AssertionError } from '../lab/shared-objects.ts';
import { stoppedDate } from './ambient.ts';
import { JobQueue, createPromise } from './async-promise.ts';
import type { ExploredHost } from './explored-host.ts';
import { Refusal } from './refusal.ts';

/** Something that a task has asked for and that has not been answered: a device, a timer. */
export type Request = {
  readonly task: number;
  /** `io`, `sleep`, `setTimeout`, with what they were given. */
  readonly label: string;
  /** Where it was asked for; -1 where that is not known. */
  readonly site: number;
  readonly answer: () => void;
};

/** The most jobs that follow one answer. */
const mostJobs = 100_000;

/**
 * The world of one run of a program with tasks. Nothing in it happens by itself: requests stand in a list until somebody
 * answers one, and time does not pass. So all that a run does follows from the order in which they are answered.
 */
export class AsyncWorld {
  readonly queue = new JobQueue();
  readonly promises = createPromise(this.queue);
  readonly host: ExploredHost;
  /** In the order in which they were made. */
  requests: Request[] = [];
  lines: string[] = [];
  /** The place of each task's last call, by its number. */
  readonly sites = new Map<number, number>();
  #site = -1;
  #random = 0;

  constructor() {
    this.host = this.#createHost();
  }

  /** Runs all that can run without an answer. Throws where that has no end. */
  settle(): void {
    if (!this.queue.drain(mostJobs))
      throw new Refusal('Promises of this program go on for ever without asking for anything.');
  }

  /** Answers a request, and lets run what follows from that. */
  answer(request: Request): void {
    this.requests = this.requests.filter((other) => other !== request);
    this.queue.task = request.task;
    request.answer();
    this.settle();
  }

  #ask(label: string): object {
    return new this.promises.Promise((resolve) => {
      const { task } = this.queue;
      this.requests.push({ task, label, site: this.#site, answer: () => resolve(undefined) });
    });
  }

  #createHost(): ExploredHost {
    const tell = (site: number): void => {
      if (site === -1) return;
      this.#site = site;
      this.sites.set(this.queue.task, site);
    };
    const keep = <Value>(value: Value): Value => value;
    const call = <Value>(value: Value, site: number): Value => {
      tell(site);
      return value;
    };
    return {
      globals: this.#createGlobals(),
      lab: this.#createLab(),
      comlink: new Proxy(Object.freeze({}), { get: (_target, name) => refusedHere(`${String(name)} of "comlink"`) }),
      meta: Object.freeze({ url: 'program:///main.ts' }),
      register: () => undefined,
      // Around what is awaited, when it is known.
      at: call,
      key: keep,
      update: keep,
      write: keep,
      call,
      consume: keep,
      change: () => undefined,
      enter: () => undefined,
      loop: () => ({ last: undefined }),
      turn: () => undefined,
      guard: () => undefined,
      live: () => true,
    };
  }

  #createLab(): object {
    const known: Readonly<Record<string, unknown>> = {
      io: (ms: number, device?: string) => this.#ask(device === undefined ? `io(${ms})` : `io(${ms}, "${device}")`),
      sleep: (ms: number) => this.#ask(`sleep(${ms})`),
      cpu: () => this.promises.Promise.resolve(),
      span: (_label: string, run: () => unknown) => run(),
      assert: (condition: unknown, message = 'An assertion does not hold.') => {
        if (!condition) throw new AssertionError(message);
      },
    };
    return new Proxy(known, {
      get: (target, name): unknown =>
        Object.hasOwn(target, name) ? Reflect.get(target, name) : refusedHere(`${String(name)} of "lab"`),
    });
  }

  #createGlobals(): object {
    const given: Readonly<Record<string, unknown>> = {
      ...Object.fromEntries(usual.map((name) => [name, Reflect.get(globalThis, name) as unknown])),
      Promise: this.promises.Promise,
      queueMicrotask: (run: () => void) => this.queue.put(run),
      setTimeout: (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
        const { task } = this.queue;
        const request: Request = { task, label: `setTimeout(${ms})`, site: this.#site, answer: () => run(...args) };
        this.requests.push(request);
        return request;
      },
      clearTimeout: (request: unknown) => {
        this.requests = this.requests.filter((other) => other !== request);
      },
      Math: Object.defineProperties(
        {},
        { ...Object.getOwnPropertyDescriptors(Math), random: { value: () => this.#nextRandom() } },
      ),
      Date: stoppedDate(),
      performance: { now: () => 0, timeOrigin: 0 },
      console: new Proxy(
        {},
        {
          get:
            () =>
            (...values: unknown[]) =>
              void this.lines.push(values.map(String).join(' ')),
        },
      ),
    };
    return new Proxy(given, {
      get: (target, name): unknown =>
        typeof name === 'symbol' || Object.hasOwn(target, name) ? Reflect.get(target, name) : refusedHere(name),
    });
  }

  /** The same row of numbers in every run (mulberry32). */
  #nextRandom(): number {
    this.#random = (this.#random + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#random ^ (this.#random >>> 15), this.#random | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

/** What of the names that a scheduler gives is the same in every run as it is. */
const usual = [
  ...['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array'],
  ...['Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array', 'DataView', 'structuredClone'],
];

/** What throws a sentence at whatever is done with it. */
function refusedHere(name: string): unknown {
  const refuse = (): never => {
    throw new Refusal(
      `${name} is refused here: All schedules begins each run anew, so all that a task does must follow from what it is answered.`,
    );
  };
  const target = function (): never {
    return refuse();
  };
  return new Proxy(target, { get: refuse, set: refuse, has: refuse, apply: refuse, construct: refuse });
}
