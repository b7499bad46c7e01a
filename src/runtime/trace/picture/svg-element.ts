/** An SVG element as plain data: whoever draws it makes text or elements of it. */
export type SvgElement = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (SvgElement | string)[];
};

/** Makes an element. */
export function svgElement(
  tag: string,
  attributes: SvgElement['attributes'],
  children: SvgElement['children'] = [],
): SvgElement {
  return { tag, attributes, children };
}

/** An element and all in it as the text of an SVG file, in which any text stands safely. */
export function svgText({ tag, attributes, children }: SvgElement): string {
  const head = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  const body = children.map((child) => (typeof child === 'string' ? escaped(child) : svgText(child))).join('');
  return body === '' ? `<${tag}${head.join('')}/>` : `<${tag}${head.join('')}>${body}</${tag}>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What XML 1.0 has no place for (section 2.2), besides halves of characters. */
const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(notXml, '\uFFFD')
    .replace(/[&<>"]/gu, (character) => entities[character] ?? character);
}
