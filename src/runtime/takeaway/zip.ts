import { strToU8, zipSync } from 'fflate';
import type { FolderOfTexts } from './project-files.ts';

/** A folder as a zip file, below a folder of this name. The same texts give the same bytes. */
export function zipOf(name: string, files: FolderOfTexts): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([path, text]) => [`${name}/${path}`, strToU8(text)] as const);
  // The first day that a zip file can name: when it was made says nothing about the program.
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date(1980, 0, 1) });
}
