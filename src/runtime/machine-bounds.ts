/**
 * Figures about machines that a page needs before anything runs, and that whatever parses them keeps to as well. Imports
 * nothing: it is in the first load of every page with a program.
 */

/** From the least to the most of something that a machine may have. */
export type Bounds = { readonly least: number; readonly most: number };

/**
 * What a reader, a page or a link may ask of a machine; whoever parses and whatever offers it keep to these. Slices and
 * costs are milliseconds; `capacity` is how many requests a device serves at once.
 */
export const machineBounds = {
  workers: { least: 1, most: 16 },
  cores: { least: 1, most: 64 },
  seed: { least: 0, most: Number.MAX_SAFE_INTEGER },
  slice: { least: 0.1, most: 600_000 },
  cost: { least: 0, most: 60_000 },
  capacity: { least: 1, most: 1_000 },
  devices: { least: 0, most: 16 },
} as const satisfies Record<string, Bounds>;

/** The longest running time of a program unless its cell says otherwise, in milliseconds. */
export const defaultLimitMs = 30_000;

/** The slice that round robin begins with, in milliseconds. */
export const usualSliceMs = 10;

/** Longest name of a device, in UTF-16 units. */
const longestName = 40;

/** Whether a device may have this name: 1 to 40 characters, and none that every object has. */
export function isDeviceName(name: string): boolean {
  return name.length >= 1 && name.length <= longestName && !(name in Object.prototype) && name !== 'prototype';
}
