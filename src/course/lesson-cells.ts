import { relative } from 'node:path';
import type { Plugin } from 'vite';
import { formatProblem } from './course-problem.ts';
import { findCells } from './fences.ts';
import { coveredByPredictions, type Covered } from './predictions.ts';
import { programKey, readLesson, repeatedIds, type LessonProgram } from './lesson-programs.ts';
import type { SharedCourse } from './shared-course.ts';

/** The component that shows a program, and a name for it in lessons that no author takes. */
const component = { name: 'CourseCell', path: '/src/components/cell/Cell.astro' } as const;

/**
 * Vite plugin: shows programs in the place of the cells of a lesson, in the lesson's text, before MDX is compiled. A
 * problem in the lesson stands in the place of the page.
 */
export function lessonCells(course: SharedCourse): Plugin {
  return {
    name: 'interleave:lesson-cells',
    transform: {
      order: 'pre',
      filter: { id: /[\\/]src[\\/]content[\\/]docs[\\/].*\.mdx$/ },
      async handler(source, id) {
        const file = relative(course.root, id).replaceAll('\\', '/');
        const { programs, problems } = await readLesson(course.root, file, source);
        const [problem] = [...problems, ...repeatedIds(programs)];
        if (problem) {
          this.error({ message: formatProblem(problem), id, loc: { file: id, line: problem.line, column: 0 } });
        }
        return { code: showCells(source, programs), map: null };
      },
    },
  };
}

/**
 * Puts the component in the place of each fence and `<Cell>` of a lesson. `programs` are the lesson's own, in order.
 * Every line of the lesson keeps its number, so that other errors still name the right one.
 */
export function showCells(source: string, programs: readonly LessonProgram[]): string {
  const cells = findCells(source);
  if (cells.length === 0) return source;
  let shown = '';
  let done = 0;
  const predictions = coveredByPredictions(source);
  cells.forEach(({ start, end }, index) => {
    const program = programs[index];
    if (!program) throw new Error(`${cells.length} cells were found and ${programs.length} programs were read`);
    const key = JSON.stringify(programKey(program));
    shown += `${withoutCovered(source, done, start, predictions)}<${component.name} program=${key}${emptyLines(source, start, end)}/>`;
    done = end;
  });
  return `${shown}${source.slice(done)}\n\nimport ${component.name} from ${JSON.stringify(component.path)};\n`;
}

/** A part of a lesson without the predictions in it, which go into their cells; every line keeps its number. */
function withoutCovered(source: string, from: number, to: number, covered: readonly Covered[]): string {
  let text = '';
  let done = from;
  for (const { start, end } of covered) {
    if (start < from || end > to) continue;
    text += source.slice(done, start) + emptyLines(source, start, end);
    done = end;
  }
  return text + source.slice(done, to);
}

/** The line feeds between two places, each with what makes the next line one of the list or quotation around it. */
function emptyLines(source: string, start: number, end: number): string {
  const column = start - (source.lastIndexOf('\n', start - 1) + 1);
  const [, ...lines] = source.slice(start, end).split('\n');
  return lines.map((line) => `\n${/^[ \t>]*/u.exec(line.slice(0, column))?.[0] ?? ''}`).join('');
}
