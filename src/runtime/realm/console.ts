/** The program's `console`: every method that prints becomes a {@link Line} (https://console.spec.whatwg.org/). */
import type { Drawing, Lane, Level, Line, Preview, TablePreview } from '../results.ts';
import { createBatch, type Batch, type BatchOptions } from './console-batch.ts';
import { createCounters } from './console-counters.ts';
import { formatArguments, previewEach } from './format.ts';
import { append, defineValue, list } from './primordials.ts';
import { currentFrames } from './stack.ts';
import { tablePreview } from './table.ts';

/** What a console needs of the lane that it prints for. */
export type ConsoleOptions = BatchOptions & {
  /** Absolute milliseconds, as all times of the protocol. */
  readonly now: () => number;
  /** The mark of the call under way, once: an index into the entry's `sites`. */
  readonly takeSite: () => number | undefined;
  /** The entry whose marks `takeSite` gives. */
  readonly entry: () => string;
  /** The lane that prints, where a realm has several; undefined where it is one. */
  readonly lane?: () => Lane | undefined;
};

/** What the lane does with its console. */
export type LaneConsole = {
  /** Prints an error that nobody caught. */
  readonly printUncaught: (error: Preview, uncaught: 'error' | 'rejection') => void;
  /** Prints a text that is not the program's own word. */
  readonly print: (text: string) => void;
  /** Prints a picture, in order with the lines. */
  readonly draw: (drawing: Drawing) => void;
  /** Sends what is still kept: when the lane comes to rest, and before it closes. */
  readonly flush: () => void;
};

/**
 * Puts a console on `target`. It is an ordinary object that a program may replace, extend or freeze; that changes what
 * the program prints and nothing else.
 */
export function installConsole(target: object, options: ConsoleOptions): LaneConsole {
  const batch: Batch = createBatch(options);
  const print = createPrinter(batch, options);
  defineValue(target, 'console', consoleOf(print, options), false);
  return {
    printUncaught: (error, uncaught) => {
      batch.add({ level: 'error', at: options.now(), depth: 0, values: [error], uncaught });
    },
    print: (text) => {
      batch.add({ level: 'log', at: options.now(), depth: 0, values: [{ type: 'string', text }] });
    },
    draw: print.draw,
    flush: batch.flush,
  };
}

/** Prints lines at the depth of the open groups. */
type Printer = {
  readonly line: (level: Level, values: readonly Preview[], table?: TablePreview) => void;
  readonly draw: (drawing: Drawing) => void;
  readonly open: () => void;
  readonly close: () => void;
};

function createPrinter({ add }: Batch, { now, takeSite, entry, lane }: ConsoleOptions): Printer {
  let depth = 0;
  return {
    line: (level, values, table) => {
      const site = takeSite();
      const printer = lane?.();
      const line: Line = { level, at: now(), depth, values, ...(printer === undefined ? {} : { lane: printer }) };
      if (site === undefined && table === undefined) add(line);
      else {
        add({
          ...line,
          ...(table === undefined ? {} : { table }),
          ...(site === undefined ? {} : { site, entry: entry() }),
        });
      }
    },
    draw: (drawing) => {
      const printer = lane?.();
      add({
        level: 'table',
        at: now(),
        depth,
        values: list(),
        drawing,
        ...(printer === undefined ? {} : { lane: printer }),
      });
    },
    open: () => {
      depth += 1;
    },
    close: () => {
      if (depth > 0) depth -= 1;
    },
  };
}

function consoleOf({ line, open, close }: Printer, { now, takeSite }: ConsoleOptions): object {
  const printer =
    (level: Level) =>
    (...args: unknown[]): void =>
      line(level, formatArguments(args));
  const group = (...args: unknown[]): void => {
    if (args.length > 0) line('group', formatArguments(args));
    else takeSite();
    open();
  };
  const ignore = (): void => void takeSite();
  return {
    log: printer('log'),
    info: printer('info'),
    warn: printer('warn'),
    error: printer('error'),
    debug: printer('debug'),
    trace: (...args: unknown[]): void => line('trace', traceValues(formatArguments(args))),
    dir: (value?: unknown): void => line('log', previewEach([value])),
    dirxml: (...args: unknown[]): void => line('log', previewEach(args)),
    table: (data?: unknown, columns?: unknown): void => {
      const table = tablePreview(data, columns);
      if (table === undefined) line('log', previewEach([data]));
      else line('table', [], table);
    },
    group,
    groupCollapsed: group,
    groupEnd: (): void => {
      takeSite();
      close();
    },
    assert: (condition?: unknown, ...data: unknown[]): void => {
      if (condition) takeSite();
      else line('error', formatArguments(assertionArguments(data)));
    },
    ...createCounters({ line: (level, text, rest) => line(level, labelled(text, rest)), silent: ignore, now }),
    // What is printed stays: a run's output is a record, as in a file.
    clear: ignore,
    profile: ignore,
    profileEnd: ignore,
    timeStamp: ignore,
  };
}

/** The stack comes first, as an error of its own, and the page maps its frames to the source. */
function traceValues(values: readonly Preview[]): readonly Preview[] {
  const traced = list<Preview>();
  append(traced, { type: 'error', name: 'Trace', message: '', frames: currentFrames(), entries: [] });
  for (let index = 0; index < values.length; index += 1) append(traced, values[index] as Preview);
  return traced;
}

/** `Assertion failed`, before the rest or joined with a text that begins it. */
function assertionArguments(data: readonly unknown[]): readonly unknown[] {
  const message = list<unknown>();
  const first = data.length > 0 ? data[0] : undefined;
  append(message, typeof first === 'string' ? `Assertion failed: ${first}` : 'Assertion failed');
  for (let index = typeof first === 'string' ? 1 : 0; index < data.length; index += 1) append(message, data[index]);
  return message;
}

function labelled(text: string, rest: readonly unknown[]): readonly Preview[] {
  const values = list<Preview>();
  append(values, { type: 'string', text });
  const others = previewEach(rest);
  for (let index = 0; index < others.length; index += 1) append(values, others[index] as Preview);
  return values;
}
