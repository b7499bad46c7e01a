/** A program that has some of everything that the compile recipe treats in a way of its own. */
export const recipeSample = {
  'main.ts': `import { pool, span } from "lab";
import * as Comlink from "comlink";
import { square } from "./shop/square";
import data from "./data.json" with { type: "json" };

const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
const remote = Comlink.wrap<{ add(a: number, b: number): number }>(worker);
enum Light { Red, Green }
for (const size of data.sizes) console.log("😀", await pool(2).map([size], square), await remote.add(1, Light.Green));
const { cube } = await import("./lazy.ts");
span("cube", () => { let n = 9; while (n --> 0) cube(n); });
export default worker;
`,
  'shop/square.ts': 'export const square = (n: number): number => n * n;\r\nconsole.log(import.meta.url);',
  'lazy.ts': '\uFEFFexport const cube = await Promise.resolve((n: number) => n ** 3); "\u2028"; f();\nfunction f() {}',
  'worker.ts':
    'import { expose } from "comlink";\nexpose({ add: (a: number, b: number) => a + b });\ndo {} while (false);\n',
  'data.json': '{ "sizes": [1, 2] }',
} as const;

/** What the sample compiles to, as hashes of the builds' JSON: in Node and in the page. */
export const recipeSampleHashes = {
  version: '8',
  guarded: 'cecb5f608e56f2de3dd6ebd43fa3a9ab9da5afba2455691f5fe0cdf52b8ea264',
  plain: 'd86398add0fcf16678bcb8052c6ab8f84c5be66485cf6e850736b0768a029b67',
} as const;
