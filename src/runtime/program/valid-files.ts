import { findExcess, type FileProblem } from './limits.ts';
import { findBadName } from './names.ts';
import type { ProgramFile } from './program.ts';

/** What keeps these files from being a program: too much of something, or a name that a file cannot have. */
export function findFileProblem(files: readonly ProgramFile[]): FileProblem | undefined {
  return findExcess(files) ?? findBadName(files);
}
