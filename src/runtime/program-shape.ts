/**
 * What a program is made for, as its text says it. Imports nothing: the page asks it of every program in its first load,
 * the compiler of every program that it compiles, and both must hear the same.
 */

/**
 * `script`: it is executed from its first line on. `threads`: it exports `setup`, which makes what is shared, and
 * `threads`, the functions that are each started on a thread of their own.
 */
export type ProgramShape = 'script' | 'threads';

/** Comments and quoted texts, in which an export is none; what is never closed goes on to its end, so that each is read once. */
const unread =
  /\/\*[^]*?(?:\*\/|$)|\/\/[^\n\r]*|"(?:[^"\\\n\r]|\\[^])*"?|'(?:[^'\\\n\r]|\\[^])*'?|`(?:[^`\\]|\\[^])*(?:`|$)/gu;
const declared =
  /(?<![\w$.])export\s+(?:(?:async\s+)?function\b[\s*]*|(?:const|let|var|class)\s+)(?<name>setup|threads)(?![\w$])/gu;
const listed = /(?<![\w$.])export\s*\{(?<names>[^{}]*)\}/gu;

/** The shape of the program whose entry has this text. */
export function shapeOf(entry: string): ProgramShape {
  if (!entry.includes('setup') || !entry.includes('threads')) return 'script';
  const text = entry.replaceAll(unread, ' ');
  const names = new Set<string>();
  for (const { groups } of text.matchAll(declared)) names.add(groups?.['name'] ?? '');
  for (const { groups } of text.matchAll(listed)) {
    for (const item of (groups?.['names'] ?? '').split(',')) names.add(item.trim().split(/\s+/u).at(-1) ?? '');
  }
  return names.has('setup') && names.has('threads') ? 'threads' : 'script';
}
