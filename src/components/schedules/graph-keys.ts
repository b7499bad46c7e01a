import type { StatePicture } from '../../runtime/index.ts';
import { outgoingOf, type GraphLayout } from './graph-layout.ts';

/**
 * Where a key leads from a state: down along a step, up to a state that it came from, left and right in the layer, Home to
 * the beginning, End to the next state in which a schedule fails. Undefined for a key that leads nowhere.
 */
export function stateAfterKey(
  key: string,
  state: number,
  { states, edges }: StatePicture,
  { layers, xs }: GraphLayout,
): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return nearest((outgoingOf(states.length, edges)[state] ?? []).map(({ to }) => to)) ?? state;
    case 'ArrowUp': {
      const depth = layers.findIndex((layer) => layer.includes(state));
      const above = layers[depth - 1] ?? [];
      return (
        nearest(edges.filter(({ from, to }) => to === state && above.includes(from)).map(({ from }) => from)) ?? state
      );
    }
    case 'ArrowLeft':
    case 'ArrowRight': {
      const layer = layers.find((one) => one.includes(state)) ?? [];
      const index = layer.indexOf(state) + (key === 'ArrowRight' ? 1 : -1);
      return layer[Math.max(0, Math.min(layer.length - 1, index))] ?? state;
    }
    case 'Home':
      return 0;
    case 'End': {
      const failing = layers.flat().filter((one) => states[one]?.kind === 'failed');
      return failing[(failing.indexOf(state) + 1) % failing.length] ?? state;
    }
    default:
      return undefined;
  }

  function nearest(candidates: readonly number[]): number | undefined {
    const distance = (one: number): number => Math.abs((xs[one] ?? 0) - (xs[state] ?? 0));
    return candidates.filter((one) => one !== state).toSorted((one, other) => distance(one) - distance(other))[0];
  }
}
