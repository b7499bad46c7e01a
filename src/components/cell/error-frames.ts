import type { Position, Preview } from '../../runtime/index.ts';

/** A frame of a stack in generated coordinates, as a preview of an error holds it. */
export type ErrorFrame = Extract<Preview, { type: 'error' }>['frames'][number];

/** Where a frame stands in the reader's program; undefined for what is not the reader's. */
export type Locate = (frame: ErrorFrame) => Position | undefined;

/** The innermost place of the reader's program that an error came from. */
export function errorPlace(error: Preview, locate: Locate): Position | undefined {
  if (error.type !== 'error') return undefined;
  for (const frame of error.frames) {
    const place = locate(frame);
    if (place) return place;
  }
  return undefined;
}

/** An error's stack in the reader's own coordinates, one line a frame: `at check (main.ts:4:21)`. */
export function stackLines(error: Preview, locate: Locate): readonly string[] {
  if (error.type !== 'error') return [];
  return error.frames.flatMap((frame) => {
    const place = locate(frame);
    if (!place) return [];
    const at = `${place.file}:${place.line}:${place.column}`;
    return [frame.name ? `at ${frame.name} (${at})` : `at ${at}`];
  });
}
