import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A host that serves the built site but cannot send headers of the site's own, as GitHub Pages. */
export type PlainHost = {
  /** Address of the site there, with a slash at its end. */
  readonly address: string;
  /** Paths that were asked for, in order. */
  readonly asked: readonly string[];
  /** Answers a path with this script from now on. */
  readonly replace: (path: string, script: string) => void;
  readonly close: () => Promise<void>;
};

const kept = ['content-type', 'etag'];

/** Starts a plain host before the site at `site`. */
export async function startPlainHost(site: string): Promise<PlainHost> {
  const asked: string[] = [];
  const replaced = new Map<string, string>();
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    const script = replaced.get(path);
    if (script !== undefined) {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
      return;
    }
    void fetch(new URL(path, site)).then(
      async (answer) => {
        const headers = kept.flatMap((name) => {
          const value = answer.headers.get(name);
          return value === null ? [] : [[name, value] as const];
        });
        response.writeHead(answer.status, Object.fromEntries(headers)).end(Buffer.from(await answer.arrayBuffer()));
      },
      () => response.writeHead(502).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}${new URL(site).pathname}`,
    asked,
    replace: (path, script) => void replaced.set(path, script),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
