/** One-word previews: functions, dates, patterns, boxed primitives, elements of a document. */
import type { Preview } from '../results.ts';
import { cutName, cutWithin, NESTED_STRING_LIMIT, symbolName, type Budget } from './preview-budget.ts';
import { functionName, type Kind } from './preview-kind.ts';
import {
  getProperty,
  getPrototypeOf,
  getterIfThere,
  isNaN,
  methodOf,
  patternExec,
  quoteText,
  stringSlice,
  stringStartsWith,
} from './primordials.ts';
import {
  asyncFunctionPrototype,
  asyncGeneratorFunctionPrototype,
  dateText,
  dateTime,
  functionSource,
  generatorFunctionPrototype,
  patternFlags,
  patternSource,
  unboxBigInt,
  unboxBoolean,
  unboxNumber,
  unboxString,
  unboxSymbol,
} from './primordials-kinds.ts';

/** A preview that is only a text. */
export const opaque = (text: string): Preview => ({ type: 'opaque', text });

/** What a proxy shows whose traps throw, or that was revoked. */
export const UNREADABLE = opaque('Proxy');

/** A property that would have to run code to tell its value. */
export function accessorPreview(get: unknown, set: unknown): Preview {
  if (get === undefined) return opaque('[Setter]');
  return opaque(set === undefined ? '[Getter]' : '[Getter/Setter]');
}

/** A number as the console prints it. */
export const numberText = (value: number): string => (value === 0 && 1 / value < 0 ? '-0' : `${value}`);

const classSource = /^class[\s{]/;

/** A function: its name, whether it is async or a generator, or the class that it is. */
export function functionPreview(fn: object): Preview {
  try {
    const name = cutName(functionName(fn)) || '(anonymous)';
    const prototype: unknown = getPrototypeOf(fn);
    if (prototype === asyncFunctionPrototype) return { type: 'function', text: `async ƒ ${name}` };
    if (prototype === generatorFunctionPrototype) return { type: 'function', text: `ƒ* ${name}` };
    if (prototype === asyncGeneratorFunctionPrototype) return { type: 'function', text: `async ƒ* ${name}` };
    if (patternExec(classSource, functionSource(fn)) === null) return { type: 'function', text: `ƒ ${name}` };
    const base = typeof prototype === 'function' ? cutName(functionName(prototype)) : '';
    return { type: 'function', text: base === '' ? `class ${name}` : `class ${name} extends ${base}` };
  } catch {
    return UNREADABLE;
  }
}

/** Kinds whose preview is one text. */
export type OpaqueKind = Extract<
  Kind,
  'date' | 'pattern' | 'promise' | 'weak' | 'number' | 'string' | 'boolean' | 'symbol' | 'bigint' | 'node'
>;

/** The text of an object that is not unfolded; `name` is its class. */
export function opaqueText(value: object, kind: OpaqueKind, name: string, budget: Budget): string {
  switch (kind) {
    case 'date':
      return isNaN(dateTime(value)) ? 'Invalid Date' : dateText(value);
    case 'pattern':
      return `/${cutWithin(patternSource(value), NESTED_STRING_LIMIT, budget)}/${flagsOf(value)}`;
    case 'promise':
    case 'weak':
      return name;
    case 'number':
      return `${name} {${numberText(unboxNumber(value))}}`;
    case 'string':
      return `${name} {${quoteText(cutWithin(unboxString(value), NESTED_STRING_LIMIT, budget))}}`;
    case 'boolean':
      return `${name} {${unboxBoolean(value)}}`;
    case 'symbol':
      return `${name} {${symbolName(unboxSymbol(value))}}`;
    case 'bigint':
      return `${name} {${unboxBigInt(value)}n}`;
    case 'node':
      return nodeText(value, name);
  }
}

function flagsOf(pattern: object): string {
  let flags = '';
  for (let index = 0; index < patternFlags.length; index += 1) {
    const flag = patternFlags[index];
    if (flag?.isSet?.(pattern) === true) flags += flag.letter;
  }
  return flags;
}

type NodeClass = { readonly prototype: { readonly nodeName: string } };
type ElementClass = { readonly prototype: { readonly getAttribute: (name: string) => string | null } };
const nodeClass = getProperty(globalThis, 'Node') as NodeClass | undefined;
const elementClass = getProperty(globalThis, 'Element') as ElementClass | undefined;
const nodeName = getterIfThere(nodeClass?.prototype, 'nodeName');
const getAttribute = elementClass === undefined ? undefined : methodOf(elementClass.prototype, 'getAttribute');

const lowerCase = methodOf(String.prototype, 'toLowerCase');
const htmlName = /^[A-Z][A-Z0-9-]*$/;
const classWord = /^\s*(\S+)/;

/** `<div#a.b>` for an element, `#text` and the like for other nodes, the class name for what only looks like a node. */
function nodeText(node: object, name: string): string {
  try {
    if (nodeName === undefined) return name;
    const tag = cutName(nodeName(node));
    if (getAttribute === undefined || stringStartsWith(tag, '#')) return tag;
    const element = node as ElementClass['prototype'];
    const id = getAttribute(element, 'id') ?? '';
    const label = patternExec(htmlName, tag) === null ? tag : lowerCase(tag);
    return `<${label}${id === '' ? '' : `#${cutName(id)}`}${classMarks(getAttribute(element, 'class') ?? '')}>`;
  } catch {
    return name;
  }
}

function classMarks(classes: string): string {
  let rest = cutName(classes);
  let marks = '';
  for (let word = patternExec(classWord, rest); word !== null; word = patternExec(classWord, rest)) {
    marks += `.${word[1] ?? ''}`;
    rest = stringSlice(rest, word[0].length);
  }
  return marks;
}
