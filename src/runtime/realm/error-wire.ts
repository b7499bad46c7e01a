import { framesOf, rememberFrames } from './stack.ts';
import { cloneValue } from './primordials-platform.ts';

/*
 * An error as it travels between threads. Structured clone keeps the message and, for the standard classes, the name;
 * comlink keeps message, name and stack. A program wants to test `instanceof` and read `code` and `cause` on the
 * other side too, and the reader wants the line where it was thrown.
 */

type Wire = {
  readonly name: string;
  readonly message: string;
  readonly frames: ReturnType<typeof framesOf>;
  readonly own: Readonly<Record<string, unknown>>;
  readonly cause?: { readonly isError: boolean; readonly value: unknown };
  readonly errors?: readonly { readonly isError: boolean; readonly value: unknown }[];
};

/** How many causes deep an error is carried. */
const depthLimit = 8;

const standard: Readonly<Record<string, ErrorConstructor>> = {
  Error,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

function cloneable(value: unknown): unknown {
  try {
    return cloneValue(value);
  } catch {
    return String(value);
  }
}

function anyToWire(value: unknown, depth: number): { readonly isError: boolean; readonly value: unknown } {
  return value instanceof Error && depth < depthLimit
    ? { isError: true, value: errorToWire(value, depth) }
    : { isError: false, value: cloneable(value) };
}

/** A program may have set these to anything. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** An error as plain data that structured clone takes. */
export function errorToWire(error: Error, depth = 0): Wire {
  const own: Record<string, unknown> = {};
  for (const key of Object.keys(error)) {
    if (key !== 'name') own[key] = cloneable((error as unknown as Record<string, unknown>)[key]);
  }
  return {
    name: textOf(error.name),
    message: textOf(error.message),
    frames: framesOf(error),
    own,
    ...('cause' in error ? { cause: anyToWire(error.cause, depth + 1) } : {}),
    ...(error instanceof AggregateError
      ? { errors: error.errors.map((one: unknown) => anyToWire(one, depth + 1)) }
      : {}),
  };
}

function anyFromWire(wire: { readonly isError: boolean; readonly value: unknown }): unknown {
  return wire.isError ? errorFromWire(wire.value) : wire.value;
}

/** The error again: of its standard class, with its own properties, its cause and the frames of where it was thrown. */
export function errorFromWire(data: unknown): Error {
  const wire = data as Wire;
  const options = wire.cause === undefined ? undefined : { cause: anyFromWire(wire.cause) };
  const error =
    wire.errors === undefined
      ? new (standard[wire.name] ?? Error)(wire.message, options)
      : new AggregateError(wire.errors.map(anyFromWire), wire.message, options);
  if (error.name !== wire.name)
    Object.defineProperty(error, 'name', { value: wire.name, configurable: true, writable: true });
  Object.assign(error, wire.own);
  rememberFrames(error, wire.frames);
  return error;
}
