import { lessonPrograms } from 'virtual:interleave/lesson-programs';
import type { MachineChoice, Outcome } from '../../src/runtime/index.ts';
import { runToEnd, type Printed } from '../browser/support.ts';

/**
 * Runs the program `<lesson>/<id>` of the course as a reader left it, who changed the files in `edits`. It runs on its
 * own machine if none is named. Throws if the course has no such program, or the program no such file.
 */
export async function runEdited(
  key: string,
  edits: Readonly<Record<string, string>>,
  machine?: MachineChoice,
): Promise<{ readonly outcome: Outcome; readonly printed: readonly Printed[] }> {
  const found = lessonPrograms.find((one) => one.key === key);
  if (found === undefined) throw new Error(`the course has no program ${key}`);
  const files = Object.fromEntries(found.program.files.map(({ name, text }) => [name, text]));
  for (const name of Object.keys(edits)) {
    if (!(name in files)) throw new Error(`${key} has no file ${name}`);
  }
  const chosen = machine ?? found.machine;
  if (chosen.kind === 'schedules') throw new Error(`${key} is explored, not run`);
  return runToEnd({ ...files, ...edits }, chosen);
}
