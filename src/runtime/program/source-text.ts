import type { Position } from '../results.ts';
import type { ProgramFile } from './program.ts';

/**
 * Places in a file as the compiler counts them, turned into places as the reader's editor counts them. The compiler's
 * lines also end at U+2028 and U+2029 (ECMA-262, section 12.3), the editor's do not; and a byte order mark, which is a
 * column to the compiler, is not shown by the editor.
 */
export type SourceText = {
  /** `line` from 1, `byteColumn` from 0 in UTF-8 bytes: what esbuild's messages hold. */
  readonly positionOfBytes: (line: number, byteColumn: number) => Position;
  /** `line` from 1, `column` from 0 in UTF-16 units: what source maps hold. */
  readonly positionOfUnits: (line: number, column: number) => Position;
  /** The text from a place on, which is given as source maps have it. */
  readonly textFrom: (line: number, column: number) => string;
  /** How many UTF-16 units `bytes` bytes take from a place on. */
  readonly unitsOf: (line: number, byteColumn: number, bytes: number) => number;
  /** Lines as the compiler counts them. */
  readonly lineCount: number;
};

/** Reads where the lines of a file begin. */
export function readSourceText({ name, text }: ProgramFile): SourceText {
  const compilerLines = lineStarts(text, /\r\n|[\n\r\u2028\u2029]/gu);
  const editorLines = lineStarts(text, /\r\n|[\n\r]/gu);

  const startOf = (line: number): number => compilerLines[line - 1] ?? text.length;
  const offsetOfBytes = (line: number, byteColumn: number): number => skipBytes(text, startOf(line), byteColumn);
  const positionAt = (offset: number): Position => {
    const line = lastAtOrBefore(editorLines, offset);
    const start = editorLines[line] ?? 0;
    const hidden = line === 0 && text.startsWith('\uFEFF') ? 1 : 0;
    return { file: name, line: line + 1, column: Math.max(offset - start - hidden, 0) + 1 };
  };

  return {
    lineCount: compilerLines.length,
    positionOfBytes: (line, byteColumn) => positionAt(offsetOfBytes(line, byteColumn)),
    positionOfUnits: (line, column) => positionAt(Math.min(startOf(line) + column, text.length)),
    textFrom: (line, column) => text.slice(startOf(line) + column),
    unitsOf: (line, byteColumn, bytes) => {
      const offset = offsetOfBytes(line, byteColumn);
      return skipBytes(text, offset, bytes) - offset;
    },
  };
}

/** Where each line of a text begins; `ends` finds the ends of lines. */
export function lineStarts(text: string, ends: RegExp): readonly number[] {
  const starts = [0];
  for (const end of text.matchAll(ends)) starts.push(end.index + end[0].length);
  return starts;
}

/** Index of the last of these ascending numbers that is not greater than `limit`. */
export function lastAtOrBefore(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle;
  }
  return low;
}

/** The offset that lies `bytes` UTF-8 bytes after `offset`. */
function skipBytes(text: string, offset: number, bytes: number): number {
  let position = offset;
  for (let left = bytes; left > 0 && position < text.length;) {
    const codePoint = text.codePointAt(position) ?? 0;
    left -= utf8Size(codePoint);
    position += codePoint > 0xffff ? 2 : 1;
  }
  return position;
}

/** A lone surrogate reaches the compiler as U+FFFD, which has three bytes too. */
function utf8Size(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
