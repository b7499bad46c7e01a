import { createEnding, graceMs, type EndingStep } from '../../../src/runtime/machines/ending.ts';
import type { LaneCounts } from '../../../src/runtime/protocol.ts';
import type { Lane } from '../../../src/runtime/results.ts';

/** One draw of chance: a whole number from 0 below `bound`. */
export type Draw = (bound: number) => number;

type Word =
  | { readonly kind: 'counts'; readonly counts: LaneCounts; readonly round?: number }
  | { readonly kind: 'closed'; readonly counts: LaneCounts };

const mostLanes = 8;

/** A lane, and its channel with its starter. Messages carry nothing, so those under way are a number. */
class SimulatedLane {
  sent = 0;
  received = 0;
  spawned = 0;
  gone = 0;
  pending = 1;
  isClosed = false;
  isAnnounced = false;

  readonly toPage: Word[] = [];
  readonly probes: number[] = [];

  readonly channel = {
    down: { sent: 0, underWay: 0, received: 0 },
    up: { sent: 0, underWay: 0, received: 0 },
  };
  /** Whether its starter has heard of its end, and has settled their accounts. */
  end: 'none' | 'on-its-way' | 'heard' | 'settled' = 'none';

  readonly name: Lane;
  readonly starter: SimulatedLane | null;
  constructor(name: Lane, starter: SimulatedLane | null) {
    this.name = name;
    this.starter = starter;
  }

  counts(): LaneCounts {
    const { sent, received, spawned, gone, pending } = this;
    return { sent, received, spawned, gone, pending, calls: 0, open: false };
  }
  restIfIdle(): void {
    if (!this.isClosed && this.pending === 0) this.toPage.push({ kind: 'counts', counts: this.counts() });
  }
  /** Ends by the broker, because its starter has. Nobody waits for it any more. */
  isDoomed(): boolean {
    return this.starter !== null && (this.starter.isClosed || this.starter.isDoomed());
  }
}

/**
 * Runs lanes that send messages, start workers and close at random, until the run is said to be over. Every word takes
 * its own time: each channel and each stream keeps its order, and no order holds between two of them.
 * Gives back what was not over by then: nothing, if the detection is right. Throws when it takes more than `mostSteps`.
 */
export function simulateRun(draw: Draw, budget: number, mostSteps: number): readonly string[] {
  const ending = createEnding();
  const lanes: SimulatedLane[] = [];
  let actsLeft = budget;
  let nowMs = 0;
  let isOver = false;
  const isRunning = (): boolean => !isOver;

  const open = (starter: SimulatedLane | null): void => {
    lanes.push(new SimulatedLane(starter === null ? 'main' : `worker-${lanes.length}`, starter));
  };
  const close = (lane: SimulatedLane): void => {
    lane.isClosed = true;
    lane.pending = 0;
    lane.toPage.push({ kind: 'closed', counts: lane.counts() });
    lane.end = 'on-its-way';
  };
  const settle = (worker: SimulatedLane, starter: SimulatedLane): void => {
    if (worker.end !== 'heard' || worker.channel.up.received < worker.channel.up.sent || starter.isClosed) return;
    worker.end = 'settled';
    starter.gone += 1;
    starter.restIfIdle();
  };
  const act = (lane: SimulatedLane): void => {
    const children = lanes.filter(({ starter, end }) => starter === lane && end !== 'heard' && end !== 'settled');
    const partner = [lane, ...children][draw(children.length + 1)];
    const choice = draw(6);
    if (choice === 0) lane.pending += 1;
    else if (choice === 1 && lanes.length < mostLanes) {
      lane.spawned += 1;
      open(lane);
    } else if (choice === 2 && lane.starter !== null) close(lane);
    else if (partner !== undefined && (partner !== lane || lane.starter !== null)) {
      lane.sent += 1;
      const way = partner === lane ? lane.channel.up : partner.channel.down;
      way.sent += 1;
      way.underWay += 1;
    }
  };
  /** A task: a timer that fires, or a message that arrives. */
  const turn = (lane: SimulatedLane): void => {
    for (let acts = draw(3); acts > 0 && actsLeft > 0 && !lane.isClosed; acts -= 1) {
      actsLeft -= 1;
      act(lane);
    }
    lane.restIfIdle();
  };
  const receive = (lane: SimulatedLane, way: SimulatedLane['channel']['up']): void => {
    way.underWay -= 1;
    if (lane.isClosed) return;
    way.received += 1;
    lane.received += 1;
    turn(lane);
  };

  const follow = (step: EndingStep): void => {
    switch (step.kind) {
      case 'wait':
      case 'look-again':
        return;
      case 'probe':
        for (const lane of lanes) if (step.lanes.includes(lane.name)) lane.probes.push(step.round);
        return;
      case 'give-up':
        follow(ending.look(nowMs));
        return;
      case 'over':
        isOver = true;
    }
  };
  const hear = ({ name }: SimulatedLane, word: Word): void => {
    if (word.kind === 'closed') follow(ending.closed(name, word.counts, nowMs));
    else follow(ending.counted(name, word.counts, word.round, nowMs));
  };

  /** Everything that can happen next to one lane. */
  const movesOf = (lane: SimulatedLane): readonly (() => void)[] => {
    const { starter, channel } = lane;
    const moves: (() => void)[] = [];
    const can = (condition: boolean, move: () => void): void => {
      if (condition) moves.push(move);
    };
    // The frame announces lanes in the order in which it opens them.
    can(lane === lanes.find((one) => !one.isAnnounced), () => {
      lane.isAnnounced = true;
      follow(ending.opened(lane.name, starter?.name ?? null, '', nowMs));
    });
    can(lane.pending > 0, () => {
      lane.pending -= 1;
      turn(lane);
    });
    can(!lane.isClosed && lane.isDoomed(), () => {
      close(lane);
    });
    can(lane.isAnnounced && lane.toPage.length > 0, () => {
      const word = lane.toPage.shift();
      if (word !== undefined) hear(lane, word);
    });
    can(lane.probes.length > 0, () => {
      const round = lane.probes.shift() ?? 0;
      if (!lane.isClosed) lane.toPage.push({ kind: 'counts', counts: lane.counts(), round });
    });
    if (starter === null) return moves;
    can(channel.down.underWay > 0, () => {
      receive(lane, channel.down);
    });
    can(channel.up.underWay > 0, () => {
      receive(starter, channel.up);
      settle(lane, starter);
    });
    can(lane.end === 'on-its-way', () => {
      lane.end = 'heard';
      if (starter.isClosed) return;
      starter.received += channel.down.sent - channel.down.received;
      settle(lane, starter);
    });
    return moves;
  };

  open(null);
  for (let step = 0; isRunning(); step += 1) {
    if (step > mostSteps) throw new Error(`the run was not said to be over after ${step} steps`);
    const moves = lanes.flatMap(movesOf);
    nowMs += moves.length === 0 ? graceMs : 1;
    if (moves.length === 0) follow(ending.look(nowMs));
    else moves[draw(moves.length)]?.();
  }
  return lanes
    .filter((lane) => !lane.isDoomed())
    .flatMap(({ name, pending, isClosed, channel }) => [
      ...(pending > 0 ? [`${name} is busy`] : []),
      ...(channel.up.underWay > 0 ? [`a message of ${name} is under way`] : []),
      ...(channel.down.underWay > 0 && !isClosed ? [`a message to ${name} is under way`] : []),
    ]);
}
