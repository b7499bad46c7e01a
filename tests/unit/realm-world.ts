/** A JavaScript world of its own with the realm's text code loaded first, as in a frame or a worker. */
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild-wasm';
import type { Line, Preview } from '../../src/runtime/results.ts';
import { lineText, previewText } from '../../src/runtime/trace/line-text.ts';
import type * as Console from '../../src/runtime/realm/console.ts';
import type * as DrawingModule from '../../src/runtime/realm/drawing.ts';
import type * as Platform from '../../src/runtime/realm/primordials-platform.ts';
import type * as PreviewModule from '../../src/runtime/realm/preview.ts';
import type * as Stack from '../../src/runtime/realm/stack.ts';

type Realm = typeof PreviewModule & typeof Stack & typeof Console & typeof DrawingModule & typeof Platform;

const bundled = await build({
  stdin: {
    contents: ['preview', 'stack', 'console', 'drawing', 'primordials-platform']
      .map((name) => `export * from './${name}.ts';`)
      .join(''),
    resolveDir: fileURLToPath(new URL('../../src/runtime/realm', import.meta.url)),
  },
  bundle: true,
  write: false,
  format: 'iife',
  globalName: 'realm',
  target: 'esnext',
});
const realmCode = `(() => { ${bundled.outputFiles[0]!.text}; return realm; })()`;

// Node formats the stacks of every world by this hook, and the test runner's would be seen to use a world's built-ins.
Reflect.deleteProperty(Error, 'prepareStackTrace');

/** Opens a world, with `globals` beside the language's own. */
export function openWorld(globals: Readonly<Record<string, unknown>> = {}, prelude = '') {
  const context = createContext({ ...globals });
  runInContext(prelude, context);
  const realm = runInContext(realmCode, context) as Realm;
  const run = (program: string): unknown =>
    runInContext(program, context, { filename: 'program:///main.ts.js', timeout: 5_000 });
  // What the realm sends is cloned on its way to the page.
  const preview = (expression: string): Preview => structuredClone(realm.preview(run(`(${expression})`)));
  return { realm, run, preview, text: (expression: string) => previewText(preview(expression)) };
}

/** A world with a console whose clock stands still until the test moves it. */
export function openConsole(globals: Readonly<Record<string, unknown>> = {}) {
  const world = openWorld(globals);
  const sent: { lines: readonly Line[]; dropped: number }[] = [];
  const clock = { now: 1_000, site: undefined as number | undefined };
  const due: (() => void)[] = [];
  const lane = world.realm.installConsole(world.run('globalThis') as object, {
    now: () => clock.now,
    takeSite: () => {
      const { site } = clock;
      clock.site = undefined;
      return site;
    },
    entry: () => 'main.ts',
    send: (lines, dropped) => void sent.push(structuredClone({ lines, dropped })),
    soon: (flush) => void due.push(flush),
  });
  const lines = (): Line[] => sent.flatMap((batch) => batch.lines);
  return { ...world, lane, clock, sent, due, lines, texts: () => lines().map(lineText) };
}
