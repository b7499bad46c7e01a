import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importsOf } from './architecture/imports.ts';
import { violationsIn } from './architecture/rules.ts';

/** Files of the site that may import, programs of lessons left out: those are readers' code. */
const siteFiles = globSync(['src/**/*.{ts,tsx,astro,mdx}', 'astro.config.*'])
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !/^src\/content\/.*\.ts$/.test(path));

test('every import of the site goes along the arrows', () => {
  const files = new Map(siteFiles.map((path) => [path, readFileSync(path, 'utf8')]));
  expect(siteFiles.length).toBeGreaterThan(0);
  expect(violationsIn(files).map(({ file, line, rule }) => `${file}:${line} ${rule}`)).toEqual([]);
});

/** Each breaks one rule, with the line and the sentence that must come of it. */
const broken: readonly (readonly [file: string, complaint: string, text: string])[] = [
  ['src/runtime/results.ts', '1 results may not import request', `import type { Build } from './request.ts';`],
  ['src/runtime/request.ts', '1 request may not import protocol', `import type { LaneBrief } from './protocol.ts';`],
  ['src/runtime/protocol.ts', '1 protocol may not import program', `import { x } from './program/x.ts';`],
  [
    'src/runtime/protocol.ts',
    '1 protocol may not import the package comlink',
    `import type { Remote } from 'comlink';`,
  ],
  ['src/runtime/program/a.ts', '2 program may not import compile', `\nexport * from '../compile/b.ts';`],
  ['src/runtime/compile/a.ts', '1 compile may not import machines', `import { run } from '../machines/b.ts';`],
  ['src/runtime/machines/a.ts', '1 machines may not import components', `import '../../components/b.tsx';`],
  [
    'src/runtime/machines/a.ts',
    '2 machines may import nothing but types of realm',
    `const a = 1;\nvoid import('../realm/b.ts');`,
  ],
  [
    'src/runtime/sandbox/a.ts',
    '1 sandbox may import nothing but types of realm',
    `new Worker(new URL('../realm/b.ts', import.meta.url));`,
  ],
  ['src/runtime/compile/a.ts', '1 compile may not import realm', `type B = import('../realm/b.ts').B;`],
  [
    'src/runtime/trace/a.ts',
    '1 trace may not import the package @preact/signals',
    `import { signal } from '@preact/signals';`,
  ],
  ['src/runtime/compile/a.ts', '1 compile may not import the package preact', `import { h } from 'preact';`],
  [
    'src/runtime/compile/a.ts',
    '1 compile may not import the package monaco-editor/editor',
    `import 'monaco-editor/editor';`,
  ],
  [
    'src/runtime/compile/a.ts',
    '1 compile runs in a page, where there is no node:path',
    `import { join } from 'node:path';`,
  ],
  ['src/runtime/realm/a.ts', '1 realm may not import program', `import type { P } from '../program/p.ts';`],
  [
    'src/runtime/simulation/a.ts',
    '1 simulation may not import realm',
    `import { list } from '../realm/primordials.ts';`,
  ],
  [
    'src/runtime/simulation/a.ts',
    '1 simulation may import nothing but types of trace',
    `import { lineText } from '../trace/line-text.ts';`,
  ],
  [
    'src/runtime/schedules/a.ts',
    '1 schedules may not import program',
    `import type { Program } from '../program/program.ts';`,
  ],
  [
    'src/runtime/machines/a.ts',
    '1 machines may not import schedules',
    `import { explore } from '../schedules/explore.ts';`,
  ],
  [
    'src/runtime/machines/a.ts',
    '1 machines may not import simulation',
    `import type { Thread } from '../simulation/thread.ts';`,
  ],
  ['src/runtime/realm/a.worker.ts', '1 realm may not import the package preact', `import { h } from 'preact';`],
  [
    'src/components/cell/A.tsx',
    '1 components may not import machines',
    `import { start } from '../../runtime/machines/b.ts';`,
  ],
  [
    'src/components/cell/A.tsx',
    '1 components may read the files of lab but not import them',
    `import { pool } from '../../runtime/lab/b.ts';`,
  ],
  [
    'src/components/cell/A.tsx',
    '1 components may import course only where it is executed when the site is built',
    `import { x } from '../../course/b.ts';`,
  ],
  [
    'src/components/cell/A.astro',
    '6 components may import course only where it is executed when the site is built',
    `---\nconst a = 1;\n---\n<p />\n<script>\n  import '../../course/b.ts';\n</script>`,
  ],
  [
    'src/components/cell/A.astro',
    '2 components may not import pages',
    `---\nimport A from '../../pages/b.astro';\n---\n`,
  ],
  [
    'src/content/docs/a/index.mdx',
    '8 lessons may not import runtime',
    '---\ntitle: A\n---\n```ts\nimport "../../../course/no.ts";\n```\n\nimport { x } from "../../../runtime/index.ts"',
  ],
  [
    'src/course/a.ts',
    '1 course may import nothing but types of components',
    `import { Cell } from '../components/cell/Cell.tsx';`,
  ],
  [
    'src/pages/a.astro',
    '4 pages may import course only where it is executed when the site is built',
    `---\n---\n<script>\nimport '../course/b.ts'\n</script>`,
  ],
  ['src/runtime/index.ts', '1 runtime may not import realm', `export { x } from './realm/x.ts';`],
  ['src/lib/helpers.ts', '1 is in no room that tests/unit/architecture/rooms.ts knows', ''],
  ['src/pages/a.ts', '1 imports tests/x.ts, which is in no room', `import { x } from '../../tests/x.ts';`],
  [
    'src/integrations/a.ts',
    '1 integrations may read the files of realm but not import them',
    `import '../runtime/realm/b.ts';`,
  ],
];

