import type { MdastNode } from 'satteri';
import { literalValue, type Parsed, type WrittenAttribute } from './attributes.ts';

/** An element that an author wrote in a lesson: on lines of its own (`flow`), or within text. */
export type JsxElement = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/** Whether a node of a lesson is an element with one of these names. */
export function isElement(node: MdastNode, ...names: readonly string[]): node is JsxElement {
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return false;
  return names.some((name) => node.name === name);
}

/** What stands in the tag of an element. What would have to be executed to be known is refused with a sentence. */
export function writtenAttributes({ name, attributes }: JsxElement): Parsed<readonly WrittenAttribute[]> {
  const written: WrittenAttribute[] = [];
  for (const attribute of attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      return {
        ok: false,
        messages: [`A <${name}> is read without being executed, so it cannot have {${attribute.value}}.`],
      };
    }
    const { value } = attribute;
    const literal = typeof value === 'object' && value !== null ? literalValue(value.value) : (value ?? true);
    if (literal === undefined) {
      const sentence = `write the value of ${attribute.name} out, as in ${attribute.name}="…".`;
      return { ok: false, messages: [`A <${name}> is read without being executed: ${sentence}`] };
    }
    written.push({ name: attribute.name, value: literal });
  }
  return { ok: true, value: written };
}
