import { posix } from 'node:path';
import ts from 'typescript';

/** One import as it stands in a file: of a file of ours (`target`, from the root) or of a package. */
export type Import = {
  readonly file: string;
  readonly line: number;
  readonly target:
    { readonly kind: 'file'; readonly path: string } | { readonly kind: 'package'; readonly name: string };
  /**
   * `type` is gone after compiling, `text` is a file that is read (`?raw`), `address` is `new URL('./x.ts', import.meta.url)`:
   * a page executes what stands there, as a worker; a build reads it.
   */
  readonly how: 'value' | 'type' | 'text' | 'address';
  /** When the import is executed: as the site is built, or in the reader's page. */
  readonly side: 'build' | 'page';
};

/** A stretch of script in a file that may hold other languages too. */
type Script = { readonly text: string; readonly firstLine: number; readonly side: Import['side'] };

/** Reads every import of a `.ts`, `.tsx`, `.js`, `.mjs`, `.astro` or `.mdx` file; `file` is its path from the root. */
export function importsOf(file: string, text: string): readonly Import[] {
  return scriptsOf(file, text).flatMap((script) =>
    specifiersOf(script).map(({ specifier, line, how }): Import => {
      const name = specifier.replace(/\?.*$/, '');
      return {
        file,
        line,
        target: name.startsWith('.')
          ? { kind: 'file', path: posix.join(posix.dirname(file), name) }
          : { kind: 'package', name },
        how: how === 'value' && /\?(?:.*&)?raw\b/.test(specifier) ? 'text' : how,
        side: script.side,
      };
    }),
  );
}

function scriptsOf(file: string, text: string): readonly Script[] {
  if (file.endsWith('.astro')) return [...frontmatterOf(text), ...scriptElementsOf(text)];
  if (file.endsWith('.mdx')) return moduleBlocksOf(text);
  return [{ text, firstLine: 1, side: 'page' }];
}

function frontmatterOf(text: string): readonly Script[] {
  const found = /^\s*---\r?\n([\s\S]*?)\r?\n---/.exec(text);
  return found?.[1] === undefined ? [] : [scriptAt(text, found[0].indexOf(found[1]), found[1], 'build')];
}

function scriptElementsOf(text: string): readonly Script[] {
  return [...text.matchAll(/(<script\b[^>]*>)([\s\S]*?)<\/script>/g)].map((found) =>
    scriptAt(text, found.index + (found[1] ?? '').length, found[2] ?? '', 'page'),
  );
}

/** The lines of an MDX file that start with `import` or `export` outside fences, each up to the next blank line. */
function moduleBlocksOf(text: string): readonly Script[] {
  const blocks: { firstLine: number; lines: string[] }[] = [];
  let fence: string | undefined;
  let open = false;
  for (const [index, line] of text.split('\n').entries()) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && fence === undefined) fence = mark;
    else if (mark !== undefined && fence !== undefined && mark.startsWith(fence)) fence = undefined;
    if (fence !== undefined || line.trim() === '') open = false;
    else if (open) blocks.at(-1)?.lines.push(line);
    else if (/^(?:import|export)\b/.test(line)) {
      blocks.push({ firstLine: index + 1, lines: [line] });
      open = true;
    }
  }
  return blocks.map(({ firstLine, lines }) => ({ text: lines.join('\n'), firstLine, side: 'build' }));
}

function scriptAt(whole: string, offset: number, text: string, side: Import['side']): Script {
  return { text, firstLine: whole.slice(0, offset).split('\n').length, side };
}

type Specifier = { readonly specifier: string; readonly line: number; readonly how: Exclude<Import['how'], 'text'> };

function specifiersOf({ text, firstLine }: Script): readonly Specifier[] {
  const source = ts.createSourceFile('script.tsx', text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TSX);
  const found: Specifier[] = [];
  const add = (literal: ts.Node | undefined, how: Specifier['how']): void => {
    if (literal === undefined || !ts.isStringLiteralLike(literal)) return;
    const { line } = source.getLineAndCharacterOfPosition(literal.getStart(source));
    found.push({ specifier: literal.text, line: firstLine + line, how });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, importsOnlyTypes(node) ? 'type' : 'value');
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly ? 'type' : 'value');
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, 'type');
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], 'value');
    else if (isAddressOfModule(node)) add(node.arguments[0], 'address');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function importsOnlyTypes({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  return (
    name === undefined &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.length > 0 &&
    namedBindings.elements.every((element) => element.isTypeOnly)
  );
}

function isAddressOfModule(node: ts.Node): node is ts.NewExpression & { arguments: ts.NodeArray<ts.Expression> } {
  return (
    ts.isNewExpression(node) &&
    node.expression.getText() === 'URL' &&
    node.arguments?.[1]?.getText() === 'import.meta.url'
  );
}
