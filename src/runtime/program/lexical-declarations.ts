import type { ModuleDeclaration, Program, Statement, VariableDeclaration } from 'acorn';
import type { SourceFrom } from './bundle-map.ts';
import type { Edit } from './edits.ts';

/**
 * Finds the edits that give a bundle's top level the reader's `let` and `const` back, and `let` for classes. esbuild
 * makes them `var` when it bundles, so that a use before the declaration reads `undefined`; it has to throw a
 * ReferenceError (ECMA-262, section 9.1.1.1.6).
 *
 * Two kinds of module stay as they are, because functions that stand outside share their variables. A module that is
 * loaded by `import()`, or imported by one that is, has its top level in a function; in a pool's worker these are all.
 * A module whose top level holds a `using` has it in a `try` block.
 */
export function findLexicalEdits({ body }: Program, sourceFrom: SourceFrom): readonly Edit[] {
  return body.flatMap((statement, index): readonly Edit[] => {
    if (statement.type !== 'VariableDeclaration' || belongsToFunction(statement, body[index + 1])) return [];
    const [first] = statement.declarations;
    const source = sourceFrom(statement.start);
    // What esbuild declares for itself has one place; in what the reader declared, the name has another.
    if (!first || source === undefined || source === sourceFrom(first.id.start)) return [];
    const keyword = lexicalStart.exec(source)?.groups;
    if (!keyword) return [];
    return [{ start: statement.start, end: statement.start + 'var'.length, text: keyword['const'] ?? 'let' }];
  });
}

/** White space and comments, in one way only, so that a long row of slashes takes no longer than other text. */
const gap = String.raw`(?:\s|//.*[\n\r\u2028\u2029]|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/)*`;
const wordEnd = String.raw`(?![\p{ID_Continue}$\u200C\u200D])`;

/** TypeScript’s `const enum` is a `var`, like every enum: it may be declared in parts. */
const lexicalStart = new RegExp(
  `^(?:export${wordEnd}${gap})?(?:let|default|(?:abstract${wordEnd}${gap})?class|(?<const>const)(?!${gap}enum${wordEnd}))${wordEnd}`,
  'u',
);

/** Whether these are the variables of a function such as `var init_x = __esm({ "program:x.ts"() {…} })`, which comes next. */
function belongsToFunction(
  { declarations }: VariableDeclaration,
  next: Statement | ModuleDeclaration | undefined,
): boolean {
  if (next?.type !== 'VariableDeclaration' || declarations.some(({ init }) => init)) return false;
  const init = next.declarations[0]?.init;
  const functions = init?.type === 'CallExpression' ? init.arguments[0] : undefined;
  const [only] = functions?.type === 'ObjectExpression' ? functions.properties : [];
  return only?.type === 'Property' && only.key.type === 'Literal';
}
