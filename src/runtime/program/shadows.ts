import type { AnyNode, Pattern } from 'acorn';
import { walk } from './syntax-tree.ts';

/** Where names of a syntax tree mean something else than the globals of these names. */
export type Shadows = {
  /** Whether `name`, written at `offset`, means the global. */
  readonly isGlobal: (name: string, offset: number) => boolean;
};

/** Finds the scopes of a syntax tree that declare one of `names`. */
export function findShadows(tree: AnyNode, names: ReadonlySet<string>): Shadows {
  const found: { readonly name: string; readonly scope: AnyNode }[] = [];
  const declare = (pattern: Pattern | null | undefined, scope: AnyNode): void => {
    for (const name of boundNames(pattern)) if (names.has(name)) found.push({ name, scope });
  };

  walk(tree, {
    FunctionDeclaration: (node, around) => {
      declare(node.id, nearest(around, isBlock));
      node.params.forEach((pattern) => declare(pattern, node));
    },
    FunctionExpression: (node) => [node.id, ...node.params].forEach((pattern) => declare(pattern, node)),
    ArrowFunctionExpression: (node) => node.params.forEach((pattern) => declare(pattern, node)),
    ClassDeclaration: (node, around) => declare(node.id, nearest(around, isBlock)),
    ClassExpression: (node) => declare(node.id, node),
    CatchClause: (node) => declare(node.param, node),
    VariableDeclaration: (node, around) => {
      const scope = nearest(around, node.kind === 'var' ? isFunctionScope : isBlock);
      node.declarations.forEach(({ id }) => declare(id, scope));
    },
  });

  return {
    isGlobal: (name, offset) =>
      found.every((shadow) => shadow.name !== name || offset < shadow.scope.start || offset >= shadow.scope.end),
  };
}

function nearest(around: readonly AnyNode[], isScope: (node: AnyNode) => boolean): AnyNode {
  const scope = around.findLast(isScope);
  if (!scope)
    throw new Error(`No scope around a declaration; around it: ${around.map((node) => node.type).join(' > ')}`);
  return scope;
}

/** Kinds of nodes in which a `var` lives. */
export const functionScopes: ReadonlySet<string> = new Set([
  'Program',
  'StaticBlock',
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
] satisfies AnyNode['type'][]);

const blocks: ReadonlySet<string> = new Set([
  'BlockStatement',
  'SwitchStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
] satisfies AnyNode['type'][]);

function isFunctionScope({ type }: AnyNode): boolean {
  return functionScopes.has(type);
}

/** Whether a node is a scope of `let`, `const` and `class`. */
export function isBlock({ type }: AnyNode): boolean {
  return functionScopes.has(type) || blocks.has(type);
}

/** The names that a pattern declares. */
export function boundNames(pattern: Pattern | null | undefined): readonly string[] {
  if (!pattern || pattern.type === 'MemberExpression') return [];
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        boundNames(property.type === 'RestElement' ? property.argument : property.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap(boundNames);
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    case 'RestElement':
      return boundNames(pattern.argument);
  }
}
