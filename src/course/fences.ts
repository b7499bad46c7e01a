import { mdxToMdast, type MdastNode } from 'satteri';
import { splitAttributes, type Parsed, type WrittenAttribute } from './attributes.ts';
import { isElement, writtenAttributes, type JsxElement } from './jsx-attributes.ts';

/** Where in a lesson a program is shown, as written: nothing but the syntax has been checked. */
export type FoundCell = {
  /** Line of the lesson, from 1. */
  readonly line: number;
  /** What the cell covers of the lesson's text, in UTF-16 units, end excluded. */
  readonly start: number;
  readonly end: number;
  readonly attributes: Parsed<readonly WrittenAttribute[]>;
} & (
  | {
      readonly kind: 'fence';
      readonly code: string;
      /** Line of the lesson that holds the first line of `code`. */ readonly codeLine: number;
    }
  | { readonly kind: 'element' }
);

/** The same features as the site's own Markdown, so that both see the same fences. */
const features = { directive: true } as const;

/**
 * Finds the fences marked `cell` and the `<Cell>` elements of a lesson, in order, in its syntax tree: a fence that is
 * quoted in a longer fence, or stands in a comment, is none. Throws the parser's error if the text is not MDX.
 */
export function findCells(source: string): readonly FoundCell[] {
  const found: FoundCell[] = [];
  const visit = (node: MdastNode): void => {
    const cell = cellOf(node, source);
    if (cell) found.push(cell);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(mdxToMdast(source, { features }));
  return found;
}

/** Whether a node of a lesson is a cell, right or wrong. */
export function isCell(node: MdastNode, source: string): boolean {
  return cellOf(node, source) !== undefined;
}

function cellOf(node: MdastNode, source: string): FoundCell | undefined {
  if (!node.position) return undefined;
  const { start, end } = node.position;
  const place = { line: start.line, start: start.offset ?? 0, end: end.offset ?? 0 };

  if (node.type === 'code') {
    // The tree's own `meta` has lost the author's backslashes, so the words are taken from the source.
    const opening = /^(?:`{3,}|~{3,})[ \t]*(?<lang>\S+)[ \t]+cell(?=\s|$)(?<rest>[^\r\n]*)/u.exec(
      source.slice(place.start, place.end),
    );
    if (!opening) return undefined;
    return {
      ...place,
      kind: 'fence',
      attributes:
        opening.groups?.['lang'] === 'ts'
          ? splitAttributes(opening.groups['rest'] ?? '')
          : { ok: false, messages: ['A program is written in TypeScript: its fence begins with ```ts cell.'] },
      code: node.value,
      codeLine: start.line + 1,
    };
  }

  if (isElement(node, 'Cell')) {
    return { ...place, kind: 'element', attributes: attributesOf(node) };
  }
  return undefined;
}

function attributesOf(element: JsxElement): Parsed<readonly WrittenAttribute[]> {
  if (element.type === 'mdxJsxTextElement') {
    return { ok: false, messages: ['A <Cell> stands on lines of its own, with an empty line before and after it.'] };
  }
  if (element.children.length > 0) return { ok: false, messages: ['A <Cell> holds nothing: close it with />.'] };
  return writtenAttributes(element);
}
