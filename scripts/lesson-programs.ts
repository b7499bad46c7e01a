import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { compileLessonProgram, type Builds } from '../src/course/compile.ts';
import { programKey, readLessonPrograms } from '../src/course/lesson-programs.ts';
import { readRecorded, writeRecorded } from '../src/course/recorded.ts';
import type { PickedMachine, Prediction, Program, Recorded, Varies } from '../src/runtime/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A program of the course as its test needs it. */
export type TestedProgram = {
  /** `<lesson>/<id>` */
  readonly key: string;
  readonly machine: PickedMachine;
  readonly varies: Varies;
  readonly program: Program;
  readonly builds: Builds;
  readonly recorded: Recorded | undefined;
  readonly prediction: Prediction | undefined;
};

const virtualId = 'virtual:interleave/lesson-programs';

async function readAll(): Promise<readonly TestedProgram[]> {
  const tested: TestedProgram[] = [];
  for (const program of await readLessonPrograms(root)) {
    const compiled = await compileLessonProgram(root, program);
    if (!compiled.ok)
      throw new Error(compiled.problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
    const recording = await readRecorded(root, program);
    const { machine, varies } = program;
    const recorded = recording.status === 'recorded' ? recording.recorded : undefined;
    tested.push({
      key: programKey(program),
      machine,
      varies,
      program: program.program,
      builds: compiled.builds,
      recorded,
      prediction: program.prediction,
    });
  }
  return tested;
}

/** Vite plugin for tests: `virtual:interleave/lesson-programs` holds every program of the course, compiled as for the site. */
export function lessonPrograms(): Plugin {
  return {
    name: 'interleave:lesson-programs',
    resolveId: (id) => (id === virtualId ? `\0${virtualId}` : undefined),
    load: async (id) =>
      id === `\0${virtualId}` ? `export const lessonPrograms = ${JSON.stringify(await readAll())};` : undefined,
  };
}

/** Keeps the output of a run beside the lesson: `npm run record`. */
export async function keepRecording(key: string, recorded: Recorded): Promise<void> {
  const program = (await readLessonPrograms(root)).find((one) => programKey(one) === key);
  if (program === undefined) throw new Error(`no program ${key}`);
  await writeRecorded(root, program, recorded);
}
