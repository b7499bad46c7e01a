/**
 * Lines of a file that are shown folded, markers included; lines count from 1. Written as `// #hide` or
 * `// #fold what it holds` on a line of its own, up to a line `// #end`. The code runs like any other.
 */
export type Region = {
  readonly kind: 'hide' | 'fold';
  /** What a `#fold` says that it holds; empty for `#hide`. */
  readonly label: string;
  readonly firstLine: number;
  readonly lastLine: number;
};

/** A marker that does not fit. */
export type RegionProblem = { readonly line: number; readonly message: string };

/** The regions of a file in their order; they do not overlap. Markers that do not fit count as plain comments. */
export function findRegions(text: string): readonly Region[] {
  return readMarkers(text).regions;
}

/** What is wrong with the markers of a file, for its author. */
export function findRegionProblems(text: string): readonly RegionProblem[] {
  return readMarkers(text).problems;
}

const markerPattern = /^\s*\/\/\s*#(?<word>hide|fold|end)\b[ \t]*(?<label>.*?)\s*$/u;

function readMarkers(text: string): { regions: Region[]; problems: RegionProblem[] } {
  const regions: Region[] = [];
  const problems: RegionProblem[] = [];
  let open: Omit<Region, 'lastLine'> | undefined;

  for (const [index, content] of text.split(/\r\n|[\n\r]/u).entries()) {
    const line = index + 1;
    const { word, label = '' } = markerPattern.exec(content)?.groups ?? {};
    if (word === 'hide' || word === 'fold') {
      if (open) {
        problems.push({
          line,
          message: `"#${word}" stands inside the "#${open.kind}" of line ${open.firstLine}; end that first with "// #end".`,
        });
        continue;
      }
      if (word === 'fold' && label === '') {
        problems.push({ line, message: 'A "#fold" says what it holds, as in "// #fold The bank".' });
      }
      open = { kind: word, label: word === 'fold' ? label : '', firstLine: line };
    } else if (word === 'end') {
      if (open) regions.push({ ...open, lastLine: line });
      else problems.push({ line, message: '"#end" has no "#hide" or "#fold" before it.' });
      open = undefined;
    }
  }
  if (open)
    problems.push({
      line: open.firstLine,
      message: `"#${open.kind}" is never ended; write "// #end" on a line of its own.`,
    });
  return { regions, problems };
}
