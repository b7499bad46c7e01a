import type { StatePicture } from '../../runtime/index.ts';

/** A graph of states in layers: how far a state is from the beginning, in steps, is how far down it stands. */
export type GraphLayout = {
  /** States of each layer, from left to right. */
  readonly layers: readonly (readonly number[])[];
  /** The middle of each state, in CSS pixels. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** From one state to the next in its row, and from one layer to the next. */
  readonly across: number;
  readonly down: number;
  readonly width: number;
  readonly height: number;
};

/** Sweeps over the layers that put each state near those that it comes from and leads to. */
const sweeps = 8;
const margin = 14;

/**
 * Lays out the states that can be reached. The order within layers follows the barycentre heuristic: K. Sugiyama,
 * S. Tagawa and M. Toda, "Methods for visual understanding of hierarchical system structures", IEEE Transactions on
 * Systems, Man, and Cybernetics 11 (1981). `room` is the width that there is, in CSS pixels: states move together to fit it,
 * as far as they can still be told apart.
 */
export function layOutGraph({ states, edges }: StatePicture, room: number): GraphLayout {
  const depths = depthsOf(states.length, edges);
  const layers: number[][] = [];
  depths.forEach((depth, state) => {
    if (depth >= 0) (layers[depth] ??= []).push(state);
  });
  const neighbours = states.map((): { readonly above: number[]; readonly below: number[] } => ({
    above: [],
    below: [],
  }));
  for (const { from, to } of edges) {
    if (depths[from] === -1 || depths[to] !== (depths[from] ?? 0) + 1) continue;
    neighbours[from]?.below.push(to);
    neighbours[to]?.above.push(from);
  }

  /** Place of each state in its layer, as a share of it: 0.5 is the middle. */
  const places: number[] = [];
  const number = (layer: readonly number[]): void =>
    layer.forEach((state, index) => {
      places[state] = (index + 0.5) / layer.length;
    });
  layers.forEach(number);
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const isDown = sweep % 2 === 0;
    for (const layer of isDown ? layers : layers.toReversed()) {
      const pull = new Map(
        layer.map((state) => {
          const beside = neighbours[state]?.[isDown ? 'above' : 'below'] ?? [];
          const sum = beside.reduce((total, other) => total + (places[other] ?? 0.5), 0);
          return [state, beside.length === 0 ? (places[state] ?? 0.5) : sum / beside.length];
        }),
      );
      layer.sort((one, other) => (pull.get(one) ?? 0) - (pull.get(other) ?? 0) || one - other);
      number(layer);
    }
  }

  const most = Math.max(...layers.map(({ length }) => length));
  const across = Math.max(9, Math.min(44, (room - 2 * margin) / most));
  const down = layers.length > 60 ? 22 : Math.max(26, Math.min(44, across * 1.1));
  const width = Math.max(room, most * across + 2 * margin);
  const xs: number[] = [];
  const ys: number[] = [];
  layers.forEach((layer, depth) =>
    layer.forEach((state, index) => {
      xs[state] = width / 2 + (index - (layer.length - 1) / 2) * across;
      ys[state] = margin + depth * down;
    }),
  );
  return { layers, xs, ys, across, down, width, height: 2 * margin + (layers.length - 1) * down };
}

/** The fewest steps to each state; -1 for one that cannot be reached. */
function depthsOf(count: number, edges: StatePicture['edges']): readonly number[] {
  const outgoing = outgoingOf(count, edges);
  const depths = Array.from({ length: count }, () => -1);
  depths[0] = 0;
  const queue = [0];
  for (const state of queue) {
    for (const { to } of outgoing[state] ?? []) {
      if (depths[to] !== -1) continue;
      depths[to] = (depths[state] ?? 0) + 1;
      queue.push(to);
    }
  }
  return depths;
}

/** The steps that go out from each state. */
export function outgoingOf(count: number, edges: StatePicture['edges']): readonly StatePicture['edges'][] {
  const outgoing = Array.from({ length: count }, (): StatePicture['edges'][number][] => []);
  for (const edge of edges) outgoing[edge.from]?.push(edge);
  return outgoing;
}

/** The state that is nearest to a point, at most `reach` pixels away. */
export function stateAt({ xs, ys }: GraphLayout, x: number, y: number, reach: number): number | undefined {
  let best: number | undefined;
  let least = reach ** 2;
  xs.forEach((stateX, state) => {
    const distance = (stateX - x) ** 2 + ((ys[state] ?? 0) - y) ** 2;
    if (distance > least) return;
    least = distance;
    best = state;
  });
  return best;
}
