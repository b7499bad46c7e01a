/**
 * What a console call's arguments look like on a line: the Console Standard's `Formatter`
 * (https://console.spec.whatwg.org/#formatter), except that an object is never asked to turn itself into text.
 */
import type { Preview } from '../results.ts';
import { newBudget, symbolName, type Budget } from './preview-budget.ts';
import { preview } from './preview.ts';
import { opaque } from './preview-opaque.ts';
import {
  append,
  list,
  min,
  parseFloat,
  parseInt,
  stringEndsWith,
  stringIndexOf,
  stringSlice,
  stringStartsWith,
  toText,
} from './primordials.ts';

/** How many values one line shows. */
const VALUE_LIMIT = 100;

/** The arguments of a call that reads no format, one preview each. */
export function previewEach(args: readonly unknown[]): readonly Preview[] {
  return appendFrom(list(), args, 0, newBudget());
}

/** The arguments of `console.log`: the first may hold specifiers for those that follow. */
export function formatArguments(args: readonly unknown[]): readonly Preview[] {
  if (args.length === 0) return list();
  const first = args[0];
  if (args.length === 1) return [preview(first)];
  if (typeof first !== 'string' || stringIndexOf(first, '%') < 0) return previewEach(args);
  return formatted(first, args, newBudget());
}

function appendFrom(values: Preview[], args: readonly unknown[], start: number, budget: Budget): readonly Preview[] {
  const end = min(args.length, start + VALUE_LIMIT);
  for (let index = start; index < end; index += 1) append(values, preview(args[index], budget));
  if (end < args.length) append(values, opaque(`… ${args.length - end} more`));
  return values;
}

/**
 * Text with the specifiers filled in. An object stands between two pieces of text as a value of its own; since values
 * are shown with a space between them, the pieces leave theirs out.
 */
function formatted(format: string, args: readonly unknown[], budget: Budget): readonly Preview[] {
  const values = list<Preview>();
  let text = '';
  let next = 1;
  let from = 0;
  for (let percent = stringIndexOf(format, '%'); percent >= 0; percent = stringIndexOf(format, '%', from)) {
    text += stringSlice(format, from, percent);
    const specifier = stringSlice(format, percent, percent + 2);
    from = percent + 2;
    if (specifier === '%%') {
      text += '%';
    } else if (next >= args.length || !isSpecifier(specifier)) {
      text += specifier;
    } else {
      const filled = fillIn(specifier, args[next]);
      if (filled === undefined) {
        appendPiece(values, stringEndsWith(text, ' ') ? stringSlice(text, 0, -1) : text, budget);
        append(values, preview(args[next], budget));
        text = '';
        if (stringStartsWith(format, ' ', from)) from += 1;
      } else {
        text += filled;
      }
      next += 1;
    }
  }
  appendPiece(values, text + stringSlice(format, from), budget);
  return appendFrom(values, args, next, budget);
}

function appendPiece(values: Preview[], text: string, budget: Budget): void {
  if (text !== '') append(values, preview(text, budget));
}

type Specifier = '%s' | '%d' | '%i' | '%f' | '%o' | '%O' | '%c';

function isSpecifier(text: string): text is Specifier {
  switch (text) {
    case '%s':
    case '%d':
    case '%i':
    case '%f':
    case '%o':
    case '%O':
    case '%c':
      return true;
    default:
      return false;
  }
}

/** What stands in the specifier's place; `undefined` where the value itself does. */
function fillIn(specifier: Specifier, value: unknown): string | undefined {
  switch (specifier) {
    case '%s':
      return primitiveText(value);
    case '%d':
    case '%i':
      return numberOf(value, (text) => parseInt(text, 10));
    case '%f':
      return numberOf(value, parseFloat);
    case '%o':
    case '%O':
      return undefined;
    case '%c':
      return '';
  }
}

/** Number of a primitive; an object and a symbol have none. */
function numberOf(value: unknown, parse: (text: string) => number): string {
  const text = typeof value === 'symbol' ? undefined : primitiveText(value);
  return text === undefined ? 'NaN' : `${parse(text)}`;
}

/** A primitive as text; `undefined` for what would have to be asked. */
export function primitiveText(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
    case 'boolean':
    case 'undefined':
      return toText(value);
    case 'symbol':
      return symbolName(value);
    case 'object':
      return value === null ? 'null' : undefined;
    case 'function':
      return undefined;
  }
}
