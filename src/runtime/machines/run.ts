import type { LaneCounts, LaneOrder, LaneReport } from '../protocol.ts';
import type { SimulatedMachine } from '../request.ts';
import type { Lane, Outcome, Preview } from '../results.ts';
import type { FrameEvent } from '../sandbox/frame.ts';
import { startRunClock } from '../sandbox/run-clock.ts';
import { neverStarted, startLimitMs } from '../sandbox/start-limit.ts';
import { createEnding, type EndingStep } from './ending.ts';
import { defaultLimitMs } from '../machine-bounds.ts';
import type { Machine, Run, RunRequest } from './machine.ts';
import { mainThread } from './main-thread.ts';
import { createInnerLanes } from './lane-reports.ts';
import { createMessageFlights } from './message-flights.ts';
import { byLane } from './line-parts.ts';
import { simulated } from './simulated.ts';
import { page, type Stage } from './stage.ts';
import { watchPulse } from '../sandbox/pulse.ts';
import type { RunEvent } from '../trace/run-event.ts';
import { workers } from './workers.ts';

const machines = { main: mainThread, workers, simulated } as const satisfies Record<string, Machine>;

function machineOf(kind: keyof typeof machines): Machine {
  return machines[kind];
}

function simulatedMachine({ cores, seed, settings }: SimulatedMachine): SimulatedMachine {
  return { cores, seed, settings };
}

type Thrown = { readonly lane: Lane; readonly id: number; readonly error: Preview };

const nameOf = ({ lane, id }: { readonly lane: Lane; readonly id: number }): string => `${lane} ${id}`;

/**
 * Runs a compiled program. A run that is already under way on this page is stopped first, and its outcome says so.
 * `onEvent` is called as reports arrive, never after the outcome has resolved.
 */
export function startRun(request: RunRequest, onEvent: (event: RunEvent) => void): Run {
  return runOn(page, request, onEvent);
}

