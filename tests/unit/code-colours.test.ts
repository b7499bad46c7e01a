import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeColours } from '../../src/components/cell/code-colours.ts';

function linesOf(text: string): readonly string[] {
  return codeColours(text).map((pieces) => pieces.map((piece) => piece.text).join(''));
}

/** Words of one kind, in order. */
function wordsOf(kind: string, text: string): readonly string[] {
  return codeColours(text)
    .flat()
    .filter((piece) => piece.kind === kind)
    .map((piece) => piece.text.trim());
}

test('the pieces of a line, joined, are the line, whatever the text is', () => {
  const signs = [
    '`',
    '${',
    '}',
    '{',
    '/',
    '*',
    '"',
    "'",
    '\\',
    '[',
    ']',
    '(',
    '=',
    'as',
    'Map',
    '1e',
    '.',
    '\n',
    '\r\n',
    ' ',
    'é🧵',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 40 }), (parts) => {
      const text = parts.join('');
      expect(linesOf(text)).toEqual(text.split(/\r\n|\r|\n/));
    }),
  );
});

test.each([
  ['keyword', 'const a = b;', ['const']],
  ['keyword', 'for (const a of await b) return this;', ['for', 'const', 'of', 'await', 'return', 'this']],
  ['keyword', 'const from = get(type); a.delete(async () => {});', ['const', 'async', '=>']],
  ['string', 'a("b", \'c\', `d ${e} f`);', ['"b"', "'c'", '`d', 'f`']],
  ['string', 'a = `${b ? `${c}` : { d: `e` }}`;', ['`', '`', '`', '`e`', '`']],
  ['string', 'a = b / c / d; e = /f[/]"/g.test(g);', ['/f[/]"/g']],
  ['function', 'console.log(square(a), first<Item>(b));', ['log', 'square', 'first']],
  ['number', 'a = [1, 0xff, 12n, 1_000.5, .5e-3];', ['1', '0xff', '12n', '1_000.5', '.5e-3']],
  ['comment', 'a(); // b\n/* c\nd */ e();', ['// b', '/* c', 'd */']],
  ['type', 'let a: Map<string, Item> = new Set(); Math.max(B_C);', ['Map', 'string', 'Item', 'Set']],
])('what is a %s in %j', (kind, text, words) => {
  expect(wordsOf(kind, text)).toEqual(words);
});

test.each(['/[', '`${', '"\\', '/*', '<a', '`\\', 'a  ', '1_', '('])(
  'a long text of nothing but %j is coloured in a time that grows with its length only',
  (part) => {
    const text = part.repeat(50_000);
    expect(linesOf(text)).toEqual([text]);
  },
);
