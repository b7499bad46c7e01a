import type { JSX } from 'preact';
import { visibleText } from '../../runtime/index.ts';
import type { ThreadPlace } from '../../runtime/index.ts';
import { laneOf } from './thread-lane.ts';
import { waitForGraph } from './wait-for.ts';
import { layOutWaitFor, nodeHeight } from './wait-for-layout.ts';
import type { PlacedNode } from './wait-for-layout.ts';

type WaitForViewProps = { readonly places: readonly ThreadPlace[]; readonly threads: readonly string[] };

/** Who waits for what and who has it, where nobody can go on: as a picture and as sentences. */
export function WaitForView({ places, threads }: WaitForViewProps): JSX.Element | null {
  const graph = waitForGraph(places, threads);
  if (!graph) return null;
  const { nodes, edges, width, height } = layOutWaitFor(graph);
  return (
    <figure class="schedules-waits" aria-label="Who waits for whom">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
        {edges.map(({ from: [x1, y1], to: [x2, y2], isCircle }, index) => (
          <g key={index} data-circle={isCircle ? '' : undefined}>
            <path class="schedules-arrow" d={`M${x1} ${y1}L${x2} ${y2}`} />
            <path class="schedules-head" d="M0 0l-8 -3.5v7z" transform={turned(x1, y1, x2, y2)} />
          </g>
        ))}
        {nodes.map((node) => (
          <Node key={node.id} node={node} />
        ))}
      </svg>
      <ul role="list">
        {graph.sentences.map((sentence) => (
          <li key={sentence}>{visibleText(sentence)}</li>
        ))}
      </ul>
    </figure>
  );
}

function Node({ node }: { readonly node: PlacedNode }): JSX.Element {
  const { x, y, width, label } = node;
  const text = label.length > 24 ? `${label.slice(0, 23)}…` : label;
  return (
    <g
      class="schedules-node"
      data-kind={node.kind}
      data-lane={node.kind === 'thread' ? laneOf(node.thread) : undefined}
    >
      <rect
        x={x - width / 2}
        y={y - nodeHeight / 2}
        width={width}
        height={nodeHeight}
        rx={node.kind === 'thread' ? nodeHeight / 2 : 3}
      />
      <text x={x} y={y} text-anchor="middle" dominant-baseline="central">
        {visibleText(text)}
      </text>
    </g>
  );
}

/** Puts the head of an arrow at its end, in its direction. */
function turned(x1: number, y1: number, x2: number, y2: number): string {
  return `translate(${x2} ${y2}) rotate(${(Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI})`;
}
