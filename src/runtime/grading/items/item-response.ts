import * as v from 'valibot';
import { exploredResponses } from './explored-task.ts';

/** Longest id, and most of them, that a response can hold: more than any item has. */
const id = v.pipe(v.string(), v.maxLength(40));
const ids = v.pipe(v.array(id), v.maxLength(64));

/** What a reader answered, as it is kept and handed in. It may not fit what was asked: marking says so. */
export const itemResponseSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('choose'), chosen: ids }),
  v.strictObject({ kind: v.literal('order'), order: ids }),
  v.strictObject({
    kind: v.literal('parsons'),
    placed: v.pipe(
      v.array(v.strictObject({ id, indent: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)) })),
      v.maxLength(64),
    ),
  }),
  v.strictObject({
    kind: v.literal('label'),
    /** By `<picture>/<question>` the id of an answer. */
    labels: v.pipe(
      v.record(v.pipe(v.string(), v.maxLength(81)), id),
      v.check((labels) => Object.keys(labels).length <= 256, 'There are 256 labels at most.'),
    ),
  }),
  ...exploredResponses,
]);

/** An answer to an item, or to a question about all schedules of a program. */
export type ItemResponse = v.InferOutput<typeof itemResponseSchema>;

/** The answer to one kind of item. */
export type ResponseOf<Kind extends ItemResponse['kind']> = Extract<ItemResponse, { readonly kind: Kind }>;
