/**
 * The stacks of three engines → frames of the program's own code, in generated coordinates.
 *
 * ```
 * Chromium   at Account.withdraw (program:///main.ts.js:3:9)      at async load (…:5:3)      at program:///main.ts.js:9:1
 * Firefox    withdraw@program:///main.ts.js:3:9                   async*load@…:5:3           @program:///main.ts.js:9:1
 * WebKit     withdraw@blob:null/4c1e…:13:9                        load@…:15:3                global code@…:19:1
 * ```
 *
 * Frames of the realm, of built-ins and of code given to `eval` name no script of the program and are left out.
 */
import type { GeneratedFrame } from '../results.ts';
import {
  append,
  errorStack,
  list,
  newError,
  newWeakMap,
  ownData,
  patternExec,
  stringEndsWith,
  stringIndexOf,
  stringLastIndexOf,
  stringSlice,
  stringStartsWith,
  weakMapGet,
  weakMapSet,
} from './primordials.ts';

/** A script in which an engine counts the lines of an entry: WebKit ignores `//# sourceURL`. */
export type ProgramScript = {
  /** What the engine calls the script in its stacks: a `blob:` or `data:` address, or `about:srcdoc`. */
  readonly url: string;
  readonly entry: string;
  /** The script's line (from 1) that is line 1 of the entry's code. */
  readonly firstLine: number;
};

/** The `sourceURL` of an entry's code, which Chromium and Firefox name in their stacks. */
export const scriptUrl = (entry: string): string => `${SCHEME}${entry}${SUFFIX}`;
const SCHEME = 'program:///';
const SUFFIX = '.js';

const FRAME_LIMIT = 30;
/** Lines of a stack that are looked at: a program can make a stack as long as it likes. */
const LINE_LIMIT = 1_000;

const scripts = list<ProgramScript>();
const remembered = newWeakMap<object, readonly GeneratedFrame[]>();
const NO_FRAMES: readonly GeneratedFrame[] = [];

/** Says where an entry's code stands in a script that the engine will not call by its {@link scriptUrl}. */
export function registerScript(script: ProgramScript): void {
  append(scripts, script);
}

/** Keeps the frames that an error had in the thread it comes from; its stack here tells of the way it was sent. */
export function rememberFrames(error: object, frames: readonly GeneratedFrame[]): void {
  weakMapSet(remembered, error, frames);
}

/** The program's frames of an error, innermost first, at most 30. None for an error without a stack. */
export function framesOf(error: object): readonly GeneratedFrame[] {
  const known = weakMapGet(remembered, error);
  if (known !== undefined) return known;
  try {
    const stack = errorStack(error);
    return stack === undefined ? NO_FRAMES : parseStack(stack, ownMessage(error));
  } catch {
    // A program's `Error.prepareStackTrace` threw.
    return NO_FRAMES;
  }
}

/** The program's frames of the call under way, innermost first. */
export const currentFrames = (): readonly GeneratedFrame[] => framesOf(newError(''));

function ownMessage(error: object): string {
  const message = ownData(error, 'message');
  return typeof message === 'string' ? message : '';
}

/** Reads the text of a stack. `message` is skipped where Chromium repeats it: it may hold lines that look like frames. */
export function parseStack(stack: string, message = ''): readonly GeneratedFrame[] {
  const frames = list<GeneratedFrame>();
  const head = message === '' ? -1 : stringIndexOf(stack, message);
  let start = head >= 0 && isHead(stack, head, head + message.length) ? head + message.length : 0;
  for (let lines = 0; start <= stack.length && lines < LINE_LIMIT && frames.length < FRAME_LIMIT; lines += 1) {
    const newline = stringIndexOf(stack, '\n', start);
    const end = newline < 0 ? stack.length : newline;
    const frame = parseLine(stringSlice(stack, start, end));
    if (frame !== undefined) append(frames, frame);
    start = end + 1;
  }
  return frames;
}

/** Chromium begins with `Name: message`; elsewhere the message can only occur by chance, within a frame's line. */
function isHead(stack: string, start: number, end: number): boolean {
  const name = stringSlice(stack, 0, start);
  return (
    (name === '' || stringEndsWith(name, ': ')) &&
    stringIndexOf(name, '\n') < 0 &&
    (end === stack.length || stack[end] === '\n')
  );
}

const place = /:(\d+):(\d+)\)?$/;

/** One line of a stack, where it names a script of the program. */
function parseLine(line: string): GeneratedFrame | undefined {
  const match = patternExec(place, line.length > 64 ? stringSlice(line, -64) : line);
  if (match === null) return undefined;
  const before = stringSlice(line, 0, line.length - match[0].length);
  const found = findScript(before, +(match[1] ?? ''));
  if (found === undefined) return undefined;
  const name = readableName(stringSlice(before, 0, before.length - found.urlLength));
  return { name, entry: found.entry, line: found.line, column: +(match[2] ?? '') };
}

type Found = { readonly entry: string; readonly line: number; readonly urlLength: number };

/** The script whose address ends `text`. */
function findScript(text: string, line: number): Found | undefined {
  let found: Found | undefined;
  for (let index = 0; index < scripts.length; index += 1) {
    const script = scripts[index];
    if (script === undefined || script.firstLine > line || !stringEndsWith(text, script.url)) continue;
    const own = line - script.firstLine + 1;
    // Several entries may stand in one script, one below the other.
    if (found === undefined || own < found.line)
      found = { entry: script.entry, line: own, urlLength: script.url.length };
  }
  if (found !== undefined) return found;
  const start = stringLastIndexOf(text, SCHEME);
  if (start < 0 || !stringEndsWith(text, SUFFIX)) return undefined;
  const entry = stringSlice(text, start + SCHEME.length, text.length - SUFFIX.length);
  return { entry, line, urlLength: text.length - start };
}

const chromiumLine = /^\s*at (?:async )?(.*?)(?: \[as [^\]]*\])? ?\(?$/;
const webKitCode = /^(?:global|module|eval) code$/;

/** A function's name without the marks of its engine; `''` for one that has none. */
function readableName(text: string): string {
  const chromium = patternExec(chromiumLine, text);
  return chromium === null ? readableGeckoName(text) : readableChromiumName(chromium[1] ?? '');
}

function readableChromiumName(name: string): string {
  const bare = withoutStart(withoutStart(name, 'Object.'), 'Module.');
  return bare === '<anonymous>' || bare === 'eval' || stringEndsWith(bare, '.<anonymous>') ? '' : bare;
}

/** `async*outer/inner@` of Firefox, `async load@` and `global code@` of WebKit. */
function readableGeckoName(text: string): string {
  const name = stringEndsWith(text, '@') ? stringSlice(text, 0, -1) : text;
  const called = stringSlice(name, stringLastIndexOf(name, '*') + 1);
  const inner = stringSlice(called, stringLastIndexOf(called, '/') + 1);
  const bare = withoutStart(inner, 'async ');
  return stringEndsWith(bare, '<') || patternExec(webKitCode, bare) !== null ? '' : bare;
}

const withoutStart = (text: string, start: string): string =>
  stringStartsWith(text, start) ? stringSlice(text, start.length) : text;
