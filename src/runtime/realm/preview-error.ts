/** Errors: name, message, frames and what hangs on them, read without running a program's getters. */
import type { GeneratedFrame, Preview, PreviewEntry } from '../results.ts';
import { cut, cutWithin, NESTED_STRING_LIMIT, TOP_STRING_LIMIT, type Budget } from './preview-budget.ts';
import {
  append,
  getOwnProperty,
  getProperty,
  getPrototypeOf,
  getterIfThere,
  hasOwn,
  isArray,
  list,
  ownData,
} from './primordials.ts';
import { framesOf } from './stack.ts';

/** How many members of an AggregateError are kept. */
const MEMBER_LIMIT = 20;
/** Longest prototype chain that is looked at; a proxy can make one without end. */
const CHAIN_LIMIT = 50;

type ExceptionClass = { readonly prototype: { readonly name: string; readonly message: string } };
const exception = (getProperty(globalThis, 'DOMException') as ExceptionClass | undefined)?.prototype;
const exceptionName = getterIfThere(exception, 'name');
const exceptionMessage = getterIfThere(exception, 'message');

/** How the caller previews a value that hangs on the error. */
type Look = (value: unknown) => Preview;

/** What of an error does not depend on its other properties. */
export type ErrorHead = { readonly name: string; readonly message: string; readonly frames: readonly GeneratedFrame[] };

/** Name, message and frames of an error of the class `className`. */
export function errorHead(error: object, className: string, depth: number, budget: Budget): ErrorHead {
  const message = textOf(error, 'message', exceptionMessage) ?? '';
  const kept = cutWithin(message, depth === 0 ? TOP_STRING_LIMIT : NESTED_STRING_LIMIT, budget);
  return {
    name: cut(nameOf(error, className), NESTED_STRING_LIMIT),
    message: kept.length < message.length ? `${kept}… (length ${message.length})` : kept,
    frames: framesOf(error),
  };
}

/** The error's `cause`, where it has one. */
export function causeOf(error: object, look: Look): { readonly cause?: Preview } {
  const cause = getOwnProperty(error, 'cause');
  return cause !== undefined && hasOwn(cause, 'value') ? { cause: look(cause.value) } : {};
}

/** The members of an AggregateError, where it has them. */
export function membersOf(error: object, look: Look): { readonly errors?: readonly Preview[] } {
  const errors = ownData(error, 'errors');
  if (!isArray(errors)) return {};
  const members = list<Preview>();
  for (let index = 0; index < errors.length && index < MEMBER_LIMIT; index += 1) {
    append(members, look(ownData(errors, index)));
  }
  return { errors: members };
}

/** Keys of an error that its other parts show already. */
export const isPartOfError = (key: string | symbol): boolean =>
  key === 'name' || key === 'message' || key === 'stack' || key === 'cause' || key === 'errors';

/** The entries of an error whose properties are not shown. */
export const NO_ENTRIES: readonly PreviewEntry[] = [];

/** A class that only extends Error has no name of its own: its class says more than `Error`. */
function nameOf(error: object, className: string): string {
  const name = textOf(error, 'name', exceptionName);
  if (name === undefined || name === '') return className;
  const inherited = name === 'Error' && getOwnProperty(error, 'name') === undefined;
  return inherited ? className : name;
}

/** A text that the error or its prototypes hold as data; `getter` is the built-in one that may stand in its place. */
function textOf(error: object, key: string, getter: ((self: object) => string) | undefined): string | undefined {
  let link: object | null = error;
  for (let steps = 0; link !== null && steps < CHAIN_LIMIT; steps += 1) {
    const property = getOwnProperty(link, key);
    if (property !== undefined) {
      if (hasOwn(property, 'value')) return typeof property.value === 'string' ? property.value : undefined;
      try {
        return getter?.(error);
      } catch {
        return undefined;
      }
    }
    link = getPrototypeOf(link);
  }
  return undefined;
}
