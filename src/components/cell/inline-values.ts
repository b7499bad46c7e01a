import type { Build, Lane, Line, Position } from '../../runtime/index.ts';
import type { LineNote } from '../editor/editor.ts';

/** The last line that each marked `console` call has logged, by the mark. */
export type LastLines = Map<string, { readonly lane: Lane; readonly line: Line }>;

/** Longest note, in UTF-16 units: what fits beside a line of code. */
const longestNote = 80;

/** Remembers of a batch what each call logged last. */
export function rememberLines(last: LastLines, lane: Lane, lines: readonly Line[]): void {
  for (const line of lines) {
    if (line.entry === undefined || line.site === undefined) continue;
    const key = `${line.entry}:${line.site}`;
    const before = last.get(key);
    if (!before || before.line.at <= line.at) last.set(key, { lane, line });
  }
}

/** The note of each line of code that logged something: its last value, of whichever call and lane came last. */
export function notesOf(last: LastLines, build: Build, textOf: (line: Line) => string): readonly LineNote[] {
  const newest = new Map<string, { readonly at: Position; readonly lane: Lane; readonly line: Line }>();
  for (const { lane, line } of last.values()) {
    const at = siteOf(line, build);
    if (!at) continue;
    const key = `${at.file}:${at.line}`;
    const before = newest.get(key);
    if (!before || before.line.at <= line.at) newest.set(key, { at, lane, line });
  }
  return [...newest.values()].map(({ at, lane, line }) => ({
    file: at.file,
    line: at.line,
    text: shortened(textOf(line)),
    lane,
    tone: 'value',
  }));
}

/** The note of the line that threw; it stands instead of a value of the same line. */
export function withError(notes: readonly LineNote[], at: Position, lane: Lane, message: string): readonly LineNote[] {
  const others = notes.filter((note) => note.file !== at.file || note.line !== at.line);
  return [...others, { file: at.file, line: at.line, text: shortened(message), lane, tone: 'error' }];
}

function siteOf(line: Line, build: Build): Position | undefined {
  if (line.entry === undefined || line.site === undefined) return undefined;
  return build.entries[line.entry]?.sites[line.site];
}

function shortened(text: string): string {
  const [first = '', ...rest] = text.trim().split('\n', 2);
  if (first.length > longestNote) return `${first.slice(0, longestNote - 1)}…`;
  return rest.length > 0 ? `${first} …` : first;
}
