import { expect, test } from 'vitest';
import { highlight } from '../../src/course/highlight.ts';

/** The text of all `pre` elements of a piece of HTML, as a browser joins it. */
function codeText(html: string): string {
  const blocks = [...html.matchAll(/<pre>(?<inner>.*?)<\/pre>/gsu)].map(({ groups }) => groups?.['inner'] ?? '');
  return blocks
    .join('')
    .replace(/<[^>]*>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

const samples = [
  'const a = 1;',
  '\n\n  a();\n\n\tb(); // tab\n',
  'const html = `<b class="x">${a < b && c > d ? "&amp;" : \'é🧵\'}</b>`;\n\n/* <pre>\n lines */ a();',
  '// #hide\nconst a = 1;\n// #end\nrun(a);',
  'run();\n// #fold The bank\nconst a = 1;\n\nconst b = 2;\n// #end\n// #hide\n// #end',
  'const broken = "no end\nlet x = /re[/]g<>/;\nclass { # ',
];

test.each(samples)('the text of the highlighted code is the source, byte for byte: %j', async (source) => {
  expect(codeText(await highlight(source))).toBe(source);
});

test('every line is an element with its number', async () => {
  expect(await highlight('a\n\nb')).toBe(
    '<pre><code><span class="line" data-line="1">a</span>\n<span class="line" data-line="2"></span>\n<span class="line" data-line="3">b</span></code></pre>',
  );
});

test.each([
  ['k', 'const a = b;', ['const']],
  ['k', 'for (const a of await b) return this;', ['for', 'const', 'of', 'await', 'return', 'this']],
  ['s', `a("b", \`c \${d} e\`);`, ['"b"', '`c ', ' e`']],
  ['f', 'console.log(square(a));', ['log', 'square']],
  ['n', 'a = [1, 0xff, 12n];', ['1', '0xff', '12n']],
  ['c', 'a(); // b', ['// b']],
  ['t', 'let a: Map<string, Item> = new Set();', ['Map', 'string', 'Item', 'Set']],
])('the kind %s in %s', async (kind, source, words) => {
  const html = await highlight(source);
  const found = [...html.matchAll(new RegExp(`<span class="${kind}">([^<]*)</span>`, 'gu'))].map(([, word]) =>
    word?.trim(),
  );
  expect(found.join('|')).toBe(words.map((word) => word.trim()).join('|'));
});

test('a hidden region is closed and says how much is in it', async () => {
  const html = await highlight('// #hide\nconst a = 1;\nconst b = 2;\n// #end\nrun(a);');
  expect(html).toContain('<details class="code-region" data-region="hide"><summary>2 lines of set-up</summary><pre>');
  expect(html).toContain('</pre></details><pre><code><span class="line" data-line="5">');
});

test('a folded region says what it holds', async () => {
  const html = await highlight('run(a);\n// #fold The <bank>\nconst a = 1;\n// #end');
  expect(html).toContain('data-region="fold"><summary>The &lt;bank&gt; (1 line)</summary><pre>');
  expect(html).not.toContain('<pre><code></code></pre>');
});
