/** The stretch of a trace that is looked at. Its bounds may lie between microseconds. */
export type TimeWindow = { readonly startUs: number; readonly endUs: number };

/** Nothing shorter is looked at: in ten microseconds the finest clock there is moves ten times. */
const SHORTEST_US = 10;

/** All of a trace that ends at `endUs`. */
export function wholeWindow(endUs: number): TimeWindow {
  return { startUs: 0, endUs: Math.max(1, endUs) };
}

/** The window `factor` times as long, in which `aroundUs` stays where it is; within the trace, and never too short. */
export function zoomed(window: TimeWindow, factor: number, aroundUs: number, endUs: number): TimeWindow {
  const length = window.endUs - window.startUs;
  const whole = wholeWindow(endUs).endUs;
  const wanted = Math.min(whole, Math.max(Math.min(SHORTEST_US, whole), length * factor));
  const startUs = aroundUs - ((aroundUs - window.startUs) / length) * wanted;
  return within(startUs, wanted, whole);
}

/** The window moved by `byUs` to later, as far as the trace goes. */
export function panned(window: TimeWindow, byUs: number, endUs: number): TimeWindow {
  return within(window.startUs + byUs, window.endUs - window.startUs, wholeWindow(endUs).endUs);
}

/** The window moved as little as needed, so that it shows `fromUs` to `toUs`, or where that is too long, its beginning. */
export function revealing(window: TimeWindow, fromUs: number, toUs: number, endUs: number): TimeWindow {
  const length = window.endUs - window.startUs;
  const margin = length / 20;
  if (fromUs < window.startUs || toUs - fromUs > length) return panned(window, fromUs - margin - window.startUs, endUs);
  if (toUs > window.endUs) return panned(window, toUs + margin - window.endUs, endUs);
  return window;
}

function within(startUs: number, length: number, wholeUs: number): TimeWindow {
  const start = Math.max(0, Math.min(startUs, wholeUs - length));
  return { startUs: start, endUs: start + length };
}
