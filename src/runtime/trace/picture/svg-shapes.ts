import type { SvgElement } from './svg-element.ts';
import { svgElement } from './svg-element.ts';

const FEWEST_LETTERS = 6;

/** A rectangle. */
export const rect = (x: number, y: number, width: number, height: number, look: SvgElement['attributes']): SvgElement =>
  svgElement('rect', { x, y, width, height, ...look });

/** A straight line. */
export const line = (x1: number, y1: number, x2: number, y2: number, look: SvgElement['attributes']): SvgElement =>
  svgElement('line', { x1, y1, x2, y2, ...look });

/** Two decimals, so that a file is short and the same everywhere. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A text that is cut to so many letters, with an ellipsis as its last one; empty where too few remain to tell anything. */
export function shortened(text: string, letters: number): string {
  if (text.length <= letters) return text;
  return letters < FEWEST_LETTERS ? '' : `${text.slice(0, letters - 1)}…`.toWellFormed();
}
