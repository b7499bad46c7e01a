import type { Recorded, RecordedLine, Varies } from '../../src/runtime/index.ts';

/** What two runs of a program have in common. */
type Common = { readonly status: string; readonly lines: readonly string[]; readonly names: readonly string[] };

/** The part of a recording that two runs of the same program have in common, given what may vary between them. */
export function comparable({ status, lines, names = {} }: Recorded, varies: Varies): Common {
  const texts = lines.map((line) => masked(line, varies));
  const named = Object.entries(names).map(([lane, name = '']) => (varies === 'order' ? name : `${lane} ${name}`));
  return { status, lines: varies === 'order' ? texts.toSorted() : texts, names: named.toSorted() };
}

function masked({ lane, level, text }: RecordedLine, varies: Varies): string {
  switch (varies) {
    case 'nothing':
      return `${lane} ${level} ${text}`;
    case 'figures':
      return `${lane} ${level} ${withoutFigures(text)}`;
    case 'order':
      // Which of several workers takes a task is part of the order.
      return `${lane === 'main' ? lane : 'worker'} ${level} ${withoutFigures(text)}`;
  }
}

/** Numbers, and the padding that depends on their width. */
function withoutFigures(text: string): string {
  return text
    .replaceAll(/\s*\d[\d.,]*/gu, ' #')
    .replaceAll(/[ \t]+/gu, ' ')
    .trim();
}
