import ts from 'typescript';
import type { Program } from '../runtime/index.ts';
import { shapeOf } from '../runtime/program-shape.ts';

/**
 * Whether a program uses memory that threads share: it exports threads, names `SharedArrayBuffer` as a value, or calls
 * `Atomics.wait`.
 * Comments, texts, types and properties of other objects do not count.
 */
export function needsSharedMemory(program: Program): boolean {
  if (shapeOf(program.files[0].text) === 'threads') return true;
  return program.files.some(({ name, text }) =>
    usesSharedMemory(ts.createSourceFile(name, text, ts.ScriptTarget.Latest)),
  );
}

function usesSharedMemory(node: ts.Node): boolean {
  if (ts.isTypeNode(node)) return false;
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    const { text } = node.expression;
    if (text === 'Atomics' && node.name.text === 'wait') return true;
    if (text === 'globalThis' || text === 'self') return node.name.text === 'SharedArrayBuffer';
  }
  if (ts.isPropertyAccessExpression(node)) return usesSharedMemory(node.expression);
  if (ts.isPropertyAssignment(node)) return usesSharedMemory(node.initializer);
  if (ts.isIdentifier(node)) return node.text === 'SharedArrayBuffer';
  return ts.forEachChild(node, (child) => usesSharedMemory(child) || undefined) ?? false;
}
