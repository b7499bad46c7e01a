import { regionIn, tell, type Control } from './control-cells.ts';
import { placeIn, sharedArraysIn, type SharedArray } from './shared-arrays.ts';

const { wait: sleep } = Atomics;

/** `Atomics.wait`. */
export type Wait = (cells: Int32Array, index: number, value: number, ms?: number) => 'ok' | 'not-equal' | 'timed-out';

/** Where a thread of a program stands in a round: others see from its cells whether it sleeps, and what on. */
export type Post = {
  /** `Atomics.wait`, told of while it lasts. */
  readonly wait: Wait;
  /** The cell that counts who is in a region of code; undefined outside of a round. */
  readonly region: (name: string) => { readonly cells: Int32Array; readonly index: number } | undefined;
  /** A round begins for this thread. */
  readonly take: (control: Control, thread: number, shared: unknown) => void;
  /** It is over. */
  readonly leave: () => void;
};

/** The post of one real thread, which has none at first. */
export function createPost(): Post {
  let now: { readonly control: Control; readonly thread: number; readonly arrays: readonly SharedArray[] } | undefined;
  return {
    wait: (cells, index, value, ms) => {
      if (now === undefined || !ArrayBuffer.isView(cells)) return sleep(cells, index, value, ms);
      const { control, thread, arrays } = now;
      const { array, element } = placeIn(arrays, cells, index);
      const isTimed = ms !== undefined && Number(ms) < Infinity;
      tell(control, thread, isTimed ? 'asleep-for-a-while' : 'asleep', array, element);
      try {
        return sleep(cells, index, value, ms);
      } finally {
        tell(control, thread, 'running');
      }
    },
    region: (name) => (now === undefined ? undefined : regionIn(now.control, name)),
    take: (control, thread, shared) => {
      now = { control, thread, arrays: sharedArraysIn(shared) };
      tell(control, thread, 'running');
    },
    leave: () => {
      if (now !== undefined) tell(now.control, now.thread, 'ended');
      now = undefined;
    },
  };
}
