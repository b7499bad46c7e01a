import { programKey, readLessonPrograms } from '../../src/course/lesson-programs.ts';
import { readRecorded } from '../../src/course/recorded.ts';
import type { Recorded } from '../../src/runtime/index.ts';
import type { TakenProgram } from '../../src/runtime/takeaway/taken-program.ts';

/** A program of the course as it is taken away, and what its recording compares. */
export type RecordedProgram = { readonly taken: TakenProgram; readonly recorded: Recorded };

const root = process.cwd();

/** Programs of the course by their names, `<lesson>/<id>`, with what was recorded of them. */
export async function recordedPrograms(keys: readonly string[]): Promise<readonly RecordedProgram[]> {
  const programs = await readLessonPrograms(root);
  return Promise.all(
    keys.map(async (key) => {
      const program = programs.find((one) => programKey(one) === key);
      const recording = program && (await readRecorded(root, program));
      if (!program || recording?.status !== 'recorded') throw new Error(`no recorded program ${key}`);
      const { recorded } = recording;
      const { id, title, machine } = program;
      const printed = { lines: recorded.lines, threw: recorded.status === 'threw' };
      return { taken: { id, title, machine, files: program.program.files, printed }, recorded };
    }),
  );
}
