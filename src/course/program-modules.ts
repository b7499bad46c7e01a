import type { Plugin, ViteDevServer } from 'vite';
import { cellFileOf } from '../runtime/program/cell-names.ts';
import { CourseError } from './course-problem.ts';
import type { Exercises } from './exercises.ts';
import { programKey, type LessonProgram } from './lesson-programs.ts';
import { readRecorded } from './recorded.ts';
import type { SharedCourse } from './shared-course.ts';

const names = /^virtual:interleave\/(?:programs$|program\/|build\/)/;
const ids = /^\0virtual:interleave\/(?:programs$|program\/|build\/)/;
/** All that is made from the course, the glossary and the exercises included. */
const madeOfCourse = /^\0virtual:interleave\/(?:programs$|program\/|build\/|exercises$|exercise\/|glossary$)/;

/**
 * Vite plugin: `virtual:interleave/programs` and the modules that it loads, one for each program as a page shows it and
 * one for each as it is compiled. What a page does not show is neither highlighted nor compiled.
 */
export function programModules(course: SharedCourse): Plugin {
  return {
    name: 'interleave:program-modules',
    resolveId: { filter: { id: names }, handler: (name) => `\0${name}` },
    load: {
      filter: { id: ids },
      async handler(id) {
        const programs = [...(await course.read()).programs, ...startPrograms(await course.readExercises())];
        const name = id.slice('\0virtual:interleave/'.length);
        if (name === 'programs') return listModule(programs);
        for (const program of programs) {
          if (name === `program/${programKey(program)}`) return shownModule(course.root, program, programs);
          if (name === `build/${program.hash}`) return buildModule(course.root, program);
        }
        throw new Error(`no program of the course is ${name}`);
      },
    },
    configureServer(server) {
      server.watcher.on('all', (_event, path) => {
        if (!course.holds(path)) return;
        course.forget();
        reload(server);
      });
    },
  };
}

/** What exercises begin with is shown and run like any program of a lesson. */
function startPrograms({ exercises }: Exercises): readonly LessonProgram[] {
  return exercises.flatMap((exercise) => (exercise.answer === 'item' ? [] : exercise.start));
}

function listModule(programs: readonly LessonProgram[]): string {
  const loaders = (kind: string, keys: Iterable<string>): string =>
    [...keys]
      .map((key) => `${JSON.stringify(key)}: () => import(${JSON.stringify(`virtual:interleave/${kind}/${key}`)})`)
      .join(',\n');
  return [
    `export const programs = {\n${loaders('program', programs.map(programKey))}\n};`,
    `export const builds = {\n${loaders('build', new Set(programs.map(({ hash }) => hash)))}\n};`,
  ].join('\n');
}

async function shownModule(root: string, program: LessonProgram, programs: readonly LessonProgram[]): Promise<string> {
  // Loaded late, like the compiler below: a page without programs does not wait for it.
  const { showProgram } = await import('./show-program.ts');
  const recording = await readRecorded(root, program);
  const recorded = recording.status === 'recorded' ? recording.recorded : undefined;
  const { id, lesson } = program;
  const isBuiltOn = programs.some(
    (other) => other.lesson === lesson && other.program.files.some(({ name }) => cellFileOf(name)?.id === id),
  );
  return `export const program = ${JSON.stringify(await showProgram(program, recorded, isBuiltOn))};`;
}

async function buildModule(root: string, program: LessonProgram): Promise<string> {
  const { compileLessonProgram } = await import('./compile.ts');
  const compiled = await compileLessonProgram(root, program);
  if (!compiled.ok) throw new CourseError(compiled.problems);
  return `export const builds = ${JSON.stringify(compiled.builds)};`;
}

function reload({ environments }: ViteDevServer): void {
  for (const { moduleGraph, hot } of Object.values(environments)) {
    for (const [id, module] of moduleGraph.idToModuleMap)
      if (madeOfCourse.test(id)) moduleGraph.invalidateModule(module);
    hot.send({ type: 'full-reload' });
  }
}
