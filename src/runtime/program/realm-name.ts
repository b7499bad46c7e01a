import type { ProgramFile } from './program.ts';

/** A name for the realm that no file of the program holds, so that nothing can hide it and nothing reaches it by chance. */
export function unusedName(files: readonly ProgramFile[]): string {
  let name = '__realm';
  while (files.some(({ text }) => text.includes(name))) name += '_';
  return name;
}
