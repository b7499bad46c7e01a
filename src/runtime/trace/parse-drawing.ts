import * as v from 'valibot';
import type { Drawing } from '../results.ts';

const name = v.pipe(v.string(), v.maxLength(80));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const number = v.pipe(v.number(), v.finite());

/** The bounds are those of `realm/drawing.ts`, which makes what arrives here unless somebody has tampered with it. */
const schema: v.GenericSchema<unknown, Drawing> = v.variant('kind', [
  v.strictObject({
    kind: v.literal('table'),
    columns: v.pipe(v.array(name), v.maxLength(12)),
    rows: v.pipe(
      v.array(
        v.pipe(
          v.array(v.union([v.pipe(v.string(), v.maxLength(200)), v.number(), v.nan(), v.boolean(), v.null()])),
          v.maxLength(12),
        ),
      ),
      v.maxLength(100),
    ),
    more: count,
  }),
  v.strictObject({
    kind: v.literal('plot'),
    mark: v.picklist(['line', 'dot', 'bar']),
    title: name,
    x: name,
    y: name,
    series: v.pipe(
      v.array(
        v.strictObject({
          name,
          points: v.pipe(v.array(v.strictObject({ x: v.union([number, name]), y: number })), v.maxLength(2_000)),
        }),
      ),
      v.maxLength(8),
    ),
    more: count,
  }),
]);

/** A picture that came from a program's world; undefined for what is none, or larger than one may be. */
export function parseDrawing(value: unknown): Drawing | undefined {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : undefined;
}