/** Runs a compiled program on a stage, which says what else may be under way. */
export function runOn(stage: Stage, request: RunRequest, onEvent: (event: RunEvent) => void): Run {
  stage.clearFor();
  const machine = machineOf(request.machine.kind);
  const limitMs = request.limitMs ?? defaultLimitMs;
  const frame = stage.takeFrame(request.host);
  const ending = createEnding();
  const ports = new Map<Lane, MessagePort>();
  const thrown: Thrown[] = [];
  const inner = createInnerLanes();
  const flights = createMessageFlights();
  /** Uncaught errors that were dealt with after all; word of it may come on another port, and so before the error. */
  const handled = new Set<string>();
  let beganAt: number | undefined;
  let lastAt = 0;
  let again: ReturnType<typeof setTimeout> | undefined;
  let closing: { readonly waitedFor: string | undefined } | undefined;
  let finished = false;

  let settle: (outcome: Outcome) => void;
  const outcome = new Promise<Outcome>((resolve) => {
    settle = resolve;
  });

  /** From the program's first line to the last thing heard of it. */
  const ms = (): number => (beganAt === undefined ? 0 : Math.max(0, lastAt - beganAt));
  /** Virtual time stands still once nothing is heard any more. */
  const msUntilNow = (): number =>
    machine.kind === 'simulated'
      ? ms()
      : beganAt === undefined
        ? 0
        : Math.max(0, performance.timeOrigin + performance.now() - beganAt);

  const finish = (result: Outcome): void => {
    if (finished) return;
    finished = true;
    clock.stop();
    stopPulse();
    clearTimeout(again);
    document.removeEventListener('freeze', release);
    window.removeEventListener('pagehide', release);
    for (const port of ports.values()) port.close();
    stage.ended(run);
    settle(result);
  };

  /** Ends the run by ending its threads. */
  const kill = (result: Outcome): void => {
    if (finished) return;
    stage.removeFrames(run);
    finish(result);
  };

  const orderLane = (lane: Lane, order: LaneOrder): void => {
    ports.get(lane)?.postMessage(order);
  };

  const follow = (step: EndingStep): void => {
    clearTimeout(again);
    if (closing !== undefined) return;
    switch (step.kind) {
      case 'wait':
        return;
      case 'look-again':
        again = setTimeout(() => {
          follow(ending.look(performance.now()));
        }, step.ms);
        return;
      case 'probe':
        for (const lane of step.lanes) orderLane(lane, { kind: 'probe', round: step.round });
        return;
      case 'give-up':
        for (const lane of step.lanes) orderLane(lane, { kind: 'give-up' });
        follow(ending.look(performance.now()));
        return;
      case 'over':
        closing = { waitedFor: step.waitedFor };
        if (ports.size === 0) conclude();
        for (const lane of ports.keys()) orderLane(lane, { kind: 'end' });
    }
  };

  const conclude = (): void => {
    const error = thrown.find((one) => !handled.has(nameOf(one)));
    stage.releaseFrame(frame, machine.frameStaysIdle);
    if (error !== undefined) finish({ status: 'threw', ms: ms(), error: error.error, lane: error.lane });
    else finish({ status: 'completed', ms: ms(), ...(closing?.waitedFor === undefined ? {} : closing) } as Outcome);
  };

  const closeLane = (lane: Lane, at: number, counts?: LaneCounts): void => {
    const port = ports.get(lane);
    if (port === undefined) return;
    port.close();
    ports.delete(lane);
    for (const event of inner.machineEnded()) onEvent(event);
    onEvent({ kind: 'lane-closed', lane, at });
    if (closing === undefined) follow(ending.closed(lane, counts, performance.now()));
    else if (ports.size === 0) conclude();
  };

  const heardLane = (lane: Lane, report: LaneReport): void => {
    switch (report.kind) {
      case 'began':
        beganAt ??= report.at;
        onEvent({ kind: 'lane-began', lane, at: report.at });
        return;
      case 'lines':
        lastAt = Math.max(lastAt, report.lines.at(-1)?.at ?? 0);
        for (const part of byLane(lane, report.lines)) onEvent({ kind: 'lines', ...part, dropped: 0 });
        if (report.dropped > 0) onEvent({ kind: 'lines', lane, lines: [], dropped: report.dropped });
        return;
      case 'task-opened':
      case 'task-closed':
      case 'work':
        for (const event of inner.ofTasks(lane, report)) onEvent(event);
        return;
      case 'messages':
        for (const event of flights.told(lane, report)) onEvent(event);
        return;
      case 'simulated':
        for (const { endUs } of report.spans) lastAt = Math.max(lastAt, endUs / 1000);
        for (const event of inner.ofMachine(report)) onEvent(event);
        return;
      case 'span':
        lastAt = Math.max(lastAt, report.end);
        onEvent(inner.ofSpan(lane, report));
        return;
      case 'settled':
        lastAt = Math.max(lastAt, report.at);
        return;
      case 'uncaught':
        thrown.push({ lane, id: report.id, error: report.error });
        return;
      case 'handled':
        handled.add(nameOf(report));
        return;
      case 'answered':
        if (lane === 'main') onEvent({ kind: 'answered', answer: report.answer });
        return;
      case 'threads':
        if (lane === 'main') onEvent(report);
        return;
      case 'counts':
        follow(ending.counted(lane, report.counts, report.round, performance.now()));
        return;
      case 'overdue':
        kill({ status: 'timed-out', limitMs: machine.blockLimitMs(limitMs) });
        return;
      case 'closed':
        closeLane(lane, report.at, report.counts);
    }
  };

  const heardFrame = (event: FrameEvent): void => {
    if (event.kind === 'navigated') {
      kill({ status: 'crashed', ms: msUntilNow(), reason: 'navigated' });
      return;
    }
    const { report } = event;
    switch (report.kind) {
      case 'lane-opened': {
        const [port] = event.ports;
        if (port === undefined) throw new Error(`lane ${report.lane} was opened without a port`);
        ports.set(report.lane, port);
        // The frame knows real time only, and virtual time begins with this lane.
        onEvent(machine.kind === 'simulated' ? { ...report, at: 0 } : report);
        if (report.lane === 'main') begun();
        port.onmessage = (message: MessageEvent<LaneReport>) => {
          if (!finished) heardLane(report.lane, message.data);
        };
        follow(ending.opened(report.lane, report.starter, report.entry, performance.now()));
        // The run is over already: a worker that a closing one had asked for comes too late.
        if (closing !== undefined) orderLane(report.lane, { kind: 'end' });
        return;
      }
      case 'lane-lost':
        for (const lane of ports.keys()) {
          orderLane(lane, { kind: 'lane-lost', lane: report.lane, reason: report.message });
        }
        closeLane(report.lane, report.at);
        return;
      case 'refused-start':
        kill({ status: 'unsupported', reason: report.reason });
        return;
      case 'pong':
        pulse.heard(report.id);
    }
  };

  const release = (): void => {
    kill({ status: 'stopped', ms: msUntilNow(), by: 'reader' });
  };

  let clock = startRunClock((elapsedMs) => {
    if (elapsedMs <= startLimitMs) return;
    stage.refrainFromWarming();
    kill({ status: 'unsupported', reason: neverStarted });
  });
  const pulse = watchPulse({
    ping: (id) => {
      frame.order({ kind: 'ping', id });
    },
    onSilent: () => {
      kill({ status: 'crashed', ms: msUntilNow(), reason: 'silent' });
    },
  });
  const stopPulse = (): void => {
    pulse.stop();
  };
  /** The frame has taken the program on: its own time begins. */
  const begun = (): void => {
    clock.stop();
    clock = startRunClock((elapsedMs) => {
      if (elapsedMs > limitMs) kill({ status: 'timed-out', limitMs });
    });
    if (machine.frameStaysIdle) pulse.start();
  };

  const run: Run = {
    stop: (by = 'reader') => {
      kill({ status: 'stopped', ms: msUntilNow(), by });
    },
    outcome,
  };
  stage.began(run);

  // A page that is put away (back/forward cache, freeze) must not keep threads running.
  window.addEventListener('pagehide', release);
  document.addEventListener('freeze', release);

  frame.listen(heardFrame);
  frame.order({
    kind: 'start',
    machine: machine.kind,
    build: request.build,
    poolSize: machine.poolSize(request.machine),
    blockLimitMs: machine.blockLimitMs(limitMs),
    ...(request.machine.kind === 'simulated' && { simulated: simulatedMachine(request.machine) }),
    ...(request.call !== undefined && { call: request.call }),
    ...(request.threads !== undefined && { threads: request.threads }),
  });
  return run;
}
