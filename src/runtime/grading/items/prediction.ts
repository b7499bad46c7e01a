import * as v from 'valibot';
import { itemSchema, type ItemOf } from './item.ts';
import { presentedOrder } from './presented-order.ts';

/*
 * A question before a run, and how a run answers it. What is written is short: an author numbers nothing, and says for
 * each option what a run must print for it to be true.
 */

const text = v.pipe(v.string('This is a text.'), v.trim(), v.nonEmpty('This text is empty.'), v.maxLength(1000));
const patternSentence = 'This is no regular expression.';
const pattern = v.pipe(
  v.string('What is read of the output is a regular expression.'),
  v.nonEmpty('What is read of the output is a regular expression.'),
  v.maxLength(300),
  v.check(isPattern, patternSentence),
);
const readSentence =
  'A pattern that is read has one pair of brackets around what it is about, as in "served after (\\d+) ms".';
const captures = v.pipe(v.string(), v.maxLength(300));
const read = v.pipe(
  v.union([captures, v.pipe(v.array(captures), v.minLength(1)), v.strictObject({ every: captures })], readSentence),
  v.transform((written) => {
    if (typeof written === 'string') return { patterns: [written], every: false };
    return Array.isArray(written) ? { patterns: written, every: false } : { patterns: [written.every], every: true };
  }),
  v.check(({ patterns }) => patterns.every(isCapture), readSentence),
);

const option = v.strictObject({
  text,
  /** What the run has to say: what is read, letter by letter … */
  is: v.optional(v.union([v.pipe(v.number(), v.transform(String)), v.string()])),
  /** … or a number from here on … */
  from: v.optional(v.number()),
  /** … or below this. */
  below: v.optional(v.number()),
  right: v.optional(v.boolean(), false),
  because: v.optional(text),
});

const choice = v.pipe(
  v.strictObject({
    ask: text,
    pick: v.optional(v.picklist(['one', 'all']), 'one'),
    /** One pattern, several whose findings are joined by ", ", or every line that one pattern finds. */
    read,
    options: v.array(option),
  }),
  v.check(
    ({ options }) =>
      options.every(({ is, from, below }) => is === undefined || (from === undefined && below === undefined)),
    'An option says what "is", or "from" and "below", not both.',
  ),
);

const order = v.strictObject({
  ask: text,
  /** Lines in the order in which they are printed. */
  lines: v.array(v.strictObject({ text, id: v.optional(v.string()), line: v.optional(pattern) })),
  rules: v.optional(v.array(v.unknown()), []),
  because: v.optional(text),
});

/** What the run has to say for an option to be true of it. */
export type Meaning =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'range'; readonly from: number; readonly below: number };

/** A question before a run, and how the lines of the run answer it. */
export type Prediction =
  | {
      readonly kind: 'choose';
      readonly item: ItemOf<'choose'>;
      /** Regular expressions with one group each. */
      readonly read: { readonly patterns: readonly string[]; readonly every: boolean };
      /** One for each option, in their order. */
      readonly meanings: readonly Meaning[];
    }
  | {
      readonly kind: 'order';
      readonly item: ItemOf<'order'>;
      /** The pieces as they are laid out at first, by their ids. */
      readonly presented: readonly string[];
      /** By which a line of output is known as a piece, in the order of the pieces. */
      readonly lines: readonly string[];
      readonly because?: string;
    };

/** A prediction as it was written, or the sentences that say what is wrong with it. */
export type ParsedPrediction =
  | { readonly ok: true; readonly prediction: Prediction }
  | { readonly ok: false; readonly faults: readonly PredictionFault[] };

/** What is wrong with a prediction, and with which part of what was written. */
export type PredictionFault = { readonly path: readonly (string | number)[]; readonly message: string };

/** Reads what an author wrote, parsed from YAML already. */
export function parsePrediction(written: unknown): ParsedPrediction {
  const isOrder = typeof written === 'object' && written !== null && 'lines' in written;
  return isOrder ? parseOrder(written) : parseChoice(written);
}

function parseChoice(written: unknown): ParsedPrediction {
  const result = v.safeParse(choice, written);
  if (!result.success) return failed(result.issues);
  const { ask, pick, read, options } = result.output;
  const item = v.safeParse(itemSchema, {
    kind: 'choose',
    question: ask,
    pick,
    options: options.map(({ text: shown, right, because }, index) => ({
      id: `option-${index + 1}`,
      text: shown,
      right,
      ...(because !== undefined && { because }),
    })),
  });
  if (!item.success) return failed(item.issues);
  const meanings = options.map(({ text: shown, is, from, below }): Meaning => {
    if (from === undefined && below === undefined) return { kind: 'text', text: is ?? shown };
    // JSON has no infinity, and this travels as JSON.
    return { kind: 'range', from: from ?? -Number.MAX_VALUE, below: below ?? Number.MAX_VALUE };
  });
  if (item.output.kind !== 'choose') throw new Error(`a choice became an item of the kind ${item.output.kind}`);
  return { ok: true, prediction: { kind: 'choose', item: item.output, read, meanings } };
}

function parseOrder(written: unknown): ParsedPrediction {
  const result = v.safeParse(order, written);
  if (!result.success) return failed(result.issues);
  const { ask, lines, rules, because } = result.output;
  const item = v.safeParse(itemSchema, {
    kind: 'order',
    question: ask,
    pieces: lines.map(({ text: shown, id }, index) => ({ id: id ?? `line-${index + 1}`, text: shown })),
    rules,
  });
  if (!item.success) return failed(item.issues);
  if (item.output.kind !== 'order') throw new Error(`an order became an item of the kind ${item.output.kind}`);
  return {
    ok: true,
    prediction: {
      kind: 'order',
      item: item.output,
      presented: presentedOrder(item.output),
      lines: lines.map(({ text: shown, line }) => line ?? `^${escaped(shown.replaceAll('`', ''))}$`),
      ...(because !== undefined && { because }),
    },
  };
}

function failed(issues: readonly v.BaseIssue<unknown>[]): ParsedPrediction {
  return {
    ok: false,
    faults: issues.map(({ path = [], message }) => ({
      path: path.map(({ key }) => (typeof key === 'number' ? key : String(key))),
      message,
    })),
  };
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'u').source !== '';
  } catch {
    return false;
  }
}

function isCapture(source: string): boolean {
  return isPattern(source) && new RegExp(`${source}|`, 'u').exec('')?.length === 2;
}

function escaped(literal: string): string {
  return literal.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
