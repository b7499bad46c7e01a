import type { JSX } from 'preact';
import { visibleText } from '../../runtime/index.ts';
import type { SourceRange } from '../../runtime/index.ts';
import { excerptOf } from './source-excerpt.ts';
import type { Texts } from './source-excerpt.ts';

/** The line of the program that a place is on, with the place in it marked; nothing where the text is not known. */
export function SourceText({
  texts,
  site,
}: {
  readonly texts: Texts;
  readonly site: SourceRange | undefined;
}): JSX.Element | null {
  const excerpt = excerptOf(texts, site);
  if (!excerpt) return null;
  return (
    <code class="schedules-source">
      {visibleText(excerpt.before)}
      <mark>{visibleText(excerpt.meant)}</mark>
      {visibleText(excerpt.after)}
    </code>
  );
}
