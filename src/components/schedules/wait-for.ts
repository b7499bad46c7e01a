import type { OperationKind, ThreadPlace } from '../../runtime/index.ts';
import { placeWords } from './place-words.ts';

/** A thread that cannot go on, or what one waits for. */
export type WaitNode = { readonly id: string; readonly label: string } & (
  { readonly kind: 'thread'; readonly thread: number } | { readonly kind: 'object' }
);

/** From who waits to what it waits for, and from there to who has it. */
export type WaitEdge = { readonly from: string; readonly to: string; readonly isCircle: boolean };

/** Who waits for what, and for whom. */
export type WaitForGraph = {
  readonly nodes: readonly WaitNode[];
  readonly edges: readonly WaitEdge[];
  /** Threads that wait for each other in a circle, each for the next. */
  readonly circle: readonly number[];
  /** The same in words, a sentence for each thread that cannot go on; the last one says who waits in a circle. */
  readonly sentences: readonly string[];
};

/** The graph of a state in which nobody can take a step; undefined where somebody can, or all have ended. */
export function waitForGraph(places: readonly ThreadPlace[], threads: readonly string[]): WaitForGraph | undefined {
  const stuck = places.flatMap((place, thread) =>
    place.stance === 'waits' || place.stance === 'spins' ? [{ ...place, thread }] : [],
  );
  if (stuck.length === 0 || places.some(({ stance }) => stance === 'at')) return undefined;
  const circle = circleOf(new Map(stuck.map(({ thread, holder }) => [thread, holder])));
  const nodes = new Map<string, WaitNode>();
  const edges = new Map<string, WaitEdge>();
  const add = (from: WaitNode, to: WaitNode, isCircle: boolean): void => {
    for (const node of [from, to]) if (!nodes.has(node.id)) nodes.set(node.id, node);
    const key = `${from.id} ${to.id}`;
    edges.set(key, { from: from.id, to: to.id, isCircle: isCircle || edges.get(key)?.isCircle === true });
  };
  const hasGone = (thread: number): boolean =>
    places[thread]?.stance === 'ended' || places[thread]?.stance === 'failed';
  const nodeOf = (thread: number): WaitNode => ({
    kind: 'thread',
    id: `thread ${thread}`,
    label: `${threads[thread] ?? ''}${hasGone(thread) ? ', ended' : ''}`,
    thread,
  });
  // The circle first, so that it is drawn in its order.
  const order = [...circle.flatMap((thread) => stuck.filter((one) => one.thread === thread)), ...stuck];
  for (const { thread, object = '', operation, holder } of order) {
    const target: WaitNode = { kind: 'object', id: `object ${object}`, label: objectLabel(object, operation) };
    const isCircle = circle.includes(thread);
    add(nodeOf(thread), target, isCircle);
    if (holder !== undefined && threads[holder] !== undefined) add(target, nodeOf(holder), isCircle && circle.includes(holder));
  }
  const sentences = stuck.map(({ thread, site, ...place }) => {
    const line = site ? ` (line ${site.line})` : '';
    return `${threads[thread] ?? ''} ${placeWords(place, threads, places)}${line}.`;
  });
  return {
    nodes: [...nodes.values()],
    edges: [...edges.values()],
    circle,
    sentences: [...sentences, ...circleWords(circle, threads)],
  };
}

function objectLabel(object: string, operation: OperationKind | undefined): string {
  if (operation === 'send') return `room in ${object}`;
  return operation === 'receive' ? `a value in ${object}` : object;
}

/** The first circle of who waits for whom, from its first thread on. */
function circleOf(holders: ReadonlyMap<number, number | undefined>): readonly number[] {
  for (const start of holders.keys()) {
    const path: number[] = [];
    for (let at: number | undefined = start; at !== undefined && holders.has(at); at = holders.get(at)) {
      if (at === start && path.length > 0) return path;
      if (path.includes(at)) break;
      path.push(at);
    }
  }
  return [];
}

function circleWords(circle: readonly number[], threads: readonly string[]): readonly string[] {
  if (circle.length === 0) return [];
  const nameOf = (index: number): string => threads[circle[index % circle.length] ?? 0] ?? '';
  const links = circle.map((_, index) => `${nameOf(index)}${index === 0 ? ' waits' : ''} for ${nameOf(index + 1)}`);
  return [`In a circle: ${links.join(', ')}.`];
}
