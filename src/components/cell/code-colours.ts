import type { CodeKind, CodePiece } from '../editor/editor.ts';

const keywords = new Set(
  `abstract any as asserts async await break case catch class const continue debugger declare default delete do else enum
  export extends false finally for from function get if implements import in infer instanceof interface is keyof let
  namespace new null of out override private protected public readonly return satisfies set static super switch this throw
  true try type typeof undefined unique using var void while with yield`.split(/\s+/),
);

/** Keywords that are names, too, unless a name, a brace or the like follows. */
const names = new Set(
  'abstract any as asserts declare from get infer is namespace of out set type unique using'.split(' '),
);
const primitives = new Set('any bigint boolean never number object string symbol unknown void'.split(' '));

/** What begins at a place in the code. Each alternative takes time in proportion to what it matches. */
const token =
  /(?<space>\s+)|(?<comment>\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|$))|(?<quoted>"(?:[^"\\\r\n]|\\(?:\r\n|[^]))*"?|'(?:[^'\\\r\n]|\\(?:\r\n|[^]))*'?)|(?<number>(?:0[xob][\da-f_]+|(?:\d[\d_]*\.?|\.\d)[\d_]*(?:e[+-]?\d+)?)n?)|(?<word>[#\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*)|(?<other>=>|[^])/iuy;

/** The body of a template literal up to its end or its next `${`. */
const templatePart = /(?:[^`\\$]|\\(?:[^]|$)|\$(?!\{))*(?:`|\$\{|$)/uy;
const pattern = /^\/(?![*/])(?:[^/\\[\r\n]|\\.|\[(?:[^\]\\\r\n]|\\.)*\])+\/[a-z]*/u;

/** A regular expression that is longer than this, in UTF-16 units, has no colour: each `/` could be the beginning of one. */
const longestPattern = 300;

const nextSign = /[^\S\n]*(?<sign>\(|<[\w$\s,.[\]|]{0,80}>\(|[^])?/uy;

/**
 * A TypeScript text as lines of coloured pieces, much as the editor and the lessons colour it, in one pass: what comes
 * by a link must not take longer than its length asks for. The pieces of a line, joined, are the line without its ending.
 */
export function codeColours(text: string): readonly (readonly CodePiece[])[] {
  const lines: CodePiece[][] = [[]];
  /** Depth of braces in each template literal's `${ }` that is open. */
  const templates: number[] = [];
  let before = '';
  let at = 0;

  const push = (piece: string, kind?: CodeKind): void => {
    for (const [index, part] of piece.split(/\r\n|\r|\n/).entries()) {
      if (index > 0) lines.push([]);
      const line = lines.at(-1) ?? [];
      const last = line.at(-1);
      if (last && last.kind === kind) line[line.length - 1] = { ...last, text: last.text + part };
      else if (part !== '') line.push(kind ? { text: part, kind } : { text: part });
    }
  };
  const matchAt = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = at;
    return expression.exec(text);
  };
  const template = (opening: string): void => {
    at += opening.length;
    const body = matchAt(templatePart)?.[0] ?? '';
    at += body.length;
    const opens = body.endsWith('${');
    push(opening + (opens ? body.slice(0, -2) : body), 'string');
    if (opens) {
      push('${');
      templates.push(0);
    }
    before = opens ? '${' : '`';
  };

  while (at < text.length) {
    const rest = text[at];
    const depth = templates.at(-1);
    if (rest === '`') {
      template('`');
      continue;
    }
    if (rest === '}' && depth === 0) {
      templates.pop();
      push('}');
      at += 1;
      template('');
      continue;
    }
    const literal =
      rest === '/' && !endsValue(before) ? pattern.exec(text.slice(at, at + longestPattern))?.[0] : undefined;
    const found = matchAt(token);
    const whole = literal ?? found?.[0] ?? rest ?? '';
    at += whole.length;
    const { space, comment, quoted, number, word } = found?.groups ?? {};
    if (literal !== undefined || quoted !== undefined) push(whole, 'string');
    else if (comment !== undefined) push(whole, 'comment');
    else if (number !== undefined) push(whole, 'number');
    else if (word !== undefined) push(whole, kindOf(word, before, matchAt(nextSign)?.groups?.['sign'] ?? ''));
    else push(whole, whole === '=>' ? 'keyword' : undefined);
    if (depth !== undefined && whole === '{') templates[templates.length - 1] = depth + 1;
    if (depth !== undefined && whole === '}') templates[templates.length - 1] = depth - 1;
    if (space === undefined && comment === undefined) before = whole;
  }
  return lines;
}

/** Whether a `/` after this divides; else it begins a regular expression. */
function endsValue(before: string): boolean {
  return (
    /[\p{ID_Continue}$)\]}"'`]$/u.test(before) &&
    !(keywords.has(before) && !/^(?:this|super|null|true|false)$/.test(before))
  );
}

/** What a word is, by what stands before it and the sign that follows on its line. */
function kindOf(word: string, before: string, next: string): CodeKind | undefined {
  const isMember = before === '.';
  const isCalled = next.endsWith('(');
  if (!isMember && primitives.has(word) && /^[:<|&,]$|^as$/.test(before)) return 'type';
  if (!isMember && keywords.has(word) && !(names.has(word) && (isCalled || /^[=.,;:)\]}]?$/.test(next))))
    return 'keyword';
  const isClass = /^\p{Lu}(?:.*\p{Ll}|$)/u.test(word) && !isMember && next !== '.';
  if (before === 'new' || isClass) return 'type';
  return isCalled ? 'function' : undefined;
}
