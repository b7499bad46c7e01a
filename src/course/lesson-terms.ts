import { join, relative } from 'node:path';
import type { Plugin } from 'vite';
import { formatProblem } from './course-problem.ts';
import { glossaryFile, readGlossary } from './glossary.ts';
import type { SharedCourse } from './shared-course.ts';
import { showGlossary } from './shown-glossary.ts';
import { readTerms } from './terms.ts';

const name = 'virtual:interleave/glossary';
const id = `\0${name}`;

/**
 * Vite plugin: gives lessons the component `<Term>` once its ids are known to be right, and pages the glossary as
 * `virtual:interleave/glossary`. A problem in a lesson's terms stands in the place of the page.
 */
export function lessonTerms(course: SharedCourse): Plugin {
  return {
    name: 'interleave:lesson-terms',
    resolveId: { filter: { id: /^virtual:interleave\/glossary$/ }, handler: () => id },
    load: {
      filter: { id: /^\0virtual:interleave\/glossary$/ },
      async handler() {
        const shown = await showGlossary(course.root);
        const entries = JSON.stringify(shown.map((term) => [term.id, term]));
        return `export const glossary = new Map(${entries});`;
      },
    },
    transform: {
      order: 'pre',
      filter: { id: /[\\/]src[\\/]content[\\/]docs[\\/].*\.mdx$/ },
      async handler(source, path) {
        const file = relative(course.root, path).replaceAll('\\', '/');
        this.addWatchFile(join(course.root, glossaryFile));
        const { terms, problems } = readTerms(file, source, await readGlossary(course.root));
        const [problem] = problems;
        if (problem) {
          this.error({ message: formatProblem(problem), id: path, loc: { file: path, line: problem.line, column: 0 } });
        }
        return terms.length === 0 ? undefined : { code: importTerm(source), map: null };
      },
    },
  };
}

/** A lesson with the component at hand; every line of it keeps its number. */
function importTerm(source: string): string {
  return `${source}\n\nimport Term from "/src/components/glossary/Term.astro";\n`;
}
