import type { JSX } from 'preact';
import type { CodeKind, CodePiece } from '../editor/editor.ts';
import type { ColouredText } from './cell-state.ts';
import './static-code.css';

/** From this length on, in UTF-16 units, a text is one block without line numbers: so many lines are too many elements. */
const longText = 200_000;

/** More marks on one letter than any script has. A browser takes minutes to set some ten thousand of them. */
const piledMarks = /(\p{M}{32})\p{M}+/gu;

/** The classes that static-code.css colours. */
const classes = {
  keyword: 'k',
  string: 's',
  function: 'f',
  number: 'n',
  comment: 'c',
  type: 't',
} as const satisfies Record<CodeKind, string>;

type PlainCodeProps = { readonly name: string; readonly text: string; readonly coloured: ColouredText | undefined };

/** A file as static code where the site's own highlighting does not apply: an edited text, a program from a link. */
export function PlainCode({ name, text, coloured }: PlainCodeProps): JSX.Element {
  return (
    <div class="static-code" data-file={name}>
      <pre>
        <code>
          {text.length > longText ? (
            <span class="block">{withoutPiles(text)}</span>
          ) : (
            linesOf(text, coloured).map(renderLine)
          )}
        </code>
      </pre>
    </div>
  );
}

function linesOf(text: string, coloured: ColouredText | undefined): readonly (readonly CodePiece[])[] {
  if (coloured?.text === text) {
    // A line feed ends the last line; it does not begin another.
    const { lines } = coloured;
    return lines.length > 1 && lines.at(-1)?.length === 0 ? lines.slice(0, -1) : lines;
  }
  return text
    .replace(/(?:\r\n|\r|\n)$/, '')
    .split(/\r\n|\r|\n/)
    .map((content) => [{ text: content }]);
}

function withoutPiles(text: string): string {
  return text.replace(piledMarks, '$1…');
}

function renderLine(pieces: readonly CodePiece[], index: number): JSX.Element {
  return (
    <span key={index} class="line" data-line={index + 1}>
      {pieces.map(({ text, kind }) =>
        kind ? <span class={classes[kind]}>{withoutPiles(text)}</span> : withoutPiles(text),
      )}
    </span>
  );
}
