import type { APIRoute, GetStaticPaths } from 'astro';
import { builds } from 'virtual:interleave/programs';

/** One asset for each program of the course: `{ "guarded": Build, "plain": Build }`, fetched when it is about to run. */
export const getStaticPaths = (() =>
  Object.keys(builds).map((hash) => ({ params: { hash } }))) satisfies GetStaticPaths;

/** The compiled form of the program with this hash. */
export const GET: APIRoute = async ({ params: { hash = '' } }) => {
  const found = await builds[hash]?.();
  return found ? Response.json(found.builds) : new Response(null, { status: 404 });
};
