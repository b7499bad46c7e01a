import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WrittenTerm } from './glossary-schema.ts';
import { readGlossary } from './glossary.ts';
import { readTerms } from './terms.ts';
import { units } from './units.ts';

/** A term as pages show it. */
export type ShownTerm = WrittenTerm & {
  readonly id: string;
  /** The first lesson, in the order of the course, that marks it: `<unit>/<lesson>`. */
  readonly firstMet?: string;
};

/** The glossary of the project at `root` in the order of the alphabet. */
export async function showGlossary(root: string): Promise<readonly ShownTerm[]> {
  const glossary = await readGlossary(root);
  const firstMet = new Map<string, string>();
  for (const lesson of units.flatMap(({ folder, lessons }) => lessons.map((name) => `${folder}/${name}`))) {
    const file = `src/content/docs/${lesson}/index.mdx`;
    if (!existsSync(join(root, file))) continue;
    const { terms } = readTerms(file, await readFile(join(root, file), 'utf8'), glossary);
    for (const { id } of terms) if (!firstMet.has(id)) firstMet.set(id, lesson);
  }
  return [...glossary.terms]
    .map(([id, term]) => {
      const lesson = firstMet.get(id);
      return { id, ...term, ...(lesson !== undefined && { firstMet: lesson }) };
    })
    .toSorted((one, other) => one.term.localeCompare(other.term, 'en'));
}
