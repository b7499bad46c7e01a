import type { SourceRange, ThreadPlace } from '../../runtime/index.ts';

/** The lane of a thread, by its number: on real workers, the same thread has the same one. */
export function laneOf(thread: number): string {
  return `worker-${thread + 1}`;
}

/** The number of that lane's colour. */
export function hueOf(thread: number): number {
  return thread + 1;
}

/** Where a thread stands in the program, to be marked beside its code. */
export type ThreadMark = {
  readonly name: string;
  readonly lane: string;
  readonly stance: ThreadPlace['stance'];
  readonly site: SourceRange;
};

/** Marks of the threads that stand somewhere; who has ended does not. */
export function marksOf(places: readonly ThreadPlace[], threads: readonly string[]): readonly ThreadMark[] {
  return places.flatMap(({ stance, site }, thread) =>
    site && stance !== 'ended' ? [{ name: threads[thread] ?? '', lane: laneOf(thread), stance, site }] : [],
  );
}
