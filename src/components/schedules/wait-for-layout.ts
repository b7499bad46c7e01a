import type { WaitForGraph, WaitNode } from './wait-for.ts';

/** A node and the middle of it, in CSS pixels. */
export type PlacedNode = WaitNode & { readonly x: number; readonly y: number; readonly width: number };

/** An arrow from the rim of one node to the rim of another. */
export type PlacedEdge = {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  readonly isCircle: boolean;
};

/** A wait-for graph with places. */
export type WaitForLayout = {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly width: number;
  readonly height: number;
};

/** Height of a node, and the least distance between the middles of two, in CSS pixels. */
export const nodeHeight = 26;
const spread = 96;
const margin = 8;
/** Width of a letter of the labels, roughly. */
const letter = 7.6;

/** The nodes of the circle on a ring, in their order; all others in rows below it, threads above what they wait for. */
export function layOutWaitFor({ nodes, edges, circle }: WaitForGraph): WaitForLayout {
  const inCircle = new Set(edges.filter(({ isCircle }) => isCircle).flatMap(({ from, to }) => [from, to]));
  const ring = circle.length > 0 ? nodes.filter(({ id }) => inCircle.has(id)) : [];
  const others = nodes.filter((node) => !ring.includes(node));
  const rows = (['thread', 'object'] as const)
    .map((kind) => others.filter((node) => node.kind === kind))
    .filter((row) => row.length > 0);

  const widest = Math.max(...nodes.map(widthOf));
  const step = Math.max(spread, widest + 28);
  const radius = ring.length > 0 ? Math.max(58, (ring.length * step * 0.62) / (2 * Math.PI)) : 0;
  const ringHeight = ring.length > 0 ? 2 * radius + nodeHeight : 0;
  const width =
    Math.max(ring.length > 0 ? 2 * radius + widest : 0, ...rows.map((row) => row.length * step)) + 2 * margin;
  const middle = width / 2;

  const placed = [
    ...ring.map((node, index): PlacedNode => {
      const angle = (2 * Math.PI * index) / ring.length - Math.PI / 2;
      const y = margin + nodeHeight / 2 + radius + radius * Math.sin(angle);
      return { ...node, x: middle + radius * Math.cos(angle), y, width: widthOf(node) };
    }),
    ...rows.flatMap((row, level) =>
      row.map((node, index): PlacedNode => {
        const x = middle + (index - (row.length - 1) / 2) * step;
        const top = ringHeight === 0 ? 0 : ringHeight + 40;
        return { ...node, x, y: margin + top + level * 74 + nodeHeight / 2, width: widthOf(node) };
      }),
    ),
  ];
  const at = new Map(placed.map((node) => [node.id, node]));
  return {
    nodes: placed,
    edges: edges.flatMap(({ from, to, isCircle }) => {
      const [one, other] = [at.get(from), at.get(to)];
      if (!one || !other) return [];
      return [{ from: rim(one, other), to: rim(other, one), isCircle }];
    }),
    width,
    height: Math.max(...placed.map(({ y }) => y)) + nodeHeight / 2 + margin,
  };
}

function widthOf({ label, kind }: WaitNode): number {
  return Math.max(nodeHeight, Math.min(24, label.length) * letter + (kind === 'thread' ? 20 : 16));
}

/** Where the line from the middle of a node to another's leaves it. */
function rim(node: PlacedNode, towards: PlacedNode): readonly [number, number] {
  const dx = towards.x - node.x;
  const dy = towards.y - node.y;
  const gap = 3;
  const byWidth = dx === 0 ? Infinity : (node.width / 2 + gap) / Math.abs(dx);
  const byHeight = dy === 0 ? Infinity : (nodeHeight / 2 + gap) / Math.abs(dy);
  const share = Math.min(byWidth, byHeight, 1);
  return [node.x + dx * share, node.y + dy * share];
}
