import { cancelFrame, now, requestFrame } from './primordials-platform.ts';

const periodMs = 1600;

/**
 * A strip at the foot of the frame that moves while the frame's thread is free, and stops when it is not: the plainest
 * picture of a blocked thread. It is drawn by script, not by the compositor, which would go on moving it.
 * It hangs on the document's root, so a program that replaces its body does not lose it.
 * Gives back a function that takes it away: when the run is over, what the program drew stays, and nothing moves.
 */
export function startHeartbeat(document: Document): () => void {
  const strip = document.createElement('div');
  const dot = document.createElement('div');
  strip.setAttribute('aria-hidden', 'true');
  strip.style.cssText =
    'position:fixed;inset:auto 0 0 0;height:4px;background:color-mix(in srgb,currentColor 10%,transparent);pointer-events:none';
  dot.style.cssText = 'position:absolute;inset-block:0;inline-size:12%;border-radius:2px;background:#c77800';
  strip.append(dot);
  document.documentElement.append(strip);

  // With reduced motion the strip fills in steps of a tenth of the period rather than gliding to and fro.
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  let frame = 0;
  const draw = (): void => {
    const phase = (now() % periodMs) / periodMs;
    const way = calm ? Math.floor(phase * 10) / 10 : 0.5 - Math.cos(phase * 2 * Math.PI) / 2;
    dot.style.insetInlineStart = `${way * 88}%`;
    frame = requestFrame(draw);
  };
  draw();
  return () => {
    cancelFrame(frame);
    strip.remove();
  };
}
