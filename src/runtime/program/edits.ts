import { decodedMappings, encodedMappings, TraceMap, type SourceMapSegment } from '@jridgewell/trace-mapping';
import { lastAtOrBefore, lineStarts } from './source-text.ts';

/** A change to a text: what stands from `start` to `end` becomes `text`. With `start` = `end` it is put in there. */
export type Edit = { readonly start: number; readonly end: number; readonly text: string };

/** A text whose line ends are those that engines count in stack traces (ECMA-262, section 12.3). */
export type GeneratedText = {
  readonly text: string;
  /** Line and column from 0. */
  readonly placeOf: (offset: number) => { readonly line: number; readonly column: number };
};

/** Reads where the lines of generated code begin. */
export function readGeneratedText(text: string): GeneratedText {
  const starts = lineStarts(text, /\r\n|[\n\r\u2028\u2029]/gu);
  return {
    text,
    placeOf: (offset) => {
      const line = lastAtOrBefore(starts, offset);
      return { line, column: offset - (starts[line] ?? 0) };
    },
  };
}

/** Puts edits in their order; of those at one place, the earlier in the list comes first. */
export function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return edits.toSorted((one, other) => one.start - other.start);
}

/** Makes edits that are in order and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let done = 0;
  for (const edit of edits) {
    result += text.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return result + text.slice(done);
}

/**
 * Moves the segments of a source map along with edits that are in order and leave the number of lines as it is.
 * `moveSource` gives a segment its final place in the sources, or leaves it out.
 */
export function moveMappings(
  map: TraceMap,
  generated: GeneratedText,
  edits: readonly Edit[],
  moveSource: (
    source: number,
    line: number,
    column: number,
  ) => readonly [source: number, line: number, column: number] | undefined,
): SourceMapSegment[][] {
  const shifts = shiftsByLine(generated, edits);
  return decodedMappings(map).map((segments, line) => {
    const shiftsOfLine = shifts.get(line) ?? [];
    return segments.map((segment): SourceMapSegment => {
      const column = segment[0] + shiftAt(shiftsOfLine, segment[0]);
      if (segment.length === 1) return [column];
      const moved = moveSource(segment[1], segment[2], segment[3]);
      if (moved === undefined) return [column];
      return segment.length === 5 ? [column, ...moved, segment[4]] : [column, ...moved];
    });
  });
}

/** The text of a source map. */
export function printMap(mappings: SourceMapSegment[][], sources: readonly string[], names: readonly string[]): string {
  const map = new TraceMap({ version: 3, sources: [...sources], names: [...names], mappings });
  return JSON.stringify({ version: 3, sources, names, mappings: encodedMappings(map) });
}

type Shift = { readonly from: number; readonly by: number };

function shiftsByLine(generated: GeneratedText, edits: readonly Edit[]): ReadonlyMap<number, readonly Shift[]> {
  const lines = new Map<number, Shift[]>();
  for (const { start, end, text } of edits) {
    const { line, column } = generated.placeOf(start);
    const length = end - start;
    const shifts = lines.get(line) ?? [];
    shifts.push({ from: column + length, by: text.length - length });
    lines.set(line, shifts);
  }
  return lines;
}

function shiftAt(shifts: readonly Shift[], column: number): number {
  let sum = 0;
  for (const { from, by } of shifts) if (from <= column) sum += by;
  return sum;
}
