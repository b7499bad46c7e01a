import type { Level } from '../../results.ts';

/** What a picture is drawn with: any colours that CSS knows, `var(--…)` too where the picture stands in a page. */
export type PictureColours = {
  /** By number, see `hueOf`. */
  readonly lanes: readonly string[];
  /** Words on a bar of that lane. */
  readonly onLanes: readonly string[];
  /** Names of lanes. */
  readonly laneTexts: readonly string[];
  readonly text: string;
  readonly surface: string;
  /** Under the bars, for as long as there was a lane. */
  readonly track: string;
  readonly grid: string;
  readonly switching: string;
  readonly message: string;
  readonly output: string;
  readonly warning: string;
  readonly error: string;
  /** How much of a lane's colour lies in a bar that is ready, from 0 to 1. */
  readonly readyShare: number;
  /** Families of fonts, as CSS names them. */
  readonly font: string;
};

/** How textures are made, in CSS pixels. */
export const textures = {
  /** Blocked: stripes of this width, so far apart, rising to the right. */
  stripe: 1.75,
  stripeEvery: 6.5,
  /** Waiting: dots of this size, so far apart. */
  dot: 3,
  dotEvery: 7,
  /** Waits too short for a dot: a line of this thickness. */
  thinWait: 1.5,
  /** Ready: the line around the tint. */
  outline: 1,
  /** A line of output, and one that is a warning or an error. */
  tick: 2,
  loudTick: 3,
} as const;

/** How round the corners of bars are, in CSS pixels. */
export function cornerOf(barHeight: number): number {
  return Math.min(3, Math.floor(barHeight / 4));
}

/** How a line of output is drawn, by its level. */
export function tickLook(
  level: Level,
  { output, warning, error }: PictureColours,
): { readonly colour: string; readonly width: number } {
  if (level === 'error') return { colour: error, width: textures.loudTick };
  if (level === 'warn') return { colour: warning, width: textures.loudTick };
  return { colour: output, width: textures.tick };
}
