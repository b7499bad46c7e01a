import type { AnyNode, Pattern, Program } from 'acorn';
import { boundNames } from '../shadows.ts';
import { walk } from '../syntax-tree.ts';
import { ownerOf, type Bindings } from './bindings.ts';

/** A loop whose turns can be compared: a `for…of` and a `for…in` hide their state in an iterator. */
export type Loop = Extract<AnyNode, { type: 'ForStatement' | 'WhileStatement' | 'DoWhileStatement' }>;

/** What assignments of a program mean for the state of its threads. */
export type Assignments = {
  /** The variables that tell two turns of a loop apart; undefined where not all that does so is known. */
  readonly variablesOf: (loop: Loop) => readonly string[] | undefined;
  /** Whether the expression changes what may outlive the function that it stands in. */
  readonly reachesOut: (node: AnyNode) => boolean;
};

/** Finds which variables are assigned where. */
export function readAssignments(tree: Program, bindings: Bindings): Assignments {
  const variables = new Map<AnyNode, Set<string>>();
  const unknown = new Set<AnyNode>();
  const outward = new Set<AnyNode>();

  const assign = (name: string, node: AnyNode, around: readonly AnyNode[]): void => {
    const binding = bindings.resolve(name, around);
    // A name that nobody declared cannot be assigned to: that throws.
    if (!binding) return;
    if (binding.owner !== ownerOf(around)) {
      outward.add(node);
      return;
    }
    const scope = around.indexOf(binding.scope);
    around.forEach((loop, index) => {
      if (!isLoop(loop) || index < scope) return;
      const names = variables.get(loop) ?? new Set();
      variables.set(loop, names.add(name));
      const isDeclaredLater = loop !== binding.scope && binding.from > loop.start;
      if (isDeclaredLater || bindings.declaredBy(loop.body, name)) unknown.add(loop);
    });
  };
  const assignTo = (pattern: Pattern, node: AnyNode, around: readonly AnyNode[]): void => {
    for (const name of boundNames(pattern)) assign(name, node, around);
    if (pattern.type !== 'Identifier' && pattern.type !== 'MemberExpression' && hidesMore(pattern)) outward.add(node);
  };

  walk(tree, {
    AssignmentExpression: (node, around) => assignTo(node.left, node, around),
    UpdateExpression: (node, around) => {
      if (node.argument.type === 'Identifier') assign(node.argument.name, node, around);
      else if (node.argument.type === 'MemberExpression' && !node.argument.computed) outward.add(node);
    },
    UnaryExpression: (node) => {
      if (node.operator === 'delete') outward.add(node);
    },
    VariableDeclaration: (node, around) => {
      if (node.kind !== 'var') return;
      for (const { id, init } of node.declarations) {
        if (init) boundNames(id).forEach((name) => assign(name, node, around));
      }
    },
    ForOfStatement: ({ left }, around) => {
      if (left.type !== 'VariableDeclaration') assignTo(left, left, around);
    },
    ForInStatement: ({ left }, around) => {
      if (left.type !== 'VariableDeclaration') assignTo(left, left, around);
    },
    // What a generator has done between two turns shows in nobody's variables.
    FunctionDeclaration: (node) => forgetIn(node, unknown),
    FunctionExpression: (node) => forgetIn(node, unknown),
  });

  return {
    variablesOf: (loop) => (unknown.has(loop) ? undefined : [...(variables.get(loop) ?? [])]),
    reachesOut: (node) => outward.has(node),
  };
}

/** Whether turns of a loop can be compared at all. */
function isLoop(node: AnyNode): node is Loop {
  return node.type === 'ForStatement' || node.type === 'WhileStatement' || node.type === 'DoWhileStatement';
}

function forgetIn(
  node: Extract<AnyNode, { type: 'FunctionDeclaration' | 'FunctionExpression' }>,
  into: Set<AnyNode>,
): void {
  if (!node.generator) return;
  const mark = (loop: Loop): void => {
    into.add(loop);
  };
  walk(node.body, { ForStatement: mark, WhileStatement: mark, DoWhileStatement: mark });
}

/** Whether destructuring also takes from an iterator, or stores in an object. */
function hidesMore(pattern: Pattern): boolean {
  switch (pattern.type) {
    case 'Identifier':
      return false;
    case 'MemberExpression':
    case 'ArrayPattern':
      return true;
    case 'AssignmentPattern':
      return hidesMore(pattern.left);
    case 'RestElement':
      return hidesMore(pattern.argument);
    case 'ObjectPattern':
      return pattern.properties.some((property) =>
        hidesMore(property.type === 'RestElement' ? property.argument : property.value),
      );
  }
}
