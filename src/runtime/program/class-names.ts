import type { AnyNode, Class, Identifier, Program } from 'acorn';
import type { SourceFrom } from './bundle-map.ts';
import type { Edit } from './edits.ts';
import { walk } from './syntax-tree.ts';

/**
 * Finds the edits that give classes the names that the reader gave them: their objects are printed with these. esbuild
 * makes `var A = class _A` of a class that says its own name, and `var A2 = class` of one whose name another module has.
 */
export function findClassNameEdits(tree: Program, sourceFrom: SourceFrom): readonly Edit[] {
  const edits: Edit[] = [];
  walk(tree, {
    ClassExpression: (node, around) => {
      const given = node.id ?? nameGiver(node, around.at(-1));
      if (!given) return;
      const source = sourceFrom(given.start);
      // What esbuild made has the place of the whole class.
      if (source === undefined || source === sourceFrom(node.start)) return;
      const name = identifier.exec(source)?.[0];
      // A class that is exported as the default may have no name.
      if (name === undefined || name === given.name || name === 'default') return;
      // Within the class, the name means something of another module.
      if (findUses(node, name).length > 0) return;
      if (node.id) {
        edits.push(...findUses(node, given.name).map((use) => renamed(use, name)));
      } else {
        const end = node.start + 'class'.length;
        edits.push({ start: end, end, text: ` ${name}` });
      }
    },
  });
  return edits;
}

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200C\u200D]*/u;

/** The variable after which the engine names a class that has no name (ECMA-262, sections 14.3 and 13.15.2). */
function nameGiver(node: Class, parent: AnyNode | undefined): Identifier | undefined {
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id;
  const isValue = parent?.type === 'AssignmentExpression' && parent.operator === '=' && parent.right === node;
  return isValue && parent.left.type === 'Identifier' ? parent.left : undefined;
}

type Use = { readonly node: Identifier; readonly isShorthand: boolean };

/** Where `name` is a variable, and not the name of a property. */
function findUses(root: AnyNode, name: string): readonly Use[] {
  const found: Use[] = [];
  walk(root, {
    Identifier: (node, around) => {
      const parent = around.at(-1);
      if (node.name !== name || isPropertyName(node, parent)) return;
      found.push({ node, isShorthand: parent?.type === 'Property' && parent.shorthand });
    },
  });
  return found;
}

function isPropertyName(node: Identifier, parent: AnyNode | undefined): boolean {
  if (parent?.type === 'MemberExpression') return parent.property === node && !parent.computed;
  const hasKey =
    parent?.type === 'Property' || parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition';
  return hasKey && parent.key === node && !parent.computed;
}

function renamed({ node: { start, end, name: property }, isShorthand }: Use, name: string): Edit {
  return { start, end, text: isShorthand ? `${property}: ${name}` : name };
}
