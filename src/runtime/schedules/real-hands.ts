import { channelCells, createRealMeeting } from '../lab/real-meeting.ts';
import type { Meeting } from '../lab/shared-objects.ts';
import type { Wait } from '../lab/watched-wait.ts';
import { notHeld, occupied } from './effects.ts';
import type { Hands } from './hands.ts';
import type { Memory } from './memory.ts';
import type { LabNames } from './modelled-lab.ts';
import { isLab, type Access, type LabOperation, type Result } from './operation.ts';

/** What real threads meet over beside their memory. */
export type RealMeetingPlace = {
  /** `Atomics.wait`, or one that tells that the thread sleeps. */
  readonly wait: Wait;
  readonly region: (name: string) => { readonly cells: Int32Array; readonly index: number };
};

/**
 * Carries operations out as real threads do: atomic ones by the engine's own `Atomics`, those of `lab` by the code that
 * real threads meet with. Nothing here knows what the model of the scheduler makes of them.
 */
export function createRealHands(memory: Memory, { texts }: LabNames, { wait, region }: RealMeetingPlace): Hands {
  const meetings = new Map<number, Meeting>();
  const meetingOf = (thread: number): Meeting => {
    const meeting = meetings.get(thread) ?? createRealMeeting(thread + 1, region, wait);
    meetings.set(thread, meeting);
    return meeting;
  };
  const meet = (operation: LabOperation, meeting: Meeting): Result => {
    const cells = new Int32Array(memory.buffer, operation.at * 4);
    switch (operation.kind) {
      case 'lock':
        meeting.lock(cells);
        return undefined;
      case 'unlock':
        return meeting.unlock(cells) ? undefined : notHeld;
      case 'acquire':
        meeting.acquire(cells);
        return undefined;
      case 'release':
        meeting.release(cells);
        return undefined;
      case 'send':
        meeting.send(cells, operation.text);
        return undefined;
      case 'receive':
        return texts.numberOf(meeting.receive(cells));
      case 'enter':
        return meeting.enter(operation.name) ? undefined : occupied;
      case 'leave':
        meeting.leave(operation.name);
        return undefined;
    }
  };
  return {
    // Who is not ready waits for real.
    isReady: () => true,
    execute: (operation, thread) => (isLab(operation) ? meet(operation, meetingOf(thread)) : access(operation)),
    channelCells,
  };
}

/** Accesses an element; going to sleep is for who knows for how long. */
function access(operation: Access): Result {
  // Atomics are asked only for arrays that have them; the bigint kinds have the same functions.
  const { elements, slot } = operation;
  const cells = elements as Int32Array;
  switch (operation.kind) {
    case 'load':
    case 'wait':
      return operation.atomic ? Atomics.load(cells, slot) : elements[slot];
    case 'store':
      if (operation.atomic) Atomics.store(cells, slot, operation.value as number);
      else elements[slot] = operation.value;
      return undefined;
    case 'modify':
      return Atomics[operation.how](cells, slot, operation.operand as number);
    case 'compare-exchange':
      return Atomics.compareExchange(cells, slot, operation.expected as number, operation.replacement as number);
    case 'notify':
      return Atomics.notify(cells, slot, operation.count);
  }
}
