import { createSharedLab, type SharedLab } from '../lab/shared-objects.ts';
import { notHeld, occupied } from './effects.ts';
import { frozen } from './frozen.ts';
import type { Gate } from './gate.ts';
import { mostRegions, type Elements } from './memory.ts';
import type { Numbered } from './numbered.ts';
import type { LabOperation } from './operation.ts';
import { createView, SharedBuffer, viewOf } from './shared-view.ts';
import { shortText } from './short-text.ts';

/** What the lab's operations name by numbers. */
export type LabNames = { readonly regions: Numbered; readonly texts: Numbered };

/** The functions by which threads meet, each of them one step of the scheduler. */
export function createModelledLab(gate: Gate, { regions, texts }: LabNames): SharedLab {
  const words = (): Elements => gate.memory.elements('Int32Array');
  const newCells = (count: number, value: number, at = 0): Int32Array => {
    if (!gate.mayAllocate) gate.fail(allocateInSetup);
    const address = gate.memory.allocate(count * 4);
    words()[address / 4 + at] = value;
    const buffer = new SharedBuffer(gate, address, count * 4, '');
    // It is a typed array for all that the program can see.
    return createView(gate, 'Int32Array', buffer, 0, count, '') as Int32Array;
  };
  const perform = (kind: Exclude<LabOperation['kind'], 'send'>, cells: Int32Array) =>
    gate.perform({ kind, ...objectOf(cells), site: gate.site });
  const objectOf = (cells: Int32Array) => {
    const facts = viewOf(cells)?.facts;
    if (!facts) throw new TypeError('What threads meet at is made in setup(), by mutex(), semaphore() or channel().');
    return { cells: words(), at: facts.address / 4, name: facts.name.replace(/\.cells$/u, '') };
  };
  const regionOf = (name: string) => {
    const at = regions.numberOf(name);
    if (at >= mostRegions) gate.fail(`All schedules watches at most ${mostRegions} critical regions.`);
    return { cells: words(), at, name: shortText(name, 60), site: gate.site };
  };

  const lab = createSharedLab({
    newMutex: () => newCells(2, 0),
    newSemaphore: (permits) => newCells(1, permits),
    newChannel: (capacity) => {
      const { count, capacityAt } = gate.hands.channelCells(capacity);
      return newCells(count, capacity, capacityAt);
    },
    lock: (cells) => void perform('lock', cells),
    unlock: (cells) => perform('unlock', cells) !== notHeld,
    acquire: (cells) => void perform('acquire', cells),
    release: (cells) => void perform('release', cells),
    send: (cells, text) =>
      void gate.perform({ kind: 'send', value: texts.numberOf(text), text, ...objectOf(cells), site: gate.site }),
    receive: (cells) => texts.textOf(Number(perform('receive', cells))),
    enter: (name) => gate.perform({ kind: 'enter', ...regionOf(name) }) !== occupied,
    leave: (name) => void gate.perform({ kind: 'leave', ...regionOf(name) }),
  });
  return telling(gate, lab);
}

/** What is said of shared memory that is made too late. */
export const allocateInSetup =
  'Make shared memory in setup(): what a thread or a module makes for itself, no other thread gets.';

/** These functions leave no trace but their operations. */
function telling(gate: Gate, lab: SharedLab): SharedLab {
  const told = Object.entries(lab).map(([name, run]) => {
    const call = run as (...args: unknown[]) => unknown;
    return [
      name,
      (...args: unknown[]) => {
        gate.enter();
        return call(...args);
      },
    ] as const;
  });
  return frozen(Object.fromEntries(told)) as unknown as SharedLab;
}
