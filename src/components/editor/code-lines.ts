import { editor } from 'monaco-editor/editor';
import type { CodeKind, CodePiece } from './editor.ts';

/** First parts of Monaco's token names that have a colour of their own. */
const kinds = {
  comment: 'comment',
  function: 'function',
  keyword: 'keyword',
  number: 'number',
  regexp: 'string',
  string: 'string',
  type: 'type',
} as const satisfies Readonly<Record<string, CodeKind>>;

function kindOf(token: string): CodeKind | undefined {
  const first = token.split('.')[0] ?? '';
  return Object.hasOwn(kinds, first) ? kinds[first as keyof typeof kinds] : undefined;
}

/** A text as lines of coloured pieces, by the grammar that the editor shows; equal neighbours are one piece. */
export function codeLinesOf(text: string, language: string): readonly (readonly CodePiece[])[] {
  const lines = text.split(/\r\n|\r|\n/);
  return editor.tokenize(text, language).map((tokens, index) => {
    const line = lines[index] ?? '';
    const pieces: CodePiece[] = [];
    tokens.forEach(({ offset, type }, at) => {
      const piece = line.slice(offset, tokens[at + 1]?.offset);
      const kind = kindOf(type);
      const last = pieces.at(-1);
      if (last && last.kind === kind) pieces[pieces.length - 1] = { ...last, text: last.text + piece };
      else if (piece !== '') pieces.push(kind ? { text: piece, kind } : { text: piece });
    });
    return pieces;
  });
}
