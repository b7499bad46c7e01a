import type { Scale, TimeWindow } from '../../runtime/index.ts';

/** Room at both ends of the time, in CSS pixels, for what stands on its very edge. */
export const EDGE = 7;
/** How time lies on the pixels of a picture that is `width` CSS pixels wide, `density` pixels to a CSS pixel. */
export function scaleOf({ startUs, endUs }: TimeWindow, width: number, density = 1): Scale {
  const pixels = Math.max(1, Math.round((width - 2 * EDGE) * density));
  return { startUs, pixelsPerUs: pixels / (endUs - startUs), width: pixels };
}
