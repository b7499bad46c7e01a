import { glob, readFile } from 'node:fs/promises';
import { posix, resolve } from 'node:path';
import { tidyText, type PlacedFile } from './fence-files.ts';

/** A file of a program that stands in a folder; `path` leads to it from the project's root. */
export type FolderFile = PlacedFile & { readonly path: string };

/** The files of a program in a folder of the project, in the order of their names; none where there is no such folder. */
export async function readProgramFolder(root: string, folder: string): Promise<readonly FolderFile[]> {
  const found = await filesInOrder(root, `${folder}/**/*.{ts,js,json}`);
  return Promise.all(
    found.map(async (path) => ({
      path,
      name: posix.relative(folder, path),
      text: tidyText(await readText(root, path)),
      firstLine: 1,
    })),
  );
}

/** Paths from the project's root that fit a pattern, in their order. */
export async function filesInOrder(root: string, pattern: string): Promise<readonly string[]> {
  const files = (await Array.fromAsync(glob(pattern, { cwd: root }))).map((file) => file.replaceAll('\\', '/'));
  return files.toSorted();
}

/** The text of a file of the project. */
export async function readText(root: string, file: string): Promise<string> {
  return readFile(resolve(root, file), 'utf8');
}
