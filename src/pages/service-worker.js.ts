import type { APIRoute } from 'astro';
import { transform } from 'esbuild-wasm';
import source from '../components/shell/isolation.worker.ts?raw';

/** The service worker, at the root of the site because a service worker's reach is the folder that it lies in. */
export const GET: APIRoute = async () => {
  const { code } = await transform(source, { loader: 'ts', minify: true });
  return new Response(code, { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } });
};
