import type { Variant } from '../request.ts';
import type { ProgramForm } from './compilation.ts';
import { hashText } from './hash.ts';
import type { Program } from './program.ts';

/** Changes whenever the same files would compile to other bytes: with the recipe, with esbuild, with acorn. */
export const recipeVersion = '10';

/** Names a build by all that it depends on: equal keys, equal bytes. The title and the order of further files do not count. */
export function buildKey(
  { files: [main, ...others] }: Program,
  variant: Variant,
  form: ProgramForm = 'runnable',
): string {
  const texts = others.map(({ name, text }) => [name, text]).sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
  return hashText(
    JSON.stringify([recipeVersion, form === 'runnable' ? variant : [variant, form], [main.name, main.text], ...texts]),
  );
}
