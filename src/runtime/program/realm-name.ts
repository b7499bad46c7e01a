import type { ProgramFile } from './program.ts';

/** A name for the realm that no file of the program holds, so that nothing can hide it and nothing reaches it by chance. */
export function unusedName(files: readonly ProgramFile[]): string {
  const texts = files.map(({ text }) => (text.includes('\\u') ? text + unescaped(text) : text));
  let name = '__realm';
  while (texts.some((text) => text.includes(name))) name += '_';
  return name;
}

/** A name may be written with escapes, and is the same name (ECMA-262, section 12.7.1). */
function unescaped(text: string): string {
  return text.replaceAll(/\\u(?:\{0*(?<long>[\da-f]{1,5})\}|(?<short>[\da-f]{4}))/giu, (...found) => {
    const { long, short } = found.at(-1) as { readonly long?: string; readonly short?: string };
    return String.fromCodePoint(parseInt(long ?? short ?? '', 16));
  });
}
