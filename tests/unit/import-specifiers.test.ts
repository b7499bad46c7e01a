import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findImports } from '../../src/runtime/program/import-specifiers.ts';
import { tokensOf } from '../../src/runtime/program/tokens.ts';

const found = (text: string): readonly string[] =>
  findImports(text).map(({ kind, specifier, start, end }) => {
    expect(text.slice(start + 1, end - 1)).toBe(specifier);
    return `${kind} ${specifier}`;
  });

test('every form of import and re-export is found, in order', () => {
  expect(
    found(`import "#a"; import b from '#b';import{c}from"#c"
      import type { D } from "#d"; import * as e from "#e";
      export * from "#f"; export { g } from "#g"; await import("#h"); import data from "./data.json" with { type: "json" };`),
  ).toEqual([
    'static #a',
    'static #b',
    'static #c',
    'static #d',
    'static #e',
    'static #f',
    'static #g',
    'dynamic #h',
    'static ./data.json',
  ]);
});

test('an import of types alone is known as one', () => {
  const text = `import type { A } from "#a"; import type B from "#b"; export type { C } from "#c"; import type from "#d";
    import type, { e } from "#e"; import { type F } from "#f"; import "#g"; export * from "#h"; import type * as I from "#i";`;
  expect(findImports(text).flatMap(({ specifier, isTypeOnly }) => (isTypeOnly ? [specifier] : []))).toEqual([
    '#a',
    '#b',
    '#c',
    '#i',
  ]);
});

test('what stands in a comment, a text, a template or a pattern is no import; what stands in a template’s value is', () => {
  expect(
    found(
      [
        '// import "#a"',
        '/* import "#b" */',
        `const text = 'import "#c"';`,
        'const made = `import "#d" ${await import("#yes")} \\${ import("#e") } ${`${import("#also")}`} from "#f"`;',
        'const pattern = /import "#g"/;',
        'Array.from("#h"); shop.import("#i"); const o = { from: "#j" };',
        'const half = 4 / 2; import "#last"; const other = 1 / 2;',
      ].join('\n'),
    ),
  ).toEqual(['dynamic #yes', 'dynamic #also', 'static #last']);
});

test('tokens of any text are pieces of it, in order, and never overlap', () => {
  const texts = fc.array(
    fc.constantFrom(
      '`',
      '${',
      '}',
      '{',
      '/',
      '//',
      '/*',
      '*/',
      '"',
      "'",
      '\\',
      '\n',
      ' ',
      'import',
      'from',
      '#a',
      '(',
      ')',
      '1',
      '💡',
      '[',
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(texts, (pieces) => {
      const text = pieces.join('');
      let at = 0;
      for (const token of tokensOf(text)) {
        expect(token.start).toBeGreaterThanOrEqual(at);
        expect(token.end).toBeGreaterThan(token.start);
        expect(text.slice(token.start, token.end)).toBe(token.text);
        at = token.end;
      }
      expect(at).toBeLessThanOrEqual(text.length);
    }),
  );
});
