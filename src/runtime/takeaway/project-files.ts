import { cellFileOf, packageImports } from '../program/cell-names.ts';
import { importedModules, workerFiles } from './module-graph.ts';
import { comlinkVersion, labSources, pageSources } from './outside-sources.ts';
import { fileNameOf, machineText, type TakenProgram } from './taken-program.ts';

/** Texts by their paths in a folder. */
export type FolderOfTexts = Readonly<Record<string, string>>;

type Programs = readonly [TakenProgram, ...TakenProgram[]];

/**
 * Programs as a Vite project that runs as it is: one page for each, their files as they stand, `lab` as source, and in
 * `run/` what the course's compiler adds. A cell that others import from stands once, if it is among `programs`.
 */
export function projectFiles(title: string, programs: Programs): FolderOfTexts {
  const ids = new Set(programs.map(({ id }) => id));
  const pages = programs.map((program) => ({
    program,
    page: programs.length === 1 ? 'index.html' : `${program.id}.html`,
  }));
  const imports = Object.fromEntries(
    programs.flatMap(({ id, files }) => {
      const place = (cell: string): string => (ids.has(cell) ? `./programs/${cell}` : `./programs/${id}/cells/${cell}`);
      return Object.entries(packageImports(files, place) ?? {});
    }),
  );
  return {
    'README.md': readme(title, programs),
    'package.json': json({
      name: fileNameOf(title, ''),
      private: true,
      type: 'module',
      scripts: { dev: 'vite', build: 'vite build', preview: 'vite preview' },
      ...(Object.keys(imports).length > 0 && { imports }),
      dependencies: { comlink: comlinkVersion },
      devDependencies: { typescript: '^6.0.0', vite: '^8.0.0' },
    }),
    'tsconfig.json': json({
      compilerOptions: {
        target: 'ESNext',
        module: 'ESNext',
        moduleResolution: 'Bundler',
        moduleDetection: 'force',
        lib: ['ESNext', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
        types: [],
        paths: { lab: ['./lab/index.ts'] },
        allowImportingTsExtensions: true,
        resolveJsonModule: true,
        noEmit: true,
        skipLibCheck: true,
        strict: true,
      },
    }),
    'vite.config.ts': viteConfig(pages.map(({ page }) => page)),
    ...(programs.length > 1 && { 'index.html': listPage(title, programs) }),
    ...Object.fromEntries(
      Object.entries({ ...labSources, ...pageSources }).map(([name, text]) => [`lab/${name}`, text]),
    ),
    ...Object.fromEntries(pages.flatMap(({ program, page }) => Object.entries(programFiles(program, page, ids)))),
  };
}

function programFiles(program: TakenProgram, page: string, ids: ReadonlySet<string>): FolderOfTexts {
  const { id, title, files, machine } = program;
  const [main] = files;
  const pathOf = (name: string): string => {
    const from = cellFileOf(name);
    return from && ids.has(from.id) ? `programs/${from.id}/${from.file}` : `programs/${id}/${name}`;
  };
  const workers = new Set(workerFiles(program));
  const own = files.filter(({ name }) => !ids.has(cellFileOf(name)?.id ?? ''));
  const modules = importedModules(program).map(
    (name) => `  ${JSON.stringify(name)}: () => import(${JSON.stringify(`../../${pathOf(name)}`)}),`,
  );
  return {
    [page]: programPage(title, id),
    ...Object.fromEntries(
      own.map(({ name, text }) => [
        pathOf(name),
        workers.has(name)
          ? `${text}\n\n// Added: shows on the page what this worker prints.\nimport "${up(pathOf(name))}lab/printing.ts";\n`
          : text,
      ]),
    ),
    [`run/${id}/start.ts`]: machine.kind === 'main' ? startOnPage : startInWorker,
    [`run/${id}/thread.ts`]: `// Picks what pools run on, then runs the program.
import "../../lab/printing.ts";
import { setMachine } from "../../lab/machine.ts";
import { modules } from "./modules.ts";

setMachine({
  kind: "${machine.kind === 'main' ? 'main' : 'workers'}",
  workers: ${machine.kind === 'workers' ? machine.workers : 4},
  modules,
  openWorker: () => new Worker(new URL("./pool-worker.ts", import.meta.url), { type: "module" }),
});
await import("../../${pathOf(main.name)}");
`,
    [`run/${id}/modules.ts`]: `// The files whose functions a pool can call. The course's compiler finds them by itself.
export const modules = {
${modules.join('\n')}
};
`,
    [`run/${id}/pool-worker.ts`]: `// A worker of a pool: it waits for calls, and loads the file of a function when it is first asked for it.
import "../../lab/printing.ts";
import { servePool } from "../../lab/lane.ts";
import { modules } from "./modules.ts";

servePool(modules);
`,
  };
}

const startOnPage = `// The program runs on the page's own thread.
import { showOutput } from "../../lab/output.ts";

showOutput(document.querySelector("#output") ?? document.body);
await import("./thread.ts");
`;

const startInWorker = `// The program runs in a worker, so that the page stays free.
import { showOutput } from "../../lab/output.ts";

showOutput(document.querySelector("#output") ?? document.body);
const thread = new Worker(new URL("./thread.ts", import.meta.url), { type: "module", name: "main" });
thread.addEventListener("error", ({ message }) => console.error(message));
`;

function up(path: string): string {
  return '../'.repeat(path.split('/').length - 1);
}

function viteConfig(pages: readonly string[]): string {
  const inputs = pages.length === 1 ? pages : ['index.html', ...pages];
  return `import { defineConfig } from "vite";

/** Lets threads share memory. */
const headers = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

export default defineConfig({
  resolve: { alias: [{ find: /^lab$/, replacement: "/lab/index.ts" }] },
  worker: { format: "es" },
  build: {
    target: "esnext",
    // The names of functions and classes are printed.
    minify: false,
    rolldownOptions: { input: [${inputs.map((input) => JSON.stringify(input)).join(', ')}] },
  },
  server: { headers },
  preview: { headers },
});
`;
}

function programPage(title: string, id: string): string {
  return page(
    title,
    `    <pre id="output"></pre>
    <script type="module" src="/run/${id}/start.ts"></script>`,
  );
}

function listPage(title: string, programs: Programs): string {
  const items = programs.map((program) => `      <li><a href="/${program.id}.html">${escaped(program.title)}</a></li>`);
  return page(title, `    <ul>\n${items.join('\n')}\n    </ul>`);
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${escaped(title)}</title>
    <style>
      :root { color-scheme: light dark; font-family: system-ui, sans-serif; }
      body { max-width: 50rem; margin: 2rem auto; padding-inline: 1rem; }
      pre { white-space: pre-wrap; }
      .error { color: light-dark(#a40000, #ff9a8a); }
    </style>
  </head>
  <body>
    <h1>${escaped(title)}</h1>
${body}
  </body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function readme(title: string, programs: Programs): string {
  const simulated = programs.filter(({ machine }) => machine.kind === 'simulated');
  const list = programs.map(
    (program) => `- \`programs/${program.id}/\`: ${program.title} (${machineText(program.machine)})`,
  );
  return (
    [
      `# ${title}`,
      'Programs of Interleave, a course on concurrency and parallelism, as a project of your own. With Node.js 20 or newer:',
      '```sh\nnpm install\nnpm run dev\n```',
      'and open the address that it prints. What a program prints stands on its page, and in the browser’s console.',
      '## What is in it',
      [
        ...list,
        '- `lab/`: the library of the course as source. `pool`, `task`, `cpu`, `io` and `span` do what they do there on real threads, and `table` and `plot` print their figures. A `span` is a measure in the browser’s performance panel.',
        '- `run/`: what the course’s compiler adds. `modules.ts` lists the files that workers of a pool load, `pool-worker.ts` is such a worker, and `thread.ts` says how many there are: change it as you like.',
      ].join('\n'),
      ...(simulated.length === 0
        ? []
        : [
            `The simulated machine is a part of the course and not in here: ${simulated.map((program) => `*${program.title}*`).join(', ')} takes real time, also where \`cpu(60_000)\` asks for a minute.`,
          ]),
      'A program ends with its page. The course ends a run when nothing can happen any more; here workers wait until you close it.',
    ].join('\n\n') + '\n'
  );
}
