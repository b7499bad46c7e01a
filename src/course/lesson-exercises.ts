import { relative } from 'node:path';
import { mdxToMdast, type MdastNode } from 'satteri';
import type { Plugin } from 'vite';
import { formatProblem, type CourseProblem } from './course-problem.ts';
import { isElement, writtenAttributes, type JsxElement } from './jsx-attributes.ts';
import type { SharedCourse } from './shared-course.ts';

/** The component that shows an exercise. */
const component = '/src/components/exercise/Exercise.astro';

/**
 * Vite plugin: gives lessons the component `<Exercise id="…" />` once its ids are known to be right. A problem stands in
 * the place of the page.
 */
export function lessonExercises(course: SharedCourse): Plugin {
  return {
    name: 'interleave:lesson-exercises',
    transform: {
      order: 'pre',
      filter: { id: /[\\/]src[\\/]content[\\/]docs[\\/].*\.mdx$/ },
      async handler(source, path) {
        const file = relative(course.root, path).replaceAll('\\', '/');
        const { exercises } = await course.readExercises();
        const { shows, problems } = readShownExercises(file, source, new Set(exercises.map(({ id }) => id)));
        const [problem] = problems;
        if (problem)
          this.error({ message: formatProblem(problem), id: path, loc: { file: path, line: problem.line, column: 0 } });
        if (!shows) return undefined;
        return { code: `${source}\n\nimport Exercise from ${JSON.stringify(component)};\n`, map: null };
      },
    },
  };
}

/** Whether a lesson shows exercises, and what is wrong with how it does. `file` is its path from the project's root. */
export function readShownExercises(
  file: string,
  source: string,
  known: ReadonlySet<string>,
): { readonly shows: boolean; readonly problems: readonly CourseProblem[] } {
  const shown = new Map<string, number>();
  const problems: CourseProblem[] = [];
  for (const element of findExercises(source)) {
    const line = element.position?.start.line ?? 1;
    const complain = (message: string): void => void problems.push({ file, line, message });
    const written = writtenAttributes(element);
    if (!written.ok) {
      complain(written.messages.join(' '));
      continue;
    }
    const [attribute, ...others] = written.value;
    const id = attribute?.name === 'id' && others.length === 0 ? attribute.value : undefined;
    if (typeof id !== 'string' || element.type === 'mdxJsxTextElement' || element.children.length > 0) {
      complain(
        'An <Exercise> has an id and nothing else, and stands on a line of its own, as in <Exercise id="count-in-parts" />.',
      );
    } else if (!known.has(id)) {
      complain(`There is no exercise "${id}". Exercises are folders of src/content/exercises/.`);
    } else if (shown.has(id)) {
      complain(`The exercise "${id}" is shown already, in line ${shown.get(id)}. Show an exercise once.`);
    } else {
      shown.set(id, line);
    }
  }
  return { shows: shown.size > 0, problems };
}

function findExercises(source: string): readonly JsxElement[] {
  const found: JsxElement[] = [];
  const visit = (node: MdastNode): void => {
    if (isElement(node, 'Exercise')) found.push(node);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  try {
    visit(mdxToMdast(source, { features: { directive: true } }));
  } catch {
    // Who reads the programs of the lesson says what is wrong with it.
  }
  return found;
}
