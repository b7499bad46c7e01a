import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mdxToMdast, type MdastNode } from 'satteri';
import type { CourseProblem } from './course-problem.ts';
import { glossaryFile, readGlossary, type Glossary } from './glossary.ts';
import { isElement, writtenAttributes, type JsxElement } from './jsx-attributes.ts';

/** A term that a lesson marks: `<Term id="latency">latency</Term>`. */
export type MarkedTerm = {
  readonly id: string;
  /** Line of the lesson, from 1. */
  readonly line: number;
};

/** The terms of one lesson that are marked as they should be, in order, and what is wrong with the others. */
export type LessonTerms = { readonly terms: readonly MarkedTerm[]; readonly problems: readonly CourseProblem[] };

/** Reads the terms that a lesson marks. `file` is its path from the project's root, `source` its text. */
export function readTerms(file: string, source: string, { terms: known }: Glossary): LessonTerms {
  const terms = new Map<string, MarkedTerm>();
  const problems: CourseProblem[] = [];
  for (const { element, isClosed } of findTerms(source)) {
    const line = element.position?.start.line ?? 1;
    const read = readTerm(element, isClosed);
    const message = read.ok ? problemOf(read.id, known, terms) : read.message;
    if (message !== undefined) problems.push({ file, line, message });
    else if (read.ok) terms.set(read.id, { id: read.id, line });
  }
  return { terms: [...terms.values()], problems };
}

/** Everything that is wrong with the glossary of a project, and with the terms in its lessons. */
export async function termProblems(root: string, lessons: readonly string[]): Promise<readonly CourseProblem[]> {
  const glossary = await readGlossary(root);
  const inLessons = await Promise.all(
    lessons.map(async (file) => readTerms(file, await readFile(join(root, file), 'utf8'), glossary).problems),
  );
  return [...glossary.problems, ...inLessons.flat()];
}

type FoundTerm = {
  readonly element: JsxElement;
  /** Whether it stands where there can be no link. */
  readonly isClosed: boolean;
};

function findTerms(source: string): readonly FoundTerm[] {
  const found: FoundTerm[] = [];
  const visit = (node: MdastNode, isClosed: boolean): void => {
    const isTerm = isElement(node, 'Term');
    if (isTerm) found.push({ element: node, isClosed });
    const closes = isTerm || node.type === 'heading' || node.type === 'link' || isElement(node, 'a', 'summary');
    if ('children' in node) for (const child of node.children) visit(child, isClosed || closes);
  };
  const tree = treeOf(source);
  if (tree) visit(tree, false);
  return found;
}

function treeOf(source: string): MdastNode | undefined {
  try {
    return mdxToMdast(source, { features: { directive: true } });
  } catch {
    // Who reads the programs of the lesson says what is wrong with it.
    return undefined;
  }
}

type ReadTerm = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly message: string };

const example = '<Term id="latency">latency</Term>';

function readTerm(element: JsxElement, isClosed: boolean): ReadTerm {
  const attributes = writtenAttributes(element);
  if (!attributes.ok) return { ok: false, message: attributes.messages.join(' ') };
  const [attribute, ...others] = attributes.value;
  if (attribute?.name !== 'id' || typeof attribute.value !== 'string' || others.length > 0)
    return { ok: false, message: `A <Term> has an id and nothing else, as in ${example}.` };
  if (element.type === 'mdxJsxFlowElement' || element.children.length === 0)
    return { ok: false, message: `A <Term> stands within a text and holds words of it, as in ${example}.` };
  if (isClosed)
    return { ok: false, message: 'A <Term> is a link: it cannot stand in a heading, a summary or another link.' };
  return { ok: true, id: attribute.value };
}

function problemOf(id: string, known: Glossary['terms'], marked: ReadonlyMap<string, MarkedTerm>): string | undefined {
  if (!known.has(id)) return `The glossary has no term "${id}". Its terms are in ${glossaryFile}.`;
  const first = marked.get(id);
  return (
    first && `The term "${id}" is marked already, in line ${first.line}. Mark a term once, where it is first needed.`
  );
}
