/** Lines and previews as the plain text that a console shows; the same text in tests, recordings and the page. */
import type { Line, Preview, PreviewEntry } from '../results.ts';
import { drawingText } from './drawing-text.ts';
import { tableText } from './table-text.ts';

/** Longest text of a line, in UTF-16 units. */
const TEXT_LIMIT = 10_000;
/** Objects inside objects are written out this deep. */
const DEFAULT_DEPTH = 4;
const INDENT = '  ';
/** Deeper groups are not indented further. */
const INDENT_LIMIT = 20;

export type PreviewTextOptions = {
  /** How many levels of objects are written out; 0 writes `{…}` for an object. */
  readonly depth?: number;
};

/** A whole line of output, without its lane, time and place: values parted by spaces, indented by its groups. */
export function lineText(line: Line): string {
  const text = bareText(line);
  const indent = INDENT.repeat(Math.min(line.depth, INDENT_LIMIT));
  return indent === '' ? text : indent + text.replaceAll('\n', `\n${indent}`);
}

function bareText(line: Line): string {
  if (line.drawing !== undefined) return drawingText(line.drawing);
  return line.table === undefined ? valuesText(line) : tableText(line.table, (cell) => previewText(cell, { depth: 1 }));
}

/** One value as text; a string stands bare at the top and in quotes inside an object. */
export function previewText(preview: Preview, { depth = DEFAULT_DEPTH }: PreviewTextOptions = {}): string {
  return preview.type === 'string' ? preview.text + lengthNote(preview.length) : nestedText(preview, depth);
}

const uncaughtHeads = { error: 'Uncaught', rejection: 'Uncaught (in promise)' } as const;

function valuesText({ level, values, uncaught }: Line): string {
  const [first, ...rest] = values;
  if (level === 'trace' && first?.type === 'error' && first.message === '') {
    return rest.length === 0 ? first.name : joined(rest, `${first.name}: `);
  }
  return joined(values, uncaught === undefined ? '' : `${uncaughtHeads[uncaught]} `);
}

function joined(values: readonly Preview[], head: string): string {
  let text = head;
  for (const [index, value] of values.entries()) {
    const gap = index === 0 ? '' : ' ';
    const whole = value.type === 'string' ? value.text : previewText(value);
    const length = (value.type === 'string' ? value.length : undefined) ?? whole.length;
    const room = TEXT_LIMIT - text.length - gap.length;
    if (length > room) {
      const left = values.length - index - 1;
      return `${text}${gap}${whole.slice(0, Math.max(0, room))}${lengthNote(length)}${left === 0 ? '' : ` … ${left} more`}`;
    }
    text += gap + whole;
  }
  return text;
}

const lengthNote = (length: number | undefined): string => (length === undefined ? '' : `… (length ${length})`);

function nestedText(preview: Preview, depth: number): string {
  switch (preview.type) {
    case 'string':
      return `'${escaped(preview.text)}'${lengthNote(preview.length)}`;
    case 'number':
    case 'bigint':
    case 'boolean':
    case 'undefined':
    case 'null':
    case 'symbol':
    case 'function':
    case 'opaque':
      return preview.text;
    case 'circular':
      return `[Circular *${preview.ref}]`;
    case 'error':
      return errorText(preview, depth);
    case 'object':
      return (preview.ref === undefined ? '' : `<ref *${preview.ref}> `) + objectText(preview, depth);
  }
}

type ObjectPreview = Extract<Preview, { type: 'object' }>;

function objectText(preview: ObjectPreview, depth: number): string {
  const { shape, name, size, entries, more } = preview;
  const isFolded = (depth <= 0 || entries.length === 0) && entries.length + more > 0;
  const sized = size === undefined ? name : `${name}(${size})`;
  switch (shape) {
    case 'buffer':
      return sized;
    case 'object': {
      const body = isFolded ? '{…}' : braces(entriesText(entries, more, depth, namedText));
      return name === 'Object' ? body : `${name} ${body}`;
    }
    case 'array':
      if (isFolded) return sized;
      return (name === 'Array' ? '' : `${sized} `) + brackets(entriesText(entries, more, depth, elementText));
    case 'typed-array':
      return isFolded ? sized : `${sized} ${brackets(entriesText(entries, more, depth, elementText))}`;
    case 'set':
      return isFolded ? sized : `${sized} ${braces(entriesText(entries, more, depth, elementText))}`;
    case 'map':
      return isFolded ? sized : `${sized} ${braces(entriesText(entries, more, depth, pairText))}`;
  }
}

function errorText(error: Extract<Preview, { type: 'error' }>, depth: number): string {
  const head = error.message === '' ? error.name : `${error.name}: ${error.message}`;
  const parts = error.entries.map((entry) => namedText(entry, depth - 1));
  if (error.cause !== undefined) parts.push(`[cause]: ${nestedText(error.cause, depth - 1)}`);
  if (error.errors !== undefined) {
    parts.push(`[errors]: ${brackets(error.errors.map((member) => nestedText(member, depth - 1)))}`);
  }
  if (parts.length === 0) return head;
  return `${head} ${depth <= 0 ? '{…}' : braces(parts)}`;
}

const braces = (parts: readonly string[]): string => `{${parts.join(', ')}}`;
const brackets = (parts: readonly string[]): string => `[${parts.join(', ')}]`;

function entriesText(
  entries: readonly PreviewEntry[],
  more: number,
  depth: number,
  entryText: (entry: PreviewEntry, depth: number) => string,
): readonly string[] {
  const parts = entries.map((entry) => entryText(entry, depth - 1));
  return more > 0 ? [...parts, `… ${more} more`] : parts;
}

const keyText = (key: Preview | string, depth: number): string =>
  typeof key === 'string' ? key : nestedText(key, depth);

const namedText = ({ key, value }: PreviewEntry, depth: number): string =>
  `${keyText(key, depth)}: ${nestedText(value, depth)}`;

const pairText = ({ key, value }: PreviewEntry, depth: number): string =>
  `${keyText(key, depth)} => ${nestedText(value, depth)}`;

/** An element without its index, a hole, or a further property of the array with its name. */
function elementText(entry: PreviewEntry, depth: number): string {
  const isElement = typeof entry.key === 'string' && /^\d*$/.test(entry.key);
  return isElement ? nestedText(entry.value, depth) : namedText(entry, depth);
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escaped = (text: string): string => text.replace(/[\\'\n\r\t]/g, (character) => escapes[character] ?? character);
