import type { SourceRange } from '../../runtime/index.ts';

/** Texts of a program as they were when it was explored. */
export type Texts = readonly { readonly name: string; readonly text: string }[];

/** A line of a program, without its indentation, in three pieces: what is meant stands in the middle. */
export type Excerpt = { readonly before: string; readonly meant: string; readonly after: string };

/** The longest piece of a line that is shown beside what is meant, in UTF-16 units. */
const longestBeside = 60;

/** The line that a place is on; undefined where the program has none there. */
export function excerptOf(texts: Texts, site: SourceRange | undefined): Excerpt | undefined {
  if (!site) return undefined;
  const line = texts.find(({ name }) => name === site.file)?.text.split(/\r\n|\r|\n/u)[site.line - 1];
  if (line === undefined) return undefined;
  const from = Math.min(site.column - 1, line.length);
  const to = site.endLine > site.line ? line.length : Math.max(from, Math.min(site.endColumn - 1, line.length));
  const before = line.slice(0, from).trimStart();
  const after = line.slice(to).trimEnd();
  return {
    before: before.length > longestBeside ? `… ${before.slice(-longestBeside)}` : before,
    meant: line.slice(from, to),
    after: after.length > longestBeside ? `${after.slice(0, longestBeside)} …` : after,
  };
}
