/** How a series of a plot looks: never by its colour alone. */
export type SeriesLook = {
  readonly colour: string;
  /** Of a line, as `stroke-dasharray`. */
  readonly dash: string;
  /** Of a dot, as Plot names it, and as a letter of the key. */
  readonly symbol: 'circle' | 'times' | 'diamond2' | 'square' | 'star' | 'triangle' | 'plus' | 'hexagon';
  readonly glyph: string;
};

/** Colours that the tokens have for series. */
const colours = 6;

const shapes = [
  { dash: '0', symbol: 'circle', glyph: '●' },
  { dash: '7 3', symbol: 'times', glyph: '×' },
  { dash: '2 3', symbol: 'diamond2', glyph: '◆' },
  { dash: '9 3 2 3', symbol: 'square', glyph: '■' },
  { dash: '4 2', symbol: 'star', glyph: '★' },
  { dash: '1 4', symbol: 'triangle', glyph: '▲' },
  { dash: '12 3', symbol: 'plus', glyph: '+' },
  { dash: '6 2 1 2', symbol: 'hexagon', glyph: '⬢' },
] as const;

/** The look of a series by its place among the others, from 0. */
export function seriesLook(index: number): SeriesLook {
  const { dash, symbol, glyph } = shapes[index % shapes.length] ?? shapes[0];
  return { colour: `var(--chart-${index % colours})`, dash, symbol, glyph };
}
