import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { CourseProblem } from './course-problem.ts';
import { glossarySchema, type WrittenTerm } from './glossary-schema.ts';

/** Where the glossary stands: a path from the project's root. */
export const glossaryFile = 'src/content/glossary.yaml';

/** The glossary as it was read, in the order in which it is written, and everything that is wrong with it. */
export type Glossary = {
  /** By their ids. Empty where the file cannot be read as a glossary. */
  readonly terms: ReadonlyMap<string, WrittenTerm>;
  readonly problems: readonly CourseProblem[];
};

/** Reads the glossary of the project at `root`. A project without the file has an empty one. */
export async function readGlossary(root: string): Promise<Glossary> {
  try {
    return parseGlossary(await readFile(join(root, glossaryFile), 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { terms: new Map(), problems: [] };
    throw error;
  }
}

/** Reads a glossary from the text of its file. */
export function parseGlossary(text: string): Glossary {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const problemAt = (offset: number, message: string): CourseProblem => ({
    file: glossaryFile,
    line: Math.max(lines.linePos(offset).line, 1),
    message,
  });
  if (document.errors.length > 0) {
    return {
      terms: new Map(),
      problems: document.errors.map(({ pos, message }) =>
        problemAt(pos[0], `This is not YAML: ${message.split('\n', 1)[0] ?? ''}`),
      ),
    };
  }

  const parsed = v.safeParse(glossarySchema, document.toJS());
  if (!parsed.success) {
    return {
      terms: new Map(),
      problems: parsed.issues.map((issue) => {
        const path = (issue.path ?? []).map(({ key }) => key);
        return problemAt(offsetOf(document, path), sentenceFor(path, issue));
      }),
    };
  }

  const terms = new Map(Object.entries(parsed.output));
  const problems = [...strayReferences(terms), ...sharedNames(terms)].map(({ path, message }) =>
    problemAt(offsetOf(document, path), message),
  );
  return { terms, problems };
}

type Path = readonly unknown[];
type Misfit = { readonly path: Path; readonly message: string };

function sentenceFor(path: Path, issue: v.BaseIssue<unknown>): string {
  const [id, ...field] = path.map(String);
  if (id === undefined) return `The glossary ${issue.message}.`;
  const name = field.join('.');
  if (issue.type === 'strict_object' && issue.expected === 'never') return `The term "${id}" knows no field ${name}.`;
  if (issue.type === 'strict_object' && issue.received === 'undefined') return `The term "${id}" has no ${name}.`;
  return field.length === 0 ? `"${id}" ${issue.message}.` : `In the term "${id}", ${name} ${issue.message}.`;
}

/** Where the deepest part of a path that is written begins. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function* strayReferences(terms: ReadonlyMap<string, WrittenTerm>): Generator<Misfit> {
  for (const [id, { seeAlso, notToBeConfusedWith }] of terms) {
    const references = [
      ...seeAlso.map((to, index) => ({ to, path: [id, 'seeAlso', index] })),
      ...Object.keys(notToBeConfusedWith).map((to) => ({ to, path: [id, 'notToBeConfusedWith', to] })),
    ];
    for (const [index, { to, path }] of references.entries()) {
      if (to === id) yield { path, message: `The term "${id}" refers to itself.` };
      else if (!terms.has(to)) yield { path, message: `The term "${id}" refers to "${to}", which is no term.` };
      else if (references.findIndex((other) => other.to === to) !== index)
        yield { path, message: `The term "${id}" refers to "${to}" twice.` };
    }
  }
}

/** One meaning for each word: a name may not stand for two terms. */
function* sharedNames(terms: ReadonlyMap<string, WrittenTerm>): Generator<Misfit> {
  const owners = new Map<string, string>();
  for (const [id, { term, alsoCalled }] of terms) {
    const names = [
      { name: term, path: [id, 'term'] },
      ...alsoCalled.map((name, index) => ({ name, path: [id, 'alsoCalled', index] })),
    ];
    for (const { name, path } of names) {
      const owner = owners.get(name.toLowerCase());
      if (owner !== undefined) yield { path, message: `The name "${name}" is taken: the term "${owner}" has it.` };
      owners.set(name.toLowerCase(), id);
    }
  }
}
