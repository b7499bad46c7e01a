import type { Position, Trace } from '../../runtime/index.ts';

/** A 1 for each span of a trace that the line at `place` asked for; undefined where there is no such span. */
export function litSpans({ spans }: Trace, place: Position | undefined): Uint8Array | undefined {
  if (!place) return undefined;
  const lit = Uint8Array.from(spans, (span) =>
    span.place?.file === place.file && span.place.line === place.line ? 1 : 0,
  );
  return lit.includes(1) ? lit : undefined;
}
