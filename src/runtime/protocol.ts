/**
 * Every message that crosses a thread or a frame, and what it carries; the program and its machine are in `request.ts`,
 * values, lines and outcomes in `results.ts`. Types only.
 *
 * Four kinds of conversation exist, each on `MessagePort`s of its own so that a new run can never hear an old one:
 *
 * - page ↔ frame ("control"): {@link FrameOrder} down, {@link FrameReport} up
 * - page ↔ lane: {@link LaneOrder} down, {@link LaneReport} up; one port per lane and run
 * - lane ↔ frame ("broker"): {@link BrokerOrder} up, {@link BrokerReport} down; for lanes in workers
 * - page ↔ explorer: {@link ExplorerOrder} down, {@link ExplorerReport} up; one port per exploration
 *
 * Times are as in `results.ts`.
 */
import type { ExplorationEvent, PlayerState, Schedule, StatePicture, StepTable, Verdict } from './exploration.ts';
import type {
  Build,
  CallAnswer,
  ExploredBuild,
  MachineKind,
  ProgramCall,
  SimulatedMachine,
  SourceRange,
  ThreadsTask,
} from './request.ts';
import type { Lane, Line, Position, Preview, ThreadsReport } from './results.ts';
import type { Flight, LaneState, Span, TracedLane } from './trace/trace.ts';

// ----------------------------------------------------------------------------------------------------- lane streams

/** What a lane has done and still waits for. The first three only grow, so that equal counters mean that nothing moved. */
export type LaneCounts = {
  /** Messages that this lane has sent on ports of the program. */
  readonly sent: number;
  /** Messages that it has received, or that it knows nobody will: their receiver is gone. */
  readonly received: number;
  /** Workers that it has started, and those of them whose end it has heard of; the page compares both with what it knows. */
  readonly spawned: number;
  readonly gone: number;
  /** Timers, animation frames and counted operations that have not fired or settled. */
  readonly pending: number;
  /** Calls through `comlink` and `lab` that wait for their answer. */
  readonly calls: number;
  /** The module body has not finished (a top-level `await` is pending). */
  readonly open: boolean;
};

/** What went over the channel between a worker and its starter, as the worker counted it. */
export type ChannelCounts = { readonly sent: number; readonly received: number };

/** Lane → page. The last report of every lane is `closed`. */
export type LaneReport =
  | {
      readonly kind: 'lines';
      readonly lines: readonly Line[];
      /** Lines left out before these. */ readonly dropped: number;
    }
  | ({ readonly kind: 'span' } & NamedSpan)
  /** The counters, whenever the lane comes to rest, and in answer to a probe (then with its round). */
  | { readonly kind: 'counts'; readonly counts: LaneCounts; readonly round?: number }
  /** The module body has begun (its code is loaded). */
  | { readonly kind: 'began'; readonly at: number }
  /** The module body has finished. Where it threw, an `uncaught` came before. */
  | { readonly kind: 'settled'; readonly at: number }
  /** An uncaught error or rejection; also printed as a line. `id` lets a later `handled` take it back. */
  | { readonly kind: 'uncaught'; readonly id: number; readonly error: Preview }
  | { readonly kind: 'handled'; readonly lane: Lane; readonly id: number }
  /** A task has been started on this lane, which numbers its tasks from 1. */
  | { readonly kind: 'task-opened'; readonly task: number; readonly name: string; readonly at: number }
  | { readonly kind: 'task-closed'; readonly task: number; readonly at: number }
  /** What tasks were doing; task 0 stands for the lane itself. */
  | { readonly kind: 'work'; readonly spans: readonly WorkSpan[]; readonly dropped: number }
  /**
   * Messages of a channel as this end of it saw them: what it sent and when it received. A worker's channel to the lane
   * that started it bears the worker's name, and its end 0 is the starter's. `dropped`: sent and not told of, because
   * there were too many.
   */
  | {
      readonly kind: 'messages';
      readonly channel: string;
      readonly end: 0 | 1;
      readonly sent: readonly SentMessage[];
      readonly received: readonly ReceivedMessage[];
      readonly dropped: number;
    }
  /** What the simulated machine did since its last report; `lanes` are all that it has, as they are by now. */
  | {
      readonly kind: 'simulated';
      readonly lanes: readonly TracedLane[];
      readonly spans: readonly Span[];
      readonly flights: readonly Flight[];
      readonly dropped: number;
    }
  /** What came of the call that this run was started for. */
  | { readonly kind: 'answered'; readonly answer: CallAnswer }
  /** What the threads of a program tell of the task that this run was started for. */
  | { readonly kind: 'threads'; readonly report: ThreadsReport }
  /** The deadline guard of the main thread fired. */
  | { readonly kind: 'overdue'; readonly at: number }
  /** `counts` are final. */
  | { readonly kind: 'closed'; readonly at: number; readonly counts: LaneCounts };

