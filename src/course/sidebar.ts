import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { units } from './units.ts';

/** A group of the site's navigation: a unit and its lessons. */
export type SidebarGroup = { readonly label: string; readonly items: { readonly slug: string }[] };

/** The navigation of the course, in the order of {@link units}. What has not been written yet is left out. */
export function courseSidebar(root: string): SidebarGroup[] {
  return units
    .map(({ folder, title, lessons }) => ({
      label: title,
      items: lessons
        .map((lesson) => ({ slug: `${folder}/${lesson}` }))
        .filter(({ slug }) => existsSync(join(root, 'src/content/docs', slug, 'index.mdx'))),
    }))
    .filter(({ items }) => items.length > 0);
}
