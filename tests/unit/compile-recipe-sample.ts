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
  version: '10',
  guarded: '5530da89fc3794dbf34d03df32c71d5d6dc6768de6918d36376d628d104275d1',
  plain: '353b225cdb8f51391c5a705c296725d448b9912d7ef7339d8157a0cded4ef5fc',
} as const;
