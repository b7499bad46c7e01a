import type { Recorded } from '../runtime/index.ts';
import { highlight } from './highlight.ts';
import { importedFiles, ownFiles } from './linked-cells.ts';
import type { LessonProgram } from './lesson-programs.ts';
import { needsSharedMemory } from './needs-shared-memory.ts';
import type { ShownProgram } from './shown-program.ts';

/** Makes of a program what a page needs to show it. */
export async function showProgram(
  program: LessonProgram,
  recorded: Recorded | undefined,
  isBuiltOn = false,
): Promise<ShownProgram> {
  const { id, lesson, title, machine, hash, prediction } = program;
  const files = ownFiles(program.program);
  const imported = importedFiles(program.program);
  return {
    cell: {
      id,
      lesson,
      title,
      files,
      ...(imported.length > 0 && { imported }),
      machine,
      needsSharedMemory: needsSharedMemory(program.program),
      ...(prediction && { prediction }),
    },
    isBuiltOn,
    hash,
    ...(recorded && { recorded }),
    code: await Promise.all(files.map(async ({ name, text }) => ({ name, html: await highlight(text) }))),
  };
}
