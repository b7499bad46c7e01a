import type { AnyNode, CallExpression, MetaProperty } from 'acorn';

/** A kind of node of a syntax tree. */
export type NodeOf<Type extends AnyNode['type']> = Extract<AnyNode, { type: Type }>;

/** What to do at nodes of some kinds; `around` holds the nodes around it, the outermost first. */
export type Visitor = {
  readonly [Type in AnyNode['type']]?: (node: NodeOf<Type>, around: readonly AnyNode[]) => void;
};

/** Visits a syntax tree from the outside in, in the order of the text. */
export function walk(root: AnyNode, visitor: Visitor): void {
  const around: AnyNode[] = [];
  const step = (node: AnyNode): void => {
    // The key of a visitor says what its function takes; TypeScript does not follow that through a union.
    const visit = visitor[node.type] as ((node: AnyNode, around: readonly AnyNode[]) => void) | undefined;
    visit?.(node, around);
    around.push(node);
    for (const value of Object.values(node)) {
      if (Array.isArray(value)) value.filter(isNode).forEach(step);
      else if (isNode(value)) step(value);
    }
    around.pop();
  };
  step(root);
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The method of a direct call such as `console.log(…)`; none for other calls. */
export function consoleMethod({ callee }: CallExpression): string | undefined {
  if (callee.type !== 'MemberExpression' || callee.computed || callee.optional) return undefined;
  if (callee.object.type !== 'Identifier' || callee.object.name !== 'console') return undefined;
  return callee.property.type === 'Identifier' ? callee.property.name : undefined;
}

/** The text of a literal that holds nothing but text. */
export function literalText(node: AnyNode | undefined): string | undefined {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** The `import.meta` of an `import.meta.url`. */
export function metaOfUrl(node: AnyNode | undefined): MetaProperty | undefined {
  if (node?.type !== 'MemberExpression' || node.computed) return undefined;
  const isUrl = node.property.type === 'Identifier' && node.property.name === 'url';
  return isUrl && node.object.type === 'MetaProperty' ? node.object : undefined;
}
