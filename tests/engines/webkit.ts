import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import * as v from 'valibot';
import { vi } from 'vitest';
import { findWebKit } from '../../scripts/engines.ts';
import type { Engine } from './engine-page.ts';

const answerSchema = v.object({ value: v.unknown() });
const errorSchema = v.object({ error: v.string(), message: v.string() });
const sessionSchema = v.object({ sessionId: v.string() });
const control = '\uE009';
/** What WebDriver calls the keys (https://www.w3.org/TR/webdriver2/#keyboard-actions). */
const keys = { ArrowRight: '\uE014', End: '\uE010', Home: '\uE011' } as const;

/** Starts WebKitGTK on a screen of its own and drives it by WebDriver (https://www.w3.org/TR/webdriver2/). */
export async function startWebKit(): Promise<Engine> {
  const webkit = findWebKit();
  if (webkit === undefined) throw new Error('There is no WebKitGTK: install webkit2gtk-driver and xvfb.');
  const screen = spawn(webkit.screen, ['-displayfd', '1', '-screen', '0', '1440x900x24'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [display] = (await once(screen.stdout, 'data')) as [Buffer];
  const port = await freePort();
  const driver = spawn(webkit.driver, [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: `:${display.toString().trim()}`,
      GDK_BACKEND: 'x11',
      // There is no graphics card behind such a screen.
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    },
  });
  const ask = askingAt(`http://127.0.0.1:${port}`);
  await vi.waitFor(() => ask('GET', '/status'), { timeout: 60_000, interval: 50 });
  const { sessionId } = v.parse(
    sessionSchema,
    await ask('POST', '/session', {
      capabilities: {
        alwaysMatch: {
          'webkitgtk:browserOptions': { binary: webkit.browser, args: ['--automation', '--geometry=1440x900'] },
        },
      },
    }),
  );
  const session = `/session/${sessionId}`;
  let opened: string | undefined;
  /** Types where the focus is. */
  const type = async (text: string): Promise<void> => {
    const focused = Object.values((await ask('GET', `${session}/element/active`)) as Record<string, string>)[0];
    await ask('POST', `${session}/element/${focused ?? ''}/value`, { text });
  };
  return {
    page: {
      open: async (url) => {
        const [page] = url.split('#', 1);
        // Another hash alone would load nothing. Not always: WebKit does not give every page after a blank one the focus.
        if (page === opened) await ask('POST', `${session}/url`, { url: 'about:blank' });
        opened = page;
        await ask('POST', `${session}/url`, { url });
      },
      evaluate: async (fn, ...args) =>
        (await ask('POST', `${session}/execute/sync`, {
          script: `return (${String(fn)})(...arguments)`,
          args,
        })) as never,
      retype: async (text) => {
        // Modifiers are held until the call ends.
        await type(`${control}a`);
        await type(text);
      },
      press: async (key) => {
        await type(keys[key]);
      },
    },
    close: async () => {
      await ask('DELETE', session);
      await Promise.all([ended(driver), ended(screen)]);
    },
  };
}

type Ask = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;

/** Sends WebDriver's commands to a driver; an error that it answers with is thrown. */
function askingAt(address: string): Ask {
  return async (method, path, body) => {
    const response = await fetch(`${address}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { value } = v.parse(answerSchema, await response.json());
    if (response.ok) return value;
    const { error, message } = v.parse(errorSchema, value);
    throw new Error(`WebDriver ${method} ${path}: ${error}: ${message}`);
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}
