import { decodedMappings, originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { Build, CompiledEntry } from '../request.ts';
import type { GeneratedFrame, Position } from '../results.ts';

/** The place in the reader's program that a stack frame stands for; none for code that is not the reader's. */
export function locate(build: Build, frame: GeneratedFrame): Position | undefined {
  const entry = entryOf(build, frame);
  if (!entry || frame.line < 1 || frame.column < 1) return undefined;
  const { source, line, column } = originalPositionFor(mapOf(entry), { line: frame.line, column: frame.column - 1 });
  return source === null ? undefined : { file: source, line, column: column + 1 };
}

/** The name that the reader gave to the function of a frame, where the compiler had to give it another. */
export function functionName(build: Build, frame: GeneratedFrame): string {
  // The compiler's name for the body of a module that is loaded on demand.
  if (frame.name.includes('program:')) return '';
  const entry = entryOf(build, frame);
  if (!entry) return frame.name;
  const names = namesOf(entry);
  return frame.name.replaceAll(identifier, (name) => names.get(name) ?? name);
}

const identifier = /[\p{ID_Start}$_][\p{ID_Continue}$\u200C\u200D]*/gu;

function entryOf({ entries }: Build, frame: GeneratedFrame): CompiledEntry | undefined {
  return Object.hasOwn(entries, frame.entry) ? entries[frame.entry] : undefined;
}

const maps = new WeakMap<CompiledEntry, TraceMap>();

function mapOf(entry: CompiledEntry): TraceMap {
  const known = maps.get(entry);
  if (known) return known;
  const map = new TraceMap(entry.map);
  maps.set(entry, map);
  return map;
}

const namesByEntry = new WeakMap<CompiledEntry, ReadonlyMap<string, string>>();

/** Generated names and the reader's own; the source map has one wherever the compiler changed it. */
function namesOf(entry: CompiledEntry): ReadonlyMap<string, string> {
  const known = namesByEntry.get(entry);
  if (known) return known;
  const map = mapOf(entry);
  const lines = entry.code.split(/\r\n|[\n\r\u2028\u2029]/u);
  const names = new Map<string, string>();
  for (const [line, segments] of decodedMappings(map).entries()) {
    for (const segment of segments) {
      if (segment.length !== 5) continue;
      const [generated] = lines[line]?.slice(segment[0]).match(identifier) ?? [];
      const original = map.names[segment[4]];
      if (generated !== undefined && original !== undefined && !names.has(generated)) names.set(generated, original);
    }
  }
  namesByEntry.set(entry, names);
  return names;
}
