import type {
  BrokerOrder,
  BrokerReport,
  ChannelCounts,
  FrameOrder,
  FrameReport,
  LaneBrief,
  SimulatedStart,
  WorkerPorts,
  WorkerStart,
} from '../protocol.ts';
import type { Build, PoolEntry, SimulatedMachine } from '../request.ts';
import type { Lane, Position } from '../results.ts';
import type { createThreadFactory } from './threads.ts';
import type { Thread } from './threads.ts';
import { NativeMessageChannel } from './platform-classes.ts';
import {
  addListener,
  messageData,
  now,
  postToPort,
  postToWorker,
  startPort,
  startTimeout,
  terminateWorker,
  transferring,
} from './primordials-platform.ts';
import { toText } from './primordials.ts';
import { firstEntry } from './first-entry.ts';
import { programScript } from './program-script.ts';
import type { SpawnListener, Spawned } from './spawner.ts';

/** The most workers that may live at once beside `main`. */
const mostWorkers = 16;

/** How long a terminated worker may take to say its last word before its thread is ended under it, in milliseconds. */
const lastWordMs = 50;

/** Starts every worker of a run: only one place can keep the count and give the lanes their numbers. */
export type Broker = {
  /** Opens the lane that runs the program's entry in a coordinating worker. */
  readonly openMain: () => void;
  /** Opens a lane for the program that runs as lane `main` in this frame. */
  readonly open: (entry: string, name: string, program: MessagePort, listener: SpawnListener) => Spawned;
};

function simulatedStart({ entries }: Build, machine: SimulatedMachine): SimulatedStart {
  const sites: Record<string, readonly Position[]> = { __proto__: null } as unknown as Record<
    string,
    readonly Position[]
  >;
  for (const name in entries) sites[name] = entries[name]?.sites ?? [];
  const pool = entries['#pool' satisfies PoolEntry];
  return { machine, sites, ...(pool === undefined ? {} : { poolCode: pool.code }) };
}

/** The broker of one run, in the frame. */
export function createBroker(
  control: MessagePort,
  run: Pick<
    Extract<FrameOrder, { kind: 'start' }>,
    'build' | 'machine' | 'poolSize' | 'simulated' | 'call' | 'threads'
  >,
  threads: ReturnType<typeof createThreadFactory>,
): Broker {
  let numbered = 0;
  let living = 0;
  const tellPage = (report: FrameReport, transfer: readonly Transferable[] = []): void => {
    postToPort(control, report, transferring(transfer));
  };

  const whyNot = (entry: string): string | undefined => {
    if (run.build.entries[entry] === undefined) return `This program has no file ${entry} that a worker could run.`;
    if (living >= mostWorkers) {
      return `A run can have ${toText(mostWorkers)} workers at once beside main; this one was not started.`;
    }
    return undefined;
  };

  const begin = (
    lane: Lane,
    starter: Lane | null,
    entry: string,
    name: string,
    program: MessagePort | null,
    listener: SpawnListener,
    token: number,
  ): Spawned => {
    const compiled = run.build.entries[entry];
    if (compiled === undefined) throw new Error(`no compiled entry ${entry}`);
    const { port1: pageEnd, port2: laneEnd } = new NativeMessageChannel();
    const { port1: brokerEnd, port2: farEnd } = new NativeMessageChannel();
    const brief: LaneBrief = {
      lane,
      entry,
      machine: run.machine,
      poolSize: run.poolSize,
      name,
      ...(lane === 'main' && run.call !== undefined && { call: run.call }),
      ...(lane === 'main' && run.threads !== undefined && { threads: run.threads }),
    };
    let ended = false;

    const end = (message: string, channel?: ChannelCounts): void => {
      if (ended) return;
      ended = true;
      if (program !== null) living -= 1;
      if (thread !== undefined) terminateWorker(thread.worker);
      listener(channel === undefined ? { kind: 'gone', token, message } : { kind: 'gone', token, message, channel });
      // As in HTML, a worker's own workers end with it.
      for (const child in spawned) spawned[child]?.terminate();
    };
    const lose = (reason: 'terminated' | 'failed', message: string): void => {
      if (ended) return;
      tellPage({ kind: 'lane-lost', lane, at: now(), reason, message });
      end(message);
    };
    const spawned: Record<number, Spawned> = { __proto__: null } as unknown as Record<number, Spawned>;
    const answer = (report: BrokerReport): void => {
      postToPort(brokerEnd, report);
    };
    addListener(brokerEnd, 'message', (event) => {
      const order = messageData(event) as BrokerOrder;
      switch (order.kind) {
        case 'spawn':
          spawned[order.token] = open(lane, order.entry, order.name, order.port, answer, order.token);
          return;
        case 'terminate':
          spawned[order.token]?.terminate();
          return;
        case 'closed':
          end(`${lane} (${entry}) has ended`, order.channel);
          return;
        case 'threw':
          listener({ ...order, token, lane });
      }
    });
    startPort(brokerEnd);
    tellPage({ kind: 'lane-opened', lane, starter, entry, name, at: now() }, [pageEnd]);
    const ports: WorkerPorts = { lane: laneEnd, broker: farEnd, program };
    const transfer = program === null ? [laneEnd, farEnd] : [laneEnd, farEnd, program];
    const { key, text } = programScript(entry, compiled.code);
    let thread: Thread | undefined;
    threads.take((taken) => {
      if (ended) {
        terminateWorker(taken.worker);
        return;
      }
      thread = taken;
      taken.onFailure((message) => {
        lose('failed', `${lane} (${entry}) could not be started: ${message}`);
      });
      const simulated = run.simulated && simulatedStart(run.build, run.simulated);
      const start: WorkerStart = { kind: 'start', brief, script: text, key, ports, ...(simulated && { simulated }) };
      postToWorker(taken.worker, start, transferring(transfer));
    });

    return {
      terminate: () => {
        if (ended) return;
        answer({ kind: 'end' });
        startTimeout(() => {
          lose('terminated', `${lane} (${entry}) was terminated`);
        }, lastWordMs);
      },
    };
  };

  const open = (
    starter: Lane,
    entry: string,
    name: string,
    program: MessagePort,
    listener: SpawnListener,
    token: number,
  ): Spawned => {
    const refusal = whyNot(entry);
    if (refusal !== undefined) {
      // A turn later: whoever asked has not set its listeners yet.
      startTimeout(() => {
        listener({ kind: 'refused', token, message: refusal });
      }, 0);
      return { terminate: () => undefined };
    }
    numbered += 1;
    living += 1;
    const lane = `worker-${toText(numbered)}` as Lane;
    const spawned = begin(lane, starter, entry, name, program, listener, token);
    listener({ kind: 'spawned', token, lane });
    return spawned;
  };

  return {
    openMain: () => {
      const entry = firstEntry(run);
      begin('main', null, entry, '', null, () => undefined, 0);
    },
    open: (entry, name, program, listener) => open('main', entry, name, program, listener, 0),
  };
}
