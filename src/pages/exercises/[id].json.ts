import type { APIRoute, GetStaticPaths } from 'astro';
import { graded } from 'virtual:interleave/exercises';

/** One asset for each exercise: all that marking an answer needs, fetched when one is about to be marked. */
export const getStaticPaths = (() => Object.keys(graded).map((id) => ({ params: { id } }))) satisfies GetStaticPaths;

/** The exercise with this id, as a `GradedExercise`. */
export const GET: APIRoute = async ({ params: { id = '' } }) => {
  const found = await graded[id]?.();
  return found ? Response.json(found.exercise) : new Response(null, { status: 404 });
};
