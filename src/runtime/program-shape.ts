/**
 * What a program is made for, as its text says it. Imports nothing: the page asks it of every program in its first load,
 * the compiler of every program that it compiles, and both must hear the same.
 */

/**
 * `script`: it is executed from its first line on. `threads`: it exports `setup`, which makes what is shared, and
 * `threads`, the functions that are each started on a thread of their own. `tasks`: it exports `setup` and `tasks`, async
 * functions that take turns on one thread.
 */
export type ProgramShape = 'script' | 'threads' | 'tasks';

/** Comments and quoted texts, in which an export is none; what is never closed goes on to its end, so that each is read once. */
const unread =
  /\/\*[^]*?(?:\*\/|$)|\/\/[^\n\r]*|"(?:[^"\\\n\r]|\\[^])*"?|'(?:[^'\\\n\r]|\\[^])*'?|`(?:[^`\\]|\\[^])*(?:`|$)/gu;
const declared =
  /(?<![\w$.])export\s+(?:(?:async\s+)?function\b[\s*]*|(?:const|let|var|class)\s+)(?<name>setup|threads|tasks)(?![\w$])/gu;
const listed = /(?<![\w$.])export\s*\{(?<names>[^{}]*)\}/gu;

/** The shape of the program whose entry has this text. */
export function shapeOf(entry: string): ProgramShape {
  if (!entry.includes('setup') || !/threads|tasks/u.test(entry)) return 'script';
  const text = entry.replaceAll(unread, ' ');
  const names = new Set<string>();
  for (const { groups } of text.matchAll(declared)) names.add(groups?.['name'] ?? '');
  for (const { groups } of text.matchAll(listed)) {
    for (const item of (groups?.['names'] ?? '').split(',')) names.add(item.trim().split(/\s+/u).at(-1) ?? '');
  }
  if (!names.has('setup')) return 'script';
  return names.has('threads') ? 'threads' : names.has('tasks') ? 'tasks' : 'script';
}
