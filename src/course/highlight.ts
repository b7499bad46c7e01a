import { createHighlighterCore, type HighlighterCore, type ThemeRegistrationRaw } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import typescript from 'shiki/langs/typescript.mjs';
import { findRegions, type Region } from '../runtime/program/regions.ts';

/** The kinds of code that have a colour, by the class of their spans, and the grammar's scopes; '' is plain text. */
const kinds = {
  k: ['keyword', 'storage', 'constant.language', 'variable.language'],
  s: ['string', 'string.regexp keyword.other'],
  f: ['entity.name.function'],
  n: ['constant.numeric', 'storage.type.numeric'],
  c: ['comment'],
  t: [
    'entity.name.type',
    'entity.other.inherited-class',
    'support.type',
    'support.class',
    'new.expr entity.name.function',
  ],
  '': [
    ...[
      'arithmetic',
      'assignment',
      'bitwise',
      'comparison',
      'decrement',
      'definiteassignment',
      'increment',
      'logical',
    ].map((operator) => `keyword.operator.${operator}`),
    ...['optional', 'relational', 'rest', 'spread', 'ternary', 'type'].map(
      (operator) => `keyword.operator.${operator}`,
    ),
    'meta.template.expression',
  ],
} satisfies Readonly<Record<string, readonly string[]>>;

/** A theme whose "colours" name the kind of code: Shiki finds the kind, the site's tokens have the colour. */
const classes = Object.keys(kinds);
const colourOf = (index: number): string => `#0000${(index + 1).toString(16).padStart(2, '0')}`;
const theme: ThemeRegistrationRaw = {
  name: 'kinds',
  fg: '#000000',
  bg: '#ffffff',
  settings: [
    { settings: { foreground: '#000000' } },
    ...Object.values(kinds).map((scope, index) => ({ scope: [...scope], settings: { foreground: colourOf(index) } })),
  ],
};
const classByColour = new Map(classes.map((name, index) => [colourOf(index), name]));

let highlighter: Promise<HighlighterCore> | undefined;

/**
 * A file as static HTML: `<pre><code>` with one `<span class="line" data-line="n">` per line, joined by line feeds.
 * The text content of all `pre` elements, joined, is the file. A `#hide` or `#fold` region stands in a `<details>`
 * whose summary says how much is in it.
 */
export async function highlight(text: string): Promise<string> {
  const lines = await highlightLines(text);
  const parts: string[] = [];
  let next = 1;
  for (const region of findRegions(text)) {
    parts.push(
      block(lines, next, region.firstLine - 1),
      folded(region, block(lines, region.firstLine, region.lastLine)),
    );
    next = region.lastLine + 1;
  }
  parts.push(block(lines, next, lines.length));
  return parts.join('');
}

async function highlightLines(text: string): Promise<readonly string[]> {
  highlighter ??= createHighlighterCore({
    themes: [theme],
    langs: [typescript],
    engine: createJavaScriptRegexEngine(),
  });
  const { tokens } = (await highlighter).codeToTokens(text, { lang: 'typescript', theme: 'kinds' });
  return tokens.map((line) => {
    let html = '';
    for (const { content, color } of line) {
      const kind = classByColour.get(color ?? '') ?? '';
      html += kind === '' ? escapeHtml(content) : `<span class="${kind}">${escapeHtml(content)}</span>`;
    }
    return html;
  });
}

/** Lines `first` to `last`, both included; empty if there are none. */
function block(lines: readonly string[], first: number, last: number): string {
  if (last < first) return '';
  const html = lines.slice(first - 1, last).map((line, index) => {
    const number = first + index;
    // Between two lines of the file there is one line feed, also where a region parts them.
    return `<span class="line" data-line="${number}">${line}</span>${number < lines.length ? '\n' : ''}`;
  });
  return `<pre><code>${html.join('')}</code></pre>`;
}

function folded({ kind, label, firstLine, lastLine }: Region, html: string): string {
  // Without the two lines that mark the region.
  const count = lastLine - firstLine - 1;
  const lines = count === 1 ? '1 line' : `${count} lines`;
  const summary = label === '' ? `${lines} of set-up` : `${label} (${lines})`;
  return `<details class="code-region" data-region="${kind}"><summary>${escapeHtml(summary)}</summary>${html}</details>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
