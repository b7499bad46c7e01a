import { tokensOf, type Token } from './tokens.ts';

/** A place in a text that imports something by a name that is written out. */
export type WrittenImport = {
  readonly specifier: string;
  /** `dynamic` is an `import()`. */
  readonly kind: 'static' | 'dynamic';
  /** `import type` and `export type`: gone once it is compiled. */
  readonly isTypeOnly: boolean;
  /** The quoted name, quotes included, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
};

/** Finds the imports and re-exports of a TypeScript text, in order; a word in a comment or a text is none. */
export function findImports(text: string): readonly WrittenImport[] {
  // Most files that are asked for import nothing that matters: then nothing is read twice.
  if (!/\b(?:import|from)\b/u.test(text)) return [];
  const tokens = tokensOf(text);
  return tokens.flatMap((token, index): readonly WrittenImport[] => {
    if (token.kind !== 'text' || token.text.length < 2) return [];
    const kind = kindOf(tokens, index);
    if (kind === undefined) return [];
    const isTypeOnly = kind === 'static' && isOfTypes(tokens, index - 1);
    return [{ specifier: token.text.slice(1, -1), kind, isTypeOnly, start: token.start, end: token.end }];
  });
}

function kindOf(tokens: readonly Token[], index: number): WrittenImport['kind'] | undefined {
  const [before, before2, before3] = [tokens[index - 1], tokens[index - 2], tokens[index - 3]];
  if (before?.kind === 'word' && (before.text === 'from' || before.text === 'import'))
    return isMember(before2) ? undefined : 'static';
  const isCall =
    before?.kind === 'sign' && before.text === '(' && before2?.kind === 'word' && before2.text === 'import';
  return isCall && !isMember(before3) ? 'dynamic' : undefined;
}

/** Whether the clause that ends before `from` begins with `import type` or `export type`, and `type` is no name there. */
function isOfTypes(tokens: readonly Token[], from: number): boolean {
  for (let at = from - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token?.kind === 'word' && (token.text === 'import' || token.text === 'export')) {
      return tokens[at + 1]?.text === 'type' && !['from', ','].includes(tokens[at + 2]?.text ?? '');
    }
    if (token?.kind !== 'word' && !'{},*'.includes(token?.text ?? ';')) return false;
  }
  return false;
}

function isMember(before: Token | undefined): boolean {
  return before?.kind === 'sign' && before.text === '.';
}
