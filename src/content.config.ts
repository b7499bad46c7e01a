import { dirname } from 'node:path/posix';
import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { z } from 'astro/zod';

/** What a lesson's frontmatter says beside Starlight's own fields. Its unit is its folder; its place is in `units.ts`. */
const lesson = z.object({
  lede: z
    .string()
    .optional()
    .describe('One or two sentences under the title: what the reader will see and why it matters.'),
  minutes: z
    .number()
    .int()
    .positive()
    .max(120)
    .optional()
    .describe('How long a reader needs for the lesson with its programs, in minutes.'),
});

/** The collections of the site. A field that no schema knows stops the build. */
export const collections = {
  docs: defineCollection({
    loader: docsLoader(),
    schema: (context) => docsSchema({ extend: lesson })(context).strict(),
  }),
  exercises: defineCollection({
    loader: glob({ base: 'src/content/exercises', pattern: '*/index.mdx', generateId: ({ entry }) => dirname(entry) }),
    // `src/course/exercise-schema.ts` has checked all fields, with their lines, before anything is built.
    schema: z.looseObject({ title: z.string() }),
  }),
};
