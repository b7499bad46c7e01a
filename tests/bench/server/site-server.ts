import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { siteHeaders } from '../../../src/integrations/site-headers.ts';

/** One answer of the server. */
export type Served = {
  readonly path: string;
  /** Bytes on the wire, status line and headers of HTTP/1.1 included. */
  readonly wireBytes: number;
  readonly bodyBytes: number;
};

/** A folder behind HTTP, compressed as hosts do it, with the site's headers. */
export type SiteServer = {
  readonly origin: string;
  readonly port: number;
  /** What was served since it was last asked. */
  readonly takeServed: () => readonly Served[];
  readonly close: () => Promise<void>;
};

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** Files that are compressed before they are served. */
const compressible = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt', '.wasm']);
/** Compressing the largest takes a minute, so what was compressed once is kept. */
const keptIn = '.cache/bench/brotli';
const brotli = promisify(brotliCompress);

type Answer = { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> };

/** Serves a folder on a free port of this computer. All of it is compressed before this resolves. */
export async function serveSite(folder: string): Promise<SiteServer> {
  mkdirSync(keptIn, { recursive: true });
  const answers = new Map<string, Answer>();
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!statSync(join(folder, path)).isFile()) continue;
    answers.set(`/${path.replaceAll('\\', '/')}`, await answerOf(join(folder, path)));
  }
  let served: Served[] = [];

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const found = answers.get(path);
    const before = request.socket.bytesWritten;
    response.on('finish', () => {
      served.push({ path, wireBytes: request.socket.bytesWritten - before, bodyBytes: found?.body.length ?? 0 });
    });
    response.writeHead(found ? 200 : 404, {
      ...siteHeaders,
      ...found?.headers,
      'Content-Length': found?.body.length ?? 0,
    });
    response.end(found?.body);
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    takeServed: () => {
      const taken = served;
      served = [];
      return taken;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function answerOf(file: string): Promise<Answer> {
  const bytes = readFileSync(file);
  const extension = extname(file);
  const headers = {
    'Content-Type': types[extension] ?? 'application/octet-stream',
    'Cache-Control': file.includes('_astro')
      ? 'public, max-age=31536000, immutable'
      : 'public, max-age=0, must-revalidate',
  };
  if (!compressible.has(extension)) return { body: bytes, headers };
  return { body: await compressed(bytes), headers: { ...headers, 'Content-Encoding': 'br', Vary: 'Accept-Encoding' } };
}

async function compressed(bytes: Buffer): Promise<Buffer> {
  const kept = join(keptIn, createHash('sha256').update(bytes).digest('hex'));
  if (existsSync(kept)) return readFileSync(kept);
  const body = await brotli(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  writeFileSync(kept, body);
  return body;
}
