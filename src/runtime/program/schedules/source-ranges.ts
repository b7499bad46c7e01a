import type { Position } from '../../results.ts';
import type { SourceRange } from '../../request.ts';
import type { BundleMap } from '../bundle-map.ts';

/**
 * The stretch of the reader's text that a stretch of a bundle was made of; none for what is not the reader's. A source
 * map knows where tokens begin, so the end is exact where the compiler printed the text as the reader wrote it.
 */
export function sourceRange(code: string, map: BundleMap, start: number, end: number): SourceRange | undefined {
  const position = map.positionOf(start);
  if (!position) return undefined;
  return { ...position, ...endOf(code, map, position, start, end) };
}

function endOf(
  code: string,
  map: BundleMap,
  position: Position,
  start: number,
  end: number,
): { readonly endLine: number; readonly endColumn: number } {
  const text = code.slice(start, end);
  if (!text.includes('\n') && map.sourceFrom(start)?.startsWith(text)) {
    return { endLine: position.line, endColumn: position.column + text.length };
  }
  const last = map.positionOf(end - 1);
  const isBehind =
    last?.file === position.file &&
    (last.line > position.line || (last.line === position.line && last.column >= position.column));
  return isBehind
    ? { endLine: last.line, endColumn: last.column + 1 }
    : { endLine: position.line, endColumn: position.column + 1 };
}
