import { comlinkAddress } from './deno-modules.ts';
import { labSources } from './outside-sources.ts';

/** A text as a template literal of TypeScript. */
export function templateText(text: string): string {
  return `\`${text.replace(/[\\`]/gu, '\\$&').replaceAll('${', '\\${')}\``;
}

/** Texts by name, as an object of template literals. */
export function templateTexts(texts: Readonly<Record<string, string>>): string {
  return `{\n${Object.entries(texts)
    .map(([name, text]) => `  ${JSON.stringify(name)}: ${templateText(text)},`)
    .join('\n')}\n}`;
}

/** The code that a notebook begins with: `lab` as source, and what writes and finds the files of programs. */
export function setupCode(): string {
  const lab = Object.fromEntries(
    Object.entries(labSources).map(([name, text]) => [
      name,
      text.replaceAll(/(["'])comlink\1/gu, JSON.stringify(comlinkAddress)),
    ]),
  );
  return `// What the course adds to its programs. Files are written to a folder of their own, because workers load them.
const base = (await Deno.makeTempDir({ prefix: "interleave-" })).replaceAll("\\\\", "/").replace(/^\\/?/, "/");
const versions = new Map<string, string>();
let written = 0;

async function save(address: string, text: string): Promise<void> {
  await Deno.mkdir(new URL(".", address), { recursive: true });
  await Deno.writeTextFile(new URL(address), text);
}

/** Writes the files of a program, to a new place each time, so that they are loaded anew. */
async function write(program: string, files: Record<string, string>): Promise<void> {
  written += 1;
  versions.set(program, \`file://\${base}/\${program}-\${written}\`);
  for (const [name, text] of Object.entries(files)) await save(at(program, name), text);
}

/** The address of a program's file. */
function at(program: string, name: string): string {
  return \`\${versions.get(program)}/\${name}\`;
}

const labAddress = \`file://\${base}/lab/index.ts\`;
const labFiles: Record<string, string> = ${templateTexts(lab)};
for (const [name, text] of Object.entries(labFiles)) await save(\`file://\${base}/lab/\${name}\`, text);
await import(\`file://\${base}/lab/printing.ts\`);
const lab = await import(labAddress);
const { setMachine } = await import(\`file://\${base}/lab/machine.ts\`);

const workersOfPools: Worker[] = [];

/** Picks what the pools of a program run on; those of the one before end. */
async function pick(program: string, kind: "main" | "workers", workers: number): Promise<void> {
  for (const worker of workersOfPools.splice(0)) worker.terminate();
  const { modules } = versions.has(program) ? await import(at(program, "added/modules.ts")) : { modules: {} };
  const openWorker = () => {
    const worker = new Worker(at(program, "added/pool-worker.ts"), { type: "module" });
    workersOfPools.push(worker);
    return worker;
  };
  setMachine({ kind, workers, modules, openWorker });
}`;
}
