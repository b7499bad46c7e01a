import type { ProgramFile } from '../runtime/index.ts';
import type { Parsed } from './attributes.ts';

/** A file of a program and the line from 1 at which it begins in the file on disk that holds it. */
export type PlacedFile = ProgramFile & { readonly firstLine: number };

const separator = /^\/\/ file:[ \t]*(?<name>.*?)[ \t]*$/u;

/** The text of a program's file: line feeds only, and no empty lines at the end. */
export function tidyText(text: string): string {
  return text
    .replace(/^\uFEFF/u, '')
    .replace(/\r\n?/gu, '\n')
    .trimEnd();
}

/**
 * Splits the code of a fence at its `// file: name.ts` lines. What stands before the first of them is `main.ts`; a
 * fence without them is one file.
 */
export function splitFence(code: string, codeLine: number): Parsed<readonly [PlacedFile, ...PlacedFile[]]> {
  const parts: { name: string; firstLine: number; lines: string[] }[] = [
    { name: 'main.ts', firstLine: codeLine, lines: [] },
  ];
  code.split(/\r\n?|\n/u).forEach((line, index) => {
    const name = separator.exec(line)?.groups?.['name'];
    if (name === undefined) parts.at(-1)?.lines.push(line);
    else parts.push({ name, firstLine: codeLine + index + 1, lines: [] });
  });
  // Nothing but space before the first separator: the separator names the first file.
  const named = parts.length > 1 && parts[0]?.lines.join('').trim() === '' ? parts.slice(1) : parts;
  const files = named.map((part) => ({
    name: part.name,
    text: tidyText(part.lines.join('\n')),
    firstLine: part.firstLine,
  }));

  const messages = files.filter(({ text }) => text === '').map(({ name }) => `The file "${name}" is empty.`);
  const [main, ...others] = files;
  return main && messages.length === 0 ? { ok: true, value: [main, ...others] } : { ok: false, messages };
}
