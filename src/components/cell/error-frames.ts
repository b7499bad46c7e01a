import { shownFileName } from '../../runtime/index.ts';
import type { GeneratedFrame, Position, Preview } from '../../runtime/index.ts';

/** Reads frames of a stack as the reader's program has them: by its build. */
export type FrameReader = {
  /** Where a frame stands; undefined for code that is not the reader's. */
  readonly place: (frame: GeneratedFrame) => Position | undefined;
  /** The reader's own name of the function; empty where it has none. */
  readonly name: (frame: GeneratedFrame) => string;
};

/** An error in a few words: `RangeError: over the limit`, without its cause and what else it carries. */
export function errorHead({ name, message }: Extract<Preview, { type: 'error' }>): string {
  const [first = ''] = message.split('\n', 1);
  return first === '' ? name : `${name}: ${first}`;
}

/** The innermost place of the reader's program that an error came from. */
export function errorPlace(error: Preview, frames: FrameReader): Position | undefined {
  if (error.type !== 'error') return undefined;
  for (const frame of error.frames) {
    const place = frames.place(frame);
    if (place) return place;
  }
  return undefined;
}

/** An error's stack in the reader's own coordinates, one text a frame: `at check (main.ts:4:21)`. */
export function stackLines(error: Preview, frames: FrameReader): readonly string[] {
  if (error.type !== 'error') return [];
  return error.frames.flatMap((frame) => {
    const place = frames.place(frame);
    if (!place) return [];
    const at = `${shownFileName(place.file)}:${place.line}:${place.column}`;
    const name = frames.name(frame);
    return [name ? `at ${name} (${at})` : `at ${at}`];
  });
}
