import type { AnyNode } from 'acorn';
import { inOrder, type Edit } from '../edits.ts';

/**
 * Text put around nodes. What opens at one place stands in the order in which it was asked for, so that outer nodes, which
 * are visited first, open first; what closes stands the other way round.
 */
export class EditList {
  readonly #openings: Edit[] = [];
  readonly #closings: Edit[] = [];
  readonly #replacements: Edit[] = [];

  /** Puts a text in at an offset. */
  put(offset: number, text: string): void {
    this.#openings.push({ start: offset, end: offset, text });
  }

  /** Puts a text in where a node ends, behind all that nodes within it get there. */
  putBehind(offset: number, text: string): void {
    this.#closings.push({ start: offset, end: offset, text });
  }

  /** Puts an expression into a call or behind a comma; the parentheses of a comma expression are not part of its node. */
  wrap(node: AnyNode, open: string, close: string): void {
    const isSequence = node.type === 'SequenceExpression';
    this.put(node.start, isSequence ? `${open}(` : open);
    this.putBehind(node.end, isSequence ? `)${close}` : close);
  }

  replace(start: number, end: number, text: string): void {
    this.#replacements.push({ start, end, text });
  }

  /** All edits in their order. */
  inOrder(further: readonly Edit[]): readonly Edit[] {
    return inOrder([...this.#closings.toReversed(), ...this.#openings, ...this.#replacements, ...further]);
  }
}
