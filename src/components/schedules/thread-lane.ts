import type { ThreadPlace } from '../../runtime/index.ts';
import type { LineMark } from '../editor/editor.ts';

/** The lane of a thread, by its number: on real workers, the same thread has the same one. */
export function laneOf(thread: number): string {
  return `worker-${thread + 1}`;
}

/** The number of that lane's colour. */
export function hueOf(thread: number): number {
  return thread + 1;
}

/** Marks of the threads that stand somewhere in the program; who has ended does not. */
export function marksOf(places: readonly ThreadPlace[], threads: readonly string[]): readonly LineMark[] {
  return places.flatMap(({ stance, site }, thread) =>
    site && stance !== 'ended'
      ? [{ file: site.file, line: site.line, name: threads[thread] ?? '', lane: laneOf(thread), stance }]
      : [],
  );
}
