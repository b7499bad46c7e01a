import { inflateUpTo } from '../../program/inflate.ts';
import { bytesText, teachingLimits } from '../limits.ts';
import { packedBytesOf, readDirectory, type ZipEntry } from './zip-directory.ts';

/** One file of an archive, a folder or a drop; `path` has `/` between its parts. What could not be read says why. */
export type FoundFile =
  | { readonly ok: true; readonly path: string; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly path: string; readonly message: string };

/** How much may still come out of archives; shared by all of one drop. */
export type Budget = { entries: number; bytes: number };

/** The budget of one drop. */
export function freshBudget(): Budget {
  return { entries: teachingLimits.entries, bytes: teachingLimits.unpackedBytes };
}

/** Whether bytes begin as a ZIP archive does, whatever the file is called. */
export function isArchive(bytes: Uint8Array): boolean {
  const [p, k, first, second] = bytes;
  return p === 0x50 && k === 0x4b && ((first === 3 && second === 4) || (first === 5 && second === 6));
}

/**
 * Unpacks an archive within its budget. A bad entry becomes a sentence and the others go on; an archive that is broken
 * or that holds too much ends with a sentence after what came before. Entries that nobody handed in (folders, the
 * system files of archivers) are left out. One entry is unpacked at a time, when it is asked for. Never throws.
 */
export function* unpack(archive: string, bytes: Uint8Array<ArrayBuffer>, budget: Budget): Generator<FoundFile> {
  let found = 0;
  const stop = (message: string): FoundFile => ({ ok: false, path: archive, message });
  try {
    for (const entry of readDirectory(bytes)) {
      budget.entries -= 1;
      if (budget.entries < 0) {
        yield stop(`It holds more than ${teachingLimits.entries.toLocaleString('en')} files; the rest was left out.`);
        return;
      }
      if (isNoise(entry.name)) continue;
      const read = readEntry(bytes, entry, budget);
      if (budget.bytes < 0) {
        const most = bytesText(teachingLimits.unpackedBytes);
        yield stop(`More than ${most} came out of the archives; the rest was left out.`);
        return;
      }
      found += 1;
      yield typeof read === 'string' ? { ok: false, path: entry.name, message: read } : read;
    }
  } catch {
    yield stop('The archive is damaged: the rest of it cannot be unpacked. Download it again.');
    return;
  }
  if (found === 0) yield stop('The archive holds no files.');
}

/** The file of an entry, or a sentence that says why there is none. */
function readEntry(archive: Uint8Array<ArrayBuffer>, entry: ZipEntry, budget: Budget): FoundFile | string {
  const most = teachingLimits.submissionBytes;
  const tooLarge = `It is larger than a submission may be, which is ${bytesText(most)}.`;
  const problem = nameProblem(entry.name);
  if (problem !== undefined) return problem;
  if (entry.isEncrypted) return 'It is encrypted: unpack the archive with its password and drop the files.';
  if (entry.bytes > most) return tooLarge;
  if (entry.bytes > teachingLimits.ratioFreeBytes && entry.bytes > teachingLimits.ratio * entry.packedBytes) {
    return `It unpacks to more than ${teachingLimits.ratio} times its size, as no submission does.`;
  }
  const damaged = 'It is damaged in the archive and cannot be unpacked. Ask for it again.';
  let packed: Uint8Array;
  try {
    packed = packedBytesOf(archive, entry);
  } catch {
    return damaged;
  }
  const file = unpacked(packed, entry);
  if (typeof file === 'string') return file;
  budget.bytes -= file.length;
  if (file.length !== entry.bytes) return damaged;
  if (isArchive(file)) return 'It is an archive inside an archive: unpack it and drop its files.';
  return { ok: true, path: entry.name, bytes: file };
}

function unpacked(packed: Uint8Array, { method, bytes }: ZipEntry): Uint8Array | string {
  switch (method) {
    case 0:
      return packed;
    case 8: {
      if (bytes === 0) return new Uint8Array();
      // What claims less than it holds stops where its claim does.
      const inflated = inflateUpTo(packed, bytes);
      return inflated.kind === 'inflated'
        ? inflated.bytes
        : 'It is damaged in the archive and cannot be unpacked. Ask for it again.';
    }
    default:
      return 'It is packed in a way that this page cannot unpack. Pack it as a plain ZIP archive.';
  }
}

/** Why an entry's name is none that a file in a folder can have. */
function nameProblem(name: string): string | undefined {
  if (name === '' || name.length > 1_000 || name.includes('\0')) return 'It has a name that no file has.';
  const parts = name.split(/[/\\]/u);
  if (parts.includes('..') || parts.includes('.') || /^[/\\]/u.test(name) || /^[A-Za-z]:/u.test(name)) {
    return 'Its name leads out of the archive, so it was left out.';
  }
  return undefined;
}

/** Folders, and what archivers and systems add without being asked. */
export function isNoise(path: string): boolean {
  return /(?:^|\/)(?:__MACOSX(?:\/|$)|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/u.test(path) || path.endsWith('/');
}
