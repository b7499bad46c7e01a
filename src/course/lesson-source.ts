import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { mdxToMdast, type MdastNode } from 'satteri';
import * as v from 'valibot';
import { parse } from 'yaml';
import type { LessonSource } from '../components/takeaway/lesson-source.ts';
import { findCells } from './fences.ts';
import { ownFiles } from './linked-cells.ts';
import { lessonName, type LessonProgram } from './lesson-programs.ts';
import { readRecorded } from './recorded.ts';

/** Reads a lesson as it is taken away: its prose as plain Markdown, its programs at their places, what they printed. */
export async function readLessonSource(
  root: string,
  file: string,
  programs: readonly LessonProgram[],
): Promise<LessonSource> {
  const source = await readFile(resolve(root, file), 'utf8');
  const { title, lede } = frontmatterOf(source);
  const own = programs.filter(({ lesson }) => lesson === lessonName(file));
  const cells = findCells(source);
  if (cells.length !== own.length) throw new Error(`${file}: ${cells.length} cells, but ${own.length} programs`);

  const edits = editsOf(source);
  const parts: LessonSource['parts'][number][] = [];
  let done = 0;
  for (const [index, { start, end }] of cells.entries()) {
    const program = own[index];
    if (!program) throw new Error(`${file}: no program ${index}`);
    parts.push({ kind: 'prose', text: plain(source, done, start, edits) });
    parts.push({ kind: 'program', ...(await programOf(root, program)) });
    done = end;
  }
  parts.push({ kind: 'prose', text: plain(source, done, source.length, edits) });
  return { title, lede, parts: parts.filter((part) => part.kind === 'program' || part.text !== '') };
}

async function programOf(
  root: string,
  program: LessonProgram,
): Promise<Omit<Extract<LessonSource['parts'][number], { kind: 'program' }>, 'kind'>> {
  const { id, title, machine } = program;
  const recording = await readRecorded(root, program);
  const recorded = recording.status === 'recorded' ? recording.recorded : undefined;
  return {
    id,
    title,
    machine,
    files: ownFiles(program.program),
    ...(recorded && { printed: { lines: recorded.lines, threw: recorded.status === 'threw' } }),
  };
}

const frontmatterSchema = v.object({ title: v.string(), lede: v.optional(v.string(), '') });
const frontmatterText = /^---\r?\n(?<yaml>[\s\S]*?)\r?\n---/u;

function frontmatterOf(source: string): v.InferOutput<typeof frontmatterSchema> {
  return v.parse(frontmatterSchema, parse(frontmatterText.exec(source)?.groups?.['yaml'] ?? ''));
}

type Edit = { readonly start: number; readonly end: number; readonly text: string };

/** What of MDX is no Markdown: what is executed goes, a term is its word, other components are what only the page has. */
function editsOf(source: string): readonly Edit[] {
  const edits: Edit[] = [];
  const frontmatter = frontmatterText.exec(source);
  if (frontmatter) edits.push({ start: 0, end: frontmatter[0].length, text: '' });
  const visit = (node: MdastNode): void => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start === undefined || end === undefined) return;
    if (executed.has(node.type)) {
      edits.push({ start, end, text: '' });
      return;
    }
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      if (node.name === 'Cell') return;
      if (/^[A-Z]/u.test(node.name ?? '')) {
        edits.push({ start, end, text: node.type === 'mdxJsxTextElement' ? inside(source, node) : pageOnly });
        return;
      }
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(mdxToMdast(source, { features: { directive: true } }));
  return edits;
}

const executed: ReadonlySet<string> = new Set(['mdxjsEsm', 'mdxFlowExpression', 'mdxTextExpression']);
const pageOnly = '*(Something to do on the page stands here.)*';

function inside(source: string, { children }: Extract<MdastNode, { type: 'mdxJsxTextElement' }>): string {
  return source.slice(children[0]?.position?.start.offset ?? 0, children.at(-1)?.position?.end.offset ?? 0);
}

function plain(source: string, from: number, to: number, edits: readonly Edit[]): string {
  let text = '';
  let done = from;
  for (const edit of edits) {
    if (edit.start < done || edit.end > to) continue;
    text += source.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return (text + source.slice(done, to)).replace(/\n{3,}/gu, '\n\n').trim();
}
