import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { Position } from '../results.ts';
import { namespaces } from './bundle.ts';
import { moveMappings, printMap, type Edit, type GeneratedText } from './edits.ts';
import type { SourceText } from './source-text.ts';

/** The reader's file from the place on that an offset in a bundle leads to; none for what is not the reader's. */
export type SourceFrom = (offset: number) => string | undefined;

/** Leads from places in a bundle to places in the program's files. */
export type BundleMap = {
  /** The place in the reader's file; none for what is not the reader's. */
  readonly positionOf: (offset: number) => Position | undefined;
  readonly sourceFrom: SourceFrom;
  /** The source map of the bundle after these edits and `linesBefore` further lines in front. */
  readonly printAfter: (edits: readonly Edit[], linesBefore: number) => string;
};

/** Reads esbuild's source map of a bundle. */
export function readBundleMap(
  json: string,
  generated: GeneratedText,
  sources: ReadonlyMap<string, SourceText>,
): BundleMap {
  const map = new TraceMap(json);
  const prefix = `${namespaces.program}:`;
  const files = map.sources.map((source) => (source?.startsWith(prefix) ? source.slice(prefix.length) : undefined));
  const kept = files.filter((file) => file !== undefined);

  const textAt = (file: string | undefined, line: number): SourceText | undefined => {
    const source = file === undefined ? undefined : sources.get(file);
    // Lines behind the last one hold what was appended to the file.
    return source && line <= source.lineCount ? source : undefined;
  };
  const originalOf = (offset: number) => {
    const { line, column } = generated.placeOf(offset);
    const original = originalPositionFor(map, { line: line + 1, column });
    if (original.source === null) return undefined;
    const source = textAt(files[map.sources.indexOf(original.source)], original.line);
    return source && { source, line: original.line, column: original.column };
  };

  return {
    positionOf: (offset) => {
      const original = originalOf(offset);
      return original?.source.positionOfUnits(original.line, original.column);
    },
    sourceFrom: (offset) => {
      const original = originalOf(offset);
      return original?.source.textFrom(original.line, original.column);
    },
    printAfter: (edits, linesBefore) => {
      const moved = moveMappings(map, generated, edits, (source, line, column) => {
        const position = textAt(files[source], line + 1)?.positionOfUnits(line + 1, column);
        return position && [kept.indexOf(position.file), position.line - 1, position.column - 1];
      });
      const before = Array.from({ length: linesBefore }, () => []);
      return printMap([...before, ...moved], kept, map.names);
    },
  };
}
