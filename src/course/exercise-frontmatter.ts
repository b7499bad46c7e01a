import * as v from 'valibot';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { CourseProblem } from './course-problem.ts';
import { exerciseSchema, type ExerciseFrontmatter } from './exercise-schema.ts';

/** What an exercise says of itself, with a way to name the line on which it does; or what is wrong with it. */
export type ReadFrontmatter =
  | {
      readonly ok: true;
      readonly value: ExerciseFrontmatter;
      /** The line of the file, from 1, that holds the deepest part of this path. */
      readonly lineOf: (...path: readonly (string | number)[]) => number;
    }
  | { readonly ok: false; readonly problems: readonly CourseProblem[] };

/** Reads the frontmatter of an exercise from the text of its `index.mdx`. */
export function readFrontmatter(file: string, source: string): ReadFrontmatter {
  const yaml = /^---\r?\n(?<yaml>[\s\S]*?)\r?\n---(?:\r?\n|$)/u.exec(source)?.groups?.['yaml'];
  if (yaml === undefined) {
    const message = 'An exercise begins with its frontmatter: title, kind, lesson, points, minutes, hints and wrong.';
    return { ok: false, problems: [{ file, line: 1, message }] };
  }
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  // The line of dashes stands before the first line of YAML.
  const lineAt = (offset: number): number => Math.max(lines.linePos(offset).line, 1) + 1;
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, message }) => ({
      file,
      line: lineAt(pos[0]),
      message: `The frontmatter is not YAML: ${message.split('\n', 1)[0] ?? ''}`,
    }));
    return { ok: false, problems };
  }
  const parsed = v.safeParse(exerciseSchema, document.toJS());
  if (parsed.success) {
    return { ok: true, value: parsed.output, lineOf: (...path) => lineAt(offsetOf(document, path)) };
  }
  const problems = parsed.issues.map((issue) => {
    const path = (issue.path ?? []).map(({ key }) => key);
    return { file, line: lineAt(offsetOf(document, path)), message: sentenceFor(path.map(String), issue) };
  });
  return { ok: false, problems };
}

function sentenceFor(path: readonly string[], issue: v.BaseIssue<unknown>): string {
  const name = path.join('.');
  if (name === '') return 'The frontmatter of an exercise is a list of fields, as in "title: Count in parts".';
  if (issue.type === 'strict_object' && issue.expected === 'never') return `An exercise knows no field ${name}.`;
  if (issue.type === 'strict_object' && issue.received === 'undefined') return `This exercise has no ${name}.`;
  return `In this exercise, ${name} ${issue.message}.`;
}

/** Where the deepest part of a path that is written begins. */
function offsetOf(document: Document, path: readonly unknown[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
