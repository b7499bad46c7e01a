import type { Editor } from './editor.ts';

/** Monaco does not support touch keyboards; who has a mouse or a pen beside the touch screen gets Monaco. */
export function kindForDevice(): Editor['kind'] {
  return matchMedia('(pointer: coarse)').matches && !matchMedia('(any-pointer: fine)').matches ? 'plain' : 'monaco';
}