test.each(broken)('an import is refused in %s: line %s', (file, complaint, text) => {
  expect(violationsIn(new Map([[file, text]])).map(({ line, rule }) => `${line} ${rule}`)).toEqual([complaint]);
});

/** Each goes along an arrow. */
const allowed: readonly (readonly [file: string, text: string])[] = [
  ['src/components/cell/A.astro', `---\nimport { x } from '../../course/b.ts';\n---\n`],
  ['src/components/editor/a.ts', `import text from '../../runtime/lab/lab.d.ts?raw';`],
  ['src/components/cell/A.tsx', `import type { Run } from '../../runtime/index.ts';\nimport { h } from 'preact';`],
  ['src/runtime/machines/a.ts', `import type { B } from '../realm/b.ts';\nimport { type C } from '../realm/c.ts';`],
  ['src/runtime/simulation/a.ts', `import type { Span } from '../trace/trace.ts';`],
  ['src/runtime/realm/a.ts', `import { createSimulation } from '../simulation/simulation.ts';`],
  ['src/pages/index.json.ts', `import { x } from '../course/b.ts';\nimport { join } from 'node:path';`],
  ['src/content/docs/a/index.mdx', `import Cell from '../../../components/cell/Cell.astro';`],
  ['src/integrations/a.ts', `export const entry = new URL('../runtime/realm/b.ts', import.meta.url);`],
];

test.each(allowed)('%s may say %j', (file, text) => {
  expect(violationsIn(new Map([[file, text]]))).toEqual([]);
});

test('a circle is named whole, with the import that closes it', () => {
  const files = new Map([
    ['src/runtime/program/a.ts', `import './b.ts';`],
    ['src/runtime/program/b.ts', `import './c.ts';`],
    ['src/runtime/program/c.ts', `\nimport type { A } from './a.ts';`],
  ]);
  const [a, b, c] = [...files.keys()];
  expect(violationsIn(files)).toEqual([{ file: c, line: 2, rule: `closes a circle: ${a} → ${b} → ${c} → ${a}` }]);
});

test('a word in a string or a comment is no import', () => {
  expect(importsOf('src/a.ts', `// import './b.ts'\nconst text = "import './c.ts'";`)).toEqual([]);
});
