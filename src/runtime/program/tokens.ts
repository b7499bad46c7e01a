/** A piece of a TypeScript text that means something; comments and space are none. Offsets are UTF-16 units. */
export type Token = {
  /** `text`: a quoted text with its quotes. `template`: a part of a template literal. `sign`: one character, or `=>`. */
  readonly kind: 'word' | 'text' | 'template' | 'pattern' | 'sign';
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

/** What begins at a place. Each alternative takes time in proportion to what it matches. */
const piece =
  /(?<skipped>\s+|\/\/[^\r\n\u2028\u2029]*|\/\*[^]*?(?:\*\/|$))|(?<quoted>"(?:[^"\\\r\n]|\\(?:\r\n|[^]))*"?|'(?:[^'\\\r\n]|\\(?:\r\n|[^]))*'?)|(?<word>[#\p{ID_Start}$_\d][\p{ID_Continue}$\u200c\u200d]*)|(?<sign>=>|[^])/uy;
/** The body of a template literal up to its end or its next `${`. */
const templatePart = /(?:[^`\\$]|\\(?:[^]|$)|\$(?!\{))*(?:`|\$\{|$)/uy;
/** A regular expression, shorter than any that a program has a reason to hold: each `/` could be the beginning of one. */
const pattern = /\/(?![*/])(?:[^/\\[\r\n]|\\.|\[(?:[^\]\\\r\n]|\\.){0,300}\]){1,300}\/[a-z]*/uy;

/** Words after which a `/` begins a regular expression. */
const beforePattern = new Set(
  'await case delete do else in instanceof new of return throw typeof void yield'.split(' '),
);

/** The pieces of a TypeScript text, in one pass, in order. What is no TypeScript gives pieces, too, and never throws. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  /** Depth of braces in each template literal's `${ }` that is open. */
  const templates: number[] = [];
  let at = 0;
  const take = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = at;
    return expression.exec(text);
  };
  const push = (kind: Token['kind'], length: number): void => {
    tokens.push({ kind, text: text.slice(at, at + length), start: at, end: at + length });
    at += length;
  };
  const pushTemplate = (): void => {
    const start = at;
    at += 1;
    const length = 1 + (take(templatePart)?.[0].length ?? 0);
    at = start;
    if (text.slice(start, start + length).endsWith('${') && !isEscapedEnd(text.slice(start, start + length)))
      templates.push(0);
    push('template', length);
  };

  while (at < text.length) {
    const found = take(piece);
    if (!found?.groups) break;
    const { skipped, quoted, word, sign } = found.groups;
    if (skipped !== undefined) at += skipped.length;
    else if (quoted !== undefined) push('text', quoted.length);
    else if (word !== undefined) push('word', word.length);
    else if (sign === '`') pushTemplate();
    else if (sign === '/' && mayBeginPattern(tokens.at(-1))) push('pattern', take(pattern)?.[0].length ?? 1);
    else {
      const depth = templates.at(-1);
      if (sign === '}' && depth === 0) {
        templates.pop();
        pushTemplate();
        continue;
      }
      if (depth !== undefined && sign === '{') templates[templates.length - 1] = depth + 1;
      if (depth !== undefined && sign === '}') templates[templates.length - 1] = depth - 1;
      push('sign', sign?.length ?? 1);
    }
  }
  return tokens;
}

/** The pattern for a template's body stops at `${` only where it is not escaped, except at the very end of the text. */
function isEscapedEnd(part: string): boolean {
  const escapes = /\\*$/u.exec(part.slice(0, -2))?.[0].length ?? 0;
  return escapes % 2 === 1;
}

function mayBeginPattern(before: Token | undefined): boolean {
  if (before === undefined) return true;
  if (before.kind === 'word') return beforePattern.has(before.text);
  return before.kind === 'sign' && ![')', ']', '}'].includes(before.text);
}
