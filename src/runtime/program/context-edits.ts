import type { AnyNode, Program } from 'acorn';
import type { Edit } from './edits.ts';
import { walk } from './syntax-tree.ts';

/**
 * Finds the edits by which code keeps its context (`lab/contexts.ts`) across `await`, so that what a task does after one
 * is known to be the task's. An async function stays in one context for its life, so that
 *
 *     await value            becomes   host.back(host.here(), await value)
 *     catch { … }            becomes   catch { host.back(host_c); … }      and so for finally
 *
 * where `host_c` is the context in which the function began; the body of the entry has one too. What follows a `yield`
 * has the context of whoever asked.
 */
export function findContextEdits(tree: Program, host: string): readonly Edit[] {
  const edits: Edit[] = [];
  const put = (offset: number, text: string): number => edits.push({ start: offset, end: offset, text });
  const remembering = new Set<AnyNode>();

  /** Where a rejected `await` goes on. */
  const restore = (block: AnyNode, around: readonly AnyNode[]): void => {
    const fn = around.findLast(isFunction);
    if (fn?.async === false) return;
    if (fn !== undefined && !remembering.has(fn)) put(fn.body.start + 1, ` ${rememberContext(host)}`);
    if (fn !== undefined) remembering.add(fn);
    put(block.start + 1, ` ${host}.back(${host}_c);`);
  };

  walk(tree, {
    AwaitExpression: ({ start, end }) => {
      put(start, `${host}.back(${host}.here(), `);
      put(end, ')');
    },
    TryStatement: ({ handler, finalizer }, around) => {
      if (handler) restore(handler.body, around);
      if (finalizer) restore(finalizer, around);
    },
  });
  return edits;
}

/** The statement by which an async function, or the body of an entry, keeps the context in which it began. */
export function rememberContext(host: string): string {
  return `const ${host}_c = ${host}.here();`;
}

function isFunction(
  node: AnyNode,
): node is Extract<AnyNode, { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }> {
  return (
    node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'
  );
}
