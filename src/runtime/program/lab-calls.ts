import type { AnyNode, CallExpression, Program } from 'acorn';
import { walk } from './syntax-tree.ts';

/** A direct call of a function of `lab`, by the name under which `lab` exports it. */
export type LabCall = { readonly name: string; readonly call: CallExpression; readonly parent: AnyNode | undefined };

/** Finds the direct calls of `lab`'s functions in a bundle, in which no inner name hides an outer one. */
export function findLabCalls(tree: Program, host: string): readonly LabCall[] {
  const names = labNames(tree, host);
  const calls: LabCall[] = [];
  if (names.size === 0) return calls;
  walk(tree, {
    CallExpression: (call, around) => {
      const name = call.callee.type === 'Identifier' ? names.get(call.callee.name) : undefined;
      if (name !== undefined) calls.push({ name, call, parent: around.at(-1) });
    },
  });
  return calls;
}

/** What `const { cpu, io: io2 } = host.lab` declares: the names in this bundle, and those in `lab`. */
function labNames({ body }: Program, host: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const statement of body) {
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations) {
      if (id.type !== 'ObjectPattern' || init?.type !== 'MemberExpression') continue;
      const isLab = init.object.type === 'Identifier' && init.object.name === host;
      if (!isLab || init.property.type !== 'Identifier' || init.property.name !== 'lab') continue;
      for (const property of id.properties) {
        if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
        if (property.value.type === 'Identifier') names.set(property.value.name, property.key.name);
      }
    }
  }
  return names;
}
