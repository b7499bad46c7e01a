import type { AnyNode, Pattern, Program } from 'acorn';
import { boundNames, functionScopes, isBlock } from '../shadows.ts';
import { walk } from '../syntax-tree.ts';

/** What a name means at some place: where it was declared. */
export type Binding = {
  readonly name: string;
  /** The node in whose text the name means this. */
  readonly scope: AnyNode;
  /** The function, or the program, whose every call has a variable of its own. */
  readonly owner: AnyNode;
  /** The offset from which on it has a value; -1 where it has one from the beginning of its scope. */
  readonly from: number;
};

/** Says what names mean. `around` holds the nodes around the place, the outermost first. */
export type Bindings = {
  readonly resolve: (name: string, around: readonly AnyNode[]) => Binding | undefined;
  /** Whether this very node declares the name for its text. */
  readonly declaredBy: (scope: AnyNode, name: string) => boolean;
};

/** Reads all declarations of a program. */
export function readBindings(tree: Program): Bindings {
  const byScope = new Map<AnyNode, Map<string, Binding>>();
  const declare = (names: readonly string[], scope: AnyNode, owner: AnyNode, from: number): void => {
    const names_ = byScope.get(scope) ?? new Map<string, Binding>();
    byScope.set(scope, names_);
    for (const name of names) names_.set(name, { name, scope, owner, from });
  };
  const named = (id: { readonly name: string } | null | undefined): readonly string[] => (id ? [id.name] : []);
  const withParameters = (node: AnyNode & { readonly params: readonly Pattern[] }): void =>
    declare(node.params.flatMap(boundNames), node, node, -1);

  walk(tree, {
    FunctionDeclaration: (node, around) => {
      declare(named(node.id), last(around, isBlock), ownerOf(around), -1);
      withParameters(node);
    },
    FunctionExpression: (node, around) => {
      declare(named(node.id), node, ownerOf(around), -1);
      withParameters(node);
    },
    ArrowFunctionExpression: withParameters,
    ClassDeclaration: (node, around) => declare(named(node.id), last(around, isBlock), ownerOf(around), node.end),
    ClassExpression: (node, around) => declare(named(node.id), node, ownerOf(around), -1),
    CatchClause: (node, around) => declare(boundNames(node.param), node, ownerOf(around), -1),
    VariableDeclaration: (node, around) => {
      const isVar = node.kind === 'var';
      const scope = last(around, isVar ? ({ type }) => functionScopes.has(type) : isBlock);
      const names = node.declarations.flatMap(({ id }) => boundNames(id));
      declare(names, scope, ownerOf(around), isVar ? -1 : node.start);
    },
  });

  return {
    resolve: (name, around) => {
      for (let index = around.length - 1; index >= 0; index -= 1) {
        const node = around[index];
        const binding = node && byScope.get(node)?.get(name);
        if (binding) return binding;
      }
      return undefined;
    },
    declaredBy: (scope, name) => byScope.get(scope)?.has(name) ?? false,
  };
}

/** The function, or the program, whose call executes code at a place; what initialises fields is called by `new`. */
export function ownerOf(around: readonly AnyNode[]): AnyNode {
  return last(around, ({ type }) => type === 'PropertyDefinition' || functionScopes.has(type));
}

/** Whether an identifier stands for a variable, and is not the name of a property or a label. */
export function isVariable(node: AnyNode, parent: AnyNode | undefined): boolean {
  if (!parent) return true;
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed;
  if (parent.type === 'Property') return parent.value === node || parent.computed;
  if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') {
    return parent.key !== node || parent.computed;
  }
  return !nameHolders.has(parent.type);
}

const nameHolders: ReadonlySet<string> = new Set([
  'LabeledStatement',
  'BreakStatement',
  'ContinueStatement',
  'MetaProperty',
  'ExportSpecifier',
  'ImportSpecifier',
] satisfies AnyNode['type'][]);

function last(around: readonly AnyNode[], fits: (node: AnyNode) => boolean): AnyNode {
  const found = around.findLast(fits);
  if (!found) throw new Error(`No scope among ${around.map(({ type }) => type).join(' > ')}`);
  return found;
}
