import type { DroppedFile } from '../../runtime/index.ts';

/** How much of one file is read: more than any archive of a class has. */
const longestFile = 300_000_000;

/** What was read, and a sentence for each file that was not. */
export type Dropped = { readonly files: readonly DroppedFile[]; readonly problems: readonly string[] };

/** Reads files that were picked; those of a folder carry their path in it. */
export async function readPicked(list: Iterable<File>): Promise<Dropped> {
  return readAll([...list].map((file) => ({ path: file.webkitRelativePath || file.name, file })));
}

/** Reads what was dropped, folders with all that is in them. Call it in the drop's own turn: later nothing is there. */
export async function readDropped(transfer: DataTransfer): Promise<Dropped> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const found: { path: string; file: File }[] = [];
  for (const entry of entries) found.push(...(await filesIn(entry)));
  return readAll(found);
}

async function readAll(found: readonly { readonly path: string; readonly file: File }[]): Promise<Dropped> {
  const files: DroppedFile[] = [];
  const problems: string[] = [];
  for (const { path, file } of found) {
    if (file.size > longestFile)
      problems.push(`${path} was left out: it is larger than ${longestFile / 1_000_000} MB.`);
    else {
      try {
        files.push({ path, bytes: new Uint8Array(await file.arrayBuffer()) });
      } catch {
        problems.push(`${path} could not be read. Is it still where it was?`);
      }
    }
  }
  return { files, problems };
}

async function filesIn(entry: FileSystemEntry): Promise<{ path: string; file: File }[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path: entry.fullPath.replace(/^\//u, ''), file }];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const found: { path: string; file: File }[] = [];
  // A folder is told in parts of a hundred.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return found;
    for (const inner of part) found.push(...(await filesIn(inner)));
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