/**
 * A message as it was sent; `index` counts those of its direction from 0. `bytes` is an estimate
 * (`realm/message-size.ts`), made of the first messages only; `label` says what it is, where the sender knows.
 */
export type SentMessage = {
  readonly index: number;
  readonly at: number;
  readonly bytes?: number;
  readonly label?: string;
};

/** When a message was received, and which. */
export type ReceivedMessage = { readonly index: number; readonly at: number };

/** A stretch that the program named with `span()`. */
export type NamedSpan = {
  readonly label: string;
  readonly start: number;
  readonly end: number;
  /** The task that named it, 0 for the lane itself; or the lane, where the simulated machine knows it. */
  readonly by: number | Lane;
  /** The mark of the call, as of a line. */
  readonly site?: number;
  readonly entry?: string;
};

/** A stretch of a task's time on a real thread, in milliseconds as all times here. */
export type WorkSpan = {
  readonly task: number;
  readonly state: Extract<LaneState, 'running' | 'waiting' | 'ready'>;
  readonly start: number;
  readonly end: number;
  /** The device that it waits for; empty where it computes. */
  readonly label: string;
  /** The mark of the call that asked for it, as of a line. */
  readonly site?: number;
  readonly entry?: string;
};

/** Page → lane. */
export type LaneOrder =
  | { readonly kind: 'probe'; readonly round: number }
  /** Nothing countable is left: reject what still waits (comlink calls, pool tasks), so that the program can say so. */
  | { readonly kind: 'give-up' }
  /** Another lane was ended without its own last word: nobody answers any more on the ports that it served. */
  | { readonly kind: 'lane-lost'; readonly lane: Lane; readonly reason: string }
  /** The run is over: flush, report `closed`, do nothing more. */
  | { readonly kind: 'end' };

// ---------------------------------------------------------------------------------------------------------- control

/** What a lane needs to begin; travels page → frame → worker with the lane's port. */
export type LaneBrief = {
  readonly lane: Lane;
  readonly entry: string;
  readonly machine: MachineKind;
  /** What `pool()` takes as its size when the program names none. */
  readonly poolSize: number;
  /** The value of `self.name`. */
  readonly name: string;
  /** Where the entry is `#call`: what to call. */
  readonly call?: ProgramCall;
  /** Where the lane is `main` of a threads program: what its threads are for. */
  readonly threads?: ThreadsTask;
};

/** Page → frame, by window message right after the frame has loaded; the control port is transferred with it. */
export type Connect = {
  readonly kind: 'connect';
  /** The realm's program for workers. */
  readonly workerSource: string;
};

/** Page → frame, on the control port. */
export type FrameOrder =
  | {
      readonly kind: 'start';
      readonly machine: MachineKind;
      readonly build: Build;
      readonly poolSize: number;
      /** The longest the frame's thread may be blocked without a break; guards throw after it. */
      readonly blockLimitMs: number;
      /** Where the machine is simulated. */
      readonly simulated?: SimulatedMachine;
      /** In the place of the entry: calls one export of the build, which was compiled for that. */
      readonly call?: ProgramCall;
      /** Of a threads program: what its threads are for, if not to run once. */
      readonly threads?: ThreadsTask;
    }
  /** Explores a program in a worker that runs `source`, in the place of a run. */
  | {
      readonly kind: 'explore';
      readonly source: string;
      readonly build: ExploredBuild;
      /** The longest that the search may take, in milliseconds. */
      readonly mostMs: number;
    }
  | { readonly kind: 'ping'; readonly id: number };

