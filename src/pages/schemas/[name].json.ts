import type { APIRoute, GetStaticPaths } from 'astro';
import { publishedSchema, schemaNames } from '../../course/published-schemas.ts';

/** The JSON Schemas of the files that teachers and students exchange: `/schemas/course-submission-1.json`. */
export const getStaticPaths = (() => schemaNames.map((name) => ({ params: { name } }))) satisfies GetStaticPaths;

/** The JSON Schema of this name. */
export const GET: APIRoute = ({ params: { name = '' } }) => {
  const schema = publishedSchema(name);
  return schema ? Response.json(schema) : new Response(null, { status: 404 });
};
