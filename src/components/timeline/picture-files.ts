import { toSvg, toTraceEvents } from '../../runtime/index.ts';
import type { Trace } from '../../runtime/index.ts';
import { presentColours } from './page-colours.ts';
import type { TimelineState } from './timeline-state.ts';

/** How wide an exported picture is, in CSS pixels. */
const WIDTH = 1200;
/** Pixels of a PNG to each CSS pixel. */
const SHARPNESS = 2;

/** The trace as a file for Perfetto and the developer tools of browsers. */
export function traceFile(trace: Trace): Blob {
  return new Blob([JSON.stringify(toTraceEvents(trace))], { type: 'application/json' });
}

/** The picture as it is in sight, as SVG in the colours that the page has at `element` now. */
export function svgFile(timeline: TimelineState, element: Element): Blob {
  const { arrangement } = timeline.picture.value;
  const view = { arrangement, window: timeline.window.value, width: WIDTH };
  return new Blob([toSvg(timeline.trace.value, view, presentColours(element))], { type: 'image/svg+xml' });
}

/** The same as PNG. Rejects with a sentence where the browser does not draw it. */
export async function pngFile(timeline: TimelineState, element: Element): Promise<Blob> {
  const url = URL.createObjectURL(svgFile(timeline, element));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * SHARPNESS;
    canvas.height = image.naturalHeight * SHARPNESS;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const { promise, resolve } = Promise.withResolvers<Blob | null>();
    canvas.toBlob(resolve, 'image/png');
    const blob = await promise;
    if (blob) return blob;
  } catch (cause) {
    throw new Error(refusal, { cause });
  } finally {
    URL.revokeObjectURL(url);
  }
  throw new Error(refusal);
}

const refusal = 'This browser did not draw the picture as PNG. Export it as SVG instead.';
