import type { Lane, Position } from '../results.ts';
import type { TracedLane } from '../trace/trace.ts';
import type { Agenda, Callback } from './agenda.ts';
import { Claimant, Work } from './cores.ts';
import type { Devices } from './devices.ts';
import type { Recorder } from './recorder.ts';
import type { Scheduler } from './scheduler.ts';
import { Trail } from './trail.ts';
import { Wait, Waits } from './waits.ts';

/** Who a thread is. */
export type ThreadName = Pick<TracedLane, 'lane' | 'name' | 'starter'> & {
  /** The policy `priority` prefers the highest; usually 0. */
  readonly priority: number;
};

/** What threads have in common: the machine that they live on. */
export type Machine = {
  readonly agenda: Agenda;
  readonly scheduler: Scheduler;
  readonly devices: Devices;
  readonly recorder: Recorder;
  readonly messageUs: number;
};

/**
 * A thread of the program: `main`, a worker of a pool, a task. Callbacks are never called here, but given out by the
 * simulation when their time has come. Times are whole microseconds from 0; anything else is a RangeError.
 */
export class Thread {
  readonly lane: Lane;
  readonly #name: ThreadName;
  readonly #machine: Machine;
  readonly #openedUs: number;
  readonly #trail: Trail;
  readonly #claimant: Claimant;
  readonly #requests = new Waits();
  readonly #timers = new Waits();
  #isBusy = true;
  #closedUs: number | undefined;
  #isTerminated = false;

  constructor(name: ThreadName, machine: Machine) {
    this.lane = name.lane;
    this.#name = name;
    this.#machine = machine;
    this.#openedUs = machine.agenda.nowUs;
    this.#trail = new Trail(name.lane, machine.agenda, machine.recorder);
    this.#claimant = new Claimant(this.#trail, name.priority);
    this.#rest();
  }

  get isTerminated(): boolean {
    return this.#isTerminated;
  }

  /** Asks for a core for `us` in all; what one thread asks for is computed in that order. */
  compute(us: number, label: string, place: Position | undefined, done: Callback): void {
    checkTime(us);
    if (!this.#isTerminated) this.#machine.scheduler.ask(this.#claimant, new Work(us, label, place, done));
  }

  /** Waits until a device has served it for `us`. Without a device's name nobody queues, and the wait is called `io`. */
  use(us: number, device: string | undefined, place: Position | undefined, done: Callback): void {
    checkTime(us);
    if (this.#isTerminated) return;
    const wait = new Wait(device ?? 'io', place);
    wait.withdraw = this.#machine.devices.request(device, us, () => {
      this.#requests.remove(wait);
      this.#rest();
      return done;
    });
    this.#requests.add(wait);
    this.#rest();
  }

  /** A timer; the result cancels it. It makes the thread wait only where that does nothing else. */
  after(us: number, done: Callback): () => void {
    checkTime(us);
    const wait = new Wait('timer', undefined);
    if (this.#isTerminated) return wait.withdraw;
    const { agenda } = this.#machine;
    let isPending = true;
    const end = (): void => {
      isPending = false;
      this.#timers.remove(wait);
      this.#rest();
    };
    const planned = agenda.plan(us, () => {
      end();
      return done;
    });
    wait.withdraw = () => {
      isPending = false;
      agenda.cancel(planned);
    };
    this.#timers.add(wait);
    this.#rest();
    return () => {
      if (!isPending) return;
      agenda.cancel(planned);
      end();
    };
  }

  /** Sends a message, which arrives when the machine's cost of one has passed. */
  send(to: Thread, bytes: number | undefined, label: string, arrived: Callback): void {
    if (this.#isTerminated) return;
    const { agenda, recorder, messageUs } = this.#machine;
    const sentUs = agenda.nowUs;
    agenda.plan(messageUs, () => {
      recorder.addFlight(this.lane, to.lane, sentUs, agenda.nowUs, bytes, label);
      return arrived;
    });
  }

  /**
   * Says whether the thread has something to do, as it has from the start. While it has, and asks for nothing, it is
   * `blocked`; a worker without a task is not, nor is a thread whose code is at its end.
   */
  setBusy(isBusy: boolean): void {
    this.#isBusy = isBusy;
    this.#rest();
  }

  /** The thread has come to its end. What it still asked for is done first, and it stays open until then. */
  close(): void {
    this.setBusy(false);
    this.#closedUs ??= this.#machine.agenda.nowUs;
  }

  /** Ends the thread at once: nothing that it asked for comes about, nor what it asks for from now on. */
  terminate(): void {
    if (this.#isTerminated) return;
    this.#isTerminated = true;
    this.#requests.withdrawAll();
    this.#timers.withdrawAll();
    this.#machine.scheduler.withdraw(this.#claimant);
    this.close();
  }

  /** Ends the span that is under way. */
  cutSpan(): void {
    this.#trail.cut();
  }

  /** The thread as the trace has it; what is not closed yet counts as closed now. */
  traced(): TracedLane {
    const { lane, name, starter } = this.#name;
    return { lane, name, starter, openedUs: this.#openedUs, closedUs: this.#closed() };
  }

  #closed(): number {
    if (this.#closedUs === undefined || !this.#trail.isEmpty) return this.#machine.agenda.nowUs;
    return this.#closedUs > this.#trail.sinceUs ? this.#closedUs : this.#trail.sinceUs;
  }

  #rest(): void {
    const wait = this.#requests.first ?? this.#timers.first;
    if (wait !== undefined) this.#trail.rest('waiting', wait.label, wait.place);
    else this.#trail.rest(this.#isBusy ? 'blocked' : undefined, '', undefined);
  }
}

const RangeErrorConstructor = RangeError;
const longestUs = Number.MAX_SAFE_INTEGER;

function checkTime(us: number): void {
  if (us >= 0 && us <= longestUs && us % 1 === 0) return;
  throw new RangeErrorConstructor(`A time is a whole number of microseconds from 0; ${us} is not.`);
}
