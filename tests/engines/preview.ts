import { preview } from 'astro';
import type { TestProject } from 'vitest/node';
import { builtSites } from '../../scripts/built-site.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built site, with a slash at its end. */
    site: string;
  }
}

/** Serves the built site while the tests run. */
export default async function servePreview(project: TestProject): Promise<() => Promise<void>> {
  const server = await preview({ outDir: builtSites.root.folder, logLevel: 'error', server: { port: 4430 } });
  project.provide('site', `http://localhost:${server.port}/`);
  return () => server.stop();
}