/** Frame → page, on the control port. */
export type FrameReport =
  | { readonly kind: 'pong'; readonly id: number }
  /** The run cannot begin here: `reason` is a sentence. */
  | { readonly kind: 'refused-start'; readonly reason: string }
  /** A lane exists; its stream comes on the port transferred with this report. */
  | {
      readonly kind: 'lane-opened';
      readonly lane: Lane;
      /** The lane that started it; null for `main`. */
      readonly starter: Lane | null;
      readonly entry: string;
      readonly name: string;
      readonly at: number;
    }
  /** An exploration has begun; its stream comes on the port transferred with this report. */
  | { readonly kind: 'explorer-opened' }
  /** Its worker could not be started. */
  | { readonly kind: 'explorer-lost' }
  /** The lane's thread is gone without its own last word (load failure, `terminate()`): the frame says it instead. */
  | {
      readonly kind: 'lane-lost';
      readonly lane: Lane;
      readonly at: number;
      readonly reason: 'terminated' | 'failed';
      readonly message: string;
    };

/** Worker → frame on the worker's own channel, once: its realm is up and can be given a program. */
export type WorkerAlive = { readonly kind: 'alive' };

/** Frame → worker on the worker's own channel, once; all else goes over the ports that come with it. */
export type WorkerStart = {
  readonly kind: 'start';
  readonly brief: LaneBrief;
  /** Text of a script that hands the entry's code to the realm. */
  readonly script: string;
  /** Name of the global function that the code hands itself to, once. */
  readonly key: string;
  readonly ports: WorkerPorts;
  readonly simulated?: SimulatedStart;
};

/** What the simulated machine's one real thread needs beside its entry. */
export type SimulatedStart = {
  readonly machine: SimulatedMachine;
  /** Code of the entry from which the workers of pools load modules; each has instances of its own. */
  readonly poolCode?: string;
  /** Where marked calls stand, by entry. */
  readonly sites: Readonly<Record<string, readonly Position[]>>;
};

/** The three conversations of a worker: with the page, with the frame's broker, and the program's own with its starter. */
export type WorkerPorts = {
  readonly lane: MessagePort;
  readonly broker: MessagePort;
  readonly program: MessagePort | null;
};

/** Lane in a worker → broker. A `token` names a worker for the lane that started it. */
export type BrokerOrder =
  | {
      readonly kind: 'spawn';
      readonly token: number;
      readonly entry: string;
      readonly name: string;
      /** The program's channel to the new worker; transferred. */
      readonly port: MessagePort;
    }
  | { readonly kind: 'terminate'; readonly token: number }
  /** This lane has said its last word; `channel` is what went between it and its starter. */
  | { readonly kind: 'closed'; readonly channel: ChannelCounts }
  /** An uncaught error, for the `error` event of whoever started this lane. `fatal`: the module body threw. */
  | { readonly kind: 'threw'; readonly id: number; readonly message: string; readonly fatal: boolean };

/** Broker → lane in a worker. */
export type BrokerReport =
  | SpawnReport
  /** Its starter has terminated this lane. */
  | { readonly kind: 'end' };

/** Broker → whoever started a worker. Nothing comes after `gone` and `refused`. */
export type SpawnReport =
  | { readonly kind: 'spawned'; readonly token: number; readonly lane: Lane }
  | { readonly kind: 'refused'; readonly token: number; readonly message: string }
  | {
      readonly kind: 'gone';
      readonly token: number;
      readonly message: string;
      /** Left out where the thread was ended without its own last word. */
      readonly channel?: ChannelCounts;
    }
  | {
      readonly kind: 'threw';
      readonly token: number;
      readonly lane: Lane;
      readonly id: number;
      readonly message: string;
      readonly fatal: boolean;
    };

// ------------------------------------------------------------------------------------------------------ exploration

/** Frame → explorer on the worker's own channel, once; all else goes over the port that comes with it. */
export type ExplorerStart = {
  readonly kind: 'explore';
  readonly build: ExploredBuild;
  readonly mostMs: number;
  /** The conversation with the page. */
  readonly port: MessagePort;
};

/** Page → explorer, once it has a verdict. */
export type ExplorerOrder =
  | { readonly kind: 'steps' | 'play'; readonly id: number; readonly schedule: Schedule }
  | { readonly kind: 'states'; readonly id: number };

/** Explorer → page. `explored` and `refused` come once, and after them only answers. */
export type ExplorerReport =
  | ExplorationEvent
  | { readonly kind: 'explored'; readonly verdict: Verdict; readonly ms: number }
  | { readonly kind: 'refused'; readonly sentence: string; readonly site?: SourceRange }
  /** Without an answer where there is none. */
  | { readonly kind: 'answer'; readonly id: number; readonly answer?: StepTable | PlayerState | StatePicture };
