import * as v from 'valibot';
import { isWrittenLane } from './lane-text.ts';
import { hasCircle, type Before } from './partial-order.ts';

/*
 * Questions whose answer is data. The texts may hold `code` in backticks. Everything an author can get wrong is a
 * sentence here, so that a mistake stops the build and not a reader.
 */

const idSentence = 'An id is a word of lower-case letters, digits and dashes that begins with a letter, of 40 at most.';
const id = v.pipe(v.string(idSentence), v.regex(/^[a-z][a-z0-9-]{0,39}$/u, idSentence));
const text = v.pipe(
  v.string('This is a text.'),
  v.trim(),
  v.nonEmpty('This text is empty.'),
  v.maxLength(1000, 'This text has more than 1000 characters.'),
);
const idOf = (thing: { readonly id: string }): string => thing.id;
const areDistinct = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;
const distinctSentence = 'Two of them have the same id.';

/** A rule of an order: in each pair, the first stands before the second. Its name is the name of the property. */
const rule = v.strictObject({
  name: text,
  before: v.pipe(v.array(v.tuple([id, id])), v.minLength(1, 'A rule has a pair at least, as in [[ask, answer]].')),
  because: text,
});

const choose = v.pipe(
  v.strictObject({
    kind: v.literal('choose'),
    question: text,
    /** `all`: everything that is possible is to be found. */
    pick: v.optional(v.picklist(['one', 'all'], 'What is to be picked is "one" or "all".'), 'one'),
    options: v.pipe(
      v.array(
        v.strictObject({
          id,
          text,
          right: v.optional(v.boolean(), false),
          /** What one has to know who picked it, or in an item for `all` also who did not. */
          because: v.optional(text),
        }),
      ),
      v.minLength(2, 'A choice has two options at least.'),
      v.maxLength(12, 'A choice has twelve options at most.'),
      v.check((options) => areDistinct(options.map(idOf)), distinctSentence),
      v.check((options) => options.some(({ right }) => right), 'No option is right.'),
    ),
  }),
  v.check(
    ({ pick, options }) => pick === 'all' || options.filter(({ right }) => right).length < 2,
    'Where one is to be picked, only one option is right.',
  ),
);

const order = v.pipe(
  v.strictObject({
    kind: v.literal('order'),
    question: text,
    /** In an order that is right. */
    pieces: v.pipe(
      v.array(v.strictObject({ id, text })),
      v.minLength(2, 'There are two pieces at least to be ordered.'),
      v.maxLength(16, 'There are 16 pieces at most.'),
      v.check((pieces) => areDistinct(pieces.map(idOf)), distinctSentence),
    ),
    /** Without one, the order as written is the only one. */
    rules: v.optional(v.array(rule), []),
  }),
  v.check(({ pieces, rules }) => areKnown(rules, pieces.map(idOf)), 'A rule names a piece that is not there.'),
  v.check(({ pieces, rules }) => isKept(rules, pieces.map(idOf)), 'The order as written breaks one of the rules.'),
);

const parsons = v.pipe(
  v.strictObject({
    kind: v.literal('parsons'),
    question: text,
    /** Blocks of code, in an order that is right, each as far indented as it should be. */
    blocks: v.pipe(
      v.array(
        v.strictObject({
          id,
          text,
          indent: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)), 0),
        }),
      ),
      v.minLength(2, 'There are two blocks at least.'),
      v.maxLength(16, 'There are 16 blocks at most.'),
    ),
    /** Blocks that do not belong, each with the sentence for one who uses it. */
    distractors: v.optional(v.pipe(v.array(v.strictObject({ id, text, because: text })), v.maxLength(8)), []),
    rules: v.optional(v.array(rule), []),
    /** In the place of rules: further orders that are right, each of all blocks. */
    orders: v.optional(v.array(v.array(id)), []),
  }),
  v.check(({ blocks, distractors }) => areDistinct([...blocks, ...distractors].map(idOf)), distinctSentence),
  v.check(({ blocks, rules }) => areKnown(rules, blocks.map(idOf)), 'A rule names a block that is not there.'),
  v.check(({ blocks, rules }) => isKept(rules, blocks.map(idOf)), 'The order as written breaks one of the rules.'),
  v.check(({ rules, orders }) => rules.length === 0 || orders.length === 0, 'There are rules or orders, not both.'),
  v.check(
    ({ blocks, orders }) =>
      orders.every(
        (ids) => ids.length === blocks.length && areDistinct(ids) && blocks.every((block) => ids.includes(block.id)),
      ),
    'Each of the orders holds every block once.',
  ),
);

const question = v.strictObject({
  id,
  text,
  answers: v.pipe(
    v.array(v.strictObject({ id, text })),
    v.minLength(2, 'A question has two answers at least.'),
    v.maxLength(8),
    v.check((answers) => areDistinct(answers.map(idOf)), distinctSentence),
  ),
});
const questions = v.pipe(
  v.array(question),
  v.check((all) => areDistinct(all.map(idOf)), distinctSentence),
);

const label = v.pipe(
  v.strictObject({
    kind: v.literal('label'),
    question: text,
    /** Asked of every picture. Its id is the name of the property. */
    questions,
    pictures: v.pipe(
      v.array(
        v.strictObject({
          id,
          title: text,
          cores: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(64))),
          /** By the names of the lanes what each did when, as `lane-text.ts` reads it: "running 0-20, waiting 20-70". */
          lanes: v.pipe(
            v.record(
              v.string(),
              v.pipe(
                v.string(),
                v.maxLength(2000),
                v.check(isWrittenLane, 'A lane is written as "running 0-20, waiting 20-70".'),
              ),
            ),
            v.check(
              (lanes) => Object.keys(lanes).length > 0 && Object.keys(lanes).length <= 8,
              'A picture has 1 to 8 lanes.',
            ),
          ),
          /** Asked of this picture only. */
          questions: v.optional(questions, []),
          /** By the ids of the questions, the ids of the right answers. */
          right: v.record(id, id),
          because: text,
        }),
      ),
      v.minLength(1, 'There is one picture at least.'),
      v.maxLength(12, 'There are twelve pictures at most.'),
      v.check((pictures) => areDistinct(pictures.map(idOf)), distinctSentence),
    ),
  }),
  v.check(
    ({ questions: shared, pictures }) =>
      pictures.every((picture) => {
        const asked = [...shared, ...picture.questions];
        return (
          asked.length > 0 &&
          areDistinct(asked.map(idOf)) &&
          Object.keys(picture.right).length === asked.length &&
          asked.every(({ id: name, answers }) => answers.some((answer) => answer.id === picture.right[name]))
        );
      }),
    'A picture says for each of its questions, and for no other, which of the answers is right.',
  ),
);

/** What an author writes, checked: a question whose answer is data. */
export const itemSchema = v.variant('kind', [choose, order, parsons, label]);

/** A question whose answer is data, with its key. */
export type Item = v.InferOutput<typeof itemSchema>;

/** One kind of item. */
export type ItemOf<Kind extends Item['kind']> = Extract<Item, { readonly kind: Kind }>;

/** A rule of an order, as an item has it. */
export type OrderRule = v.InferOutput<typeof rule>;

function areKnown(rules: readonly OrderRule[], ids: readonly string[]): boolean {
  return rules.every(({ before }) => before.every((pair) => pair.every((name) => ids.includes(name))));
}

function isKept(rules: readonly OrderRule[], ids: readonly string[]): boolean {
  const pairs: readonly Before[] = rules.flatMap(({ before }) => before);
  return !hasCircle(pairs) && pairs.every(([first, then]) => ids.indexOf(first) < ids.indexOf(then));
}
