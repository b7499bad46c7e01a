import type { ProgramFile } from './program.ts';

/** How large a program may be: files, UTF-8 bytes of one file, and UTF-8 bytes of all files. A kB is 1,000 bytes. */
export const programLimits = { files: 32, fileBytes: 256_000, totalBytes: 1_000_000 } as const;

/** What is wrong with a file of a program, before anybody looks at its code. */
export type FileProblem = { readonly file: string; readonly message: string };

/** The first limit that these files exceed, if any. */
export function findExcess(files: readonly ProgramFile[]): FileProblem | undefined {
  const [entry] = files;
  if (files.length > programLimits.files) {
    const message = `A program has at most ${programLimits.files} files; this one has ${files.length}.`;
    return { file: entry?.name ?? '', message };
  }
  let totalBytes = 0;
  for (const { name, text } of files) {
    // A text has at least as many bytes as UTF-16 units: what is far too large is not even encoded.
    const bytes = text.length > programLimits.fileBytes ? text.length : utf8Length(text);
    if (bytes > programLimits.fileBytes) {
      return { file: name, message: `A file has at most ${programLimits.fileBytes / 1_000} kB; "${name}" is larger.` };
    }
    totalBytes += bytes;
    if (totalBytes > programLimits.totalBytes) {
      const message = `The files of a program have at most ${programLimits.totalBytes / 1_000_000} MB in all; these are larger.`;
      return { file: name, message };
    }
  }
  return undefined;
}

const encoder = new TextEncoder();

function utf8Length(text: string): number {
  return encoder.encode(text).length;
}
