import { describe, expect, test } from 'vitest';
import { buildOf, execute } from './compile-harness.ts';

type Files = string | Readonly<Record<string, string>>;

const variants = ['plain', 'guarded'] as const;

const said = async (files: Files): Promise<readonly unknown[]> => (await execute(await buildOf(files))).said;

/** `ReferenceError: Cannot access 'a' before initialization`, or that nothing was thrown. */
async function thrownBy(files: Files, variant: (typeof variants)[number] = 'plain'): Promise<string> {
  const build = await buildOf(files, variant);
  return execute(build).then(() => 'nothing was thrown', String);
}

const early = (name: string): string => `ReferenceError: Cannot access '${name}' before initialization`;

describe.each(variants)('in the %s variant, a use before the declaration throws', (variant) => {
  test.each([
    ['let', 'say(a); let a = 1;'],
    ['let without a value', 'say(a); let a;'],
    ['let with a type', 'say(a); let a: number;'],
    ['let that is assigned', 'a = 1; let a;'],
    ['let after typeof', 'say(typeof a); let a = 1;'],
    ['const', 'say(a); const a = 1;'],
    ['the second of two', 'say(a); let b = 1, a = 2;'],
    ['a pattern', 'say(a); const { b: [a = 1] } = { b: [] };'],
    ['a pattern right after the word', 'say(a); const{a}={ a: 1 };'],
    ['class', 'new a(); class a {}'],
    ['an abstract class', 'say(a); abstract class a {}'],
    ['an abstract class that is exported', 'say(a); export abstract class a {}'],
    ['the class of an extends', 'class b extends a {}\nclass a {}'],
    ['a class that says its own name', 'new a(); class a { static first = a; }'],
    [
      'a class with a decorator',
      'const keep = (x: any, _: unknown) => x; say(a); @keep class a { me() { return a; } }',
    ],
    [
      'a method with a decorator',
      'const keep = (x: any, _: unknown) => x; new a(); class a { @keep me() { return a; } }',
    ],
    ['an export', 'say(a); export let a = 1;'],
    ['a default export with a name', 'say(a); export default class a {}'],
    ['a name in a function that is called early', 'f(); let a = 1; function f() { return a; }'],
    ['a name with comments around', 'say(a); export /* const // */ let // x\n /** y **/ a = 1;'],
    ['a name after a long row of slashes', `say(a); const ${'/'.repeat(200)}\n a = 1;`],
    ['a name in its own value', 'let a = (() => a)();'],
    ['a first statement', 'let b = a; let a = 1;'],
  ])('%s', async (_, text) => {
    expect(await thrownBy(text, variant)).toBe(early('a'));
  });
});

test('a module that is imported by one that it imports is told of what is not there yet', async () => {
  const inEach = (use: string, declaration: string) =>
    thrownBy({ 'main.ts': 'import "./a.ts";', 'a.ts': `import "./b.ts"; ${declaration}`, 'b.ts': use });
  expect(await inEach('import { a } from "./a.ts"; say(a);', 'export const a = 1;')).toBe(early('a'));
  expect(await inEach('import { A } from "./a.ts"; new A();', 'export class A {}')).toBe(early('A'));
  expect(await inEach('import a from "./a.ts"; say(a);', 'export default 1;')).toBe(early('a_default'));
  expect(await inEach('import a from "./a.ts"; say(a);', 'export default class {}')).toBe(early('a_default'));
  expect(await inEach('import * as all from "./a.ts"; say(all.a);', 'export let a = 1;')).toBe(early('a'));
  expect(await inEach('import { a } from "./a.ts"; say(a());', 'export function a() { return b; } let b = 1;')).toBe(
    early('b'),
  );
});

test('functions of modules that import each other can be called before either is evaluated', async () => {
  const files = {
    'main.ts': 'import "./a.ts";',
    'a.ts': 'import "./b.ts"; export default function f() { return 7; }',
    'b.ts': 'import f from "./a.ts"; say(f());',
  };
  expect(await said(files)).toEqual([7]);
});

test('in order, every declaration works as it did', async () => {
  const text = `
    let a = 1, b; const { c, d: [e = 5] } = { c: 3, d: [] as number[] };
    a += 1; b = 2;
    for (let i = 0; i < 1; i++) { const f = i; say(f); }
    for (const g of [6]) say(g);
    class A {} class B extends A { twice() { return [B, new B()]; } }
    export default class C { static first = new C(); }
    say(a, b, c, e, new B().twice()[1] instanceof A, C.first instanceof C);`;
  expect(await said(text)).toEqual([0, 6, 2, 2, 3, 5, true, true]);
});

test('a const stays one for code that is made when the program runs', async () => {
  const text = 'const a = 1; let b = 1; try { eval("b = 2; a = 2"); } catch (error) { say(error.name); } say(a, b);';
  expect(await said(text)).toEqual(['TypeError', 1, 2]);
});

test('the reader’s var is a var', async () => {
  expect(await said('say(a); var a = 1; var a = 2; say(a);')).toEqual([undefined, 2]);
  expect(await said('say(i, n); for (var i = 0; i < 2; i++) { var n = i; } say(i, n);')).toEqual([
    undefined,
    undefined,
    2,
    1,
  ]);
  expect(await said('export var a = 1; say(a, b); { var b = 2; } var letter = 3; var construct = 4;')).toEqual([
    1,
    undefined,
  ]);
});

test('enums and namespaces can be declared in parts, as TypeScript has it', async () => {
  const text = `
    say(typeof Light, typeof Size);
    enum Light { Red } enum Light { Green = 5 }
    const enum Size { S = 1 } export const /* not a variable */ enum Size2 { L = 2 }
    namespace Shop { export const open = true; } namespace Shop { export const till = 2; }
    class Cat { static legs = 4; } namespace Cat { export const tail = 1; }
    function dog() { return 8; } namespace dog { export const tail = 3; }
    import legs = Cat.legs;
    say(Light.Green, Light[0], Size.S, Size2.L, Shop.open, Shop.till, Cat.legs + Cat.tail, dog() + dog.tail, legs);`;
  expect(await said(text)).toEqual(['undefined', 'undefined', 5, 'Red', 1, 2, true, 2, 5, 11, 4]);
});

test('classes are called what the reader calls them', async () => {
  const files = {
    'main.ts': `
      import { A as Other } from "./a.ts";
      const keep = (x: any, _: unknown) => x;
      class A { static all = [A]; at(n: number) { return A.all[n]; } }
      class Same { static A = 1; }
      export default class B { _B = 1; static #count = 0; static { B.#count++; } same() { return { B, _B: B, ...{ _B: 2 } }; } }
      class C { @keep me() { return C; } }
      abstract class D { constructor(readonly like = D) {} }
      const E = class { static itself = 1; };
      const F = class Inner { static itself = Inner; };
      say(A.name, Other.name, Same.name, B.name, C.name, D.name, E.name, F.name, F.itself.name);
      say(new A().at(0) === A, Object.keys(new B().same()).join(), new B()._B, new C().me() === C);
      say((await import("./lazy.ts")).names);`,
    'a.ts': 'export class A {} class E {} class Inner { me() { return Inner; } } say(A.name, E.name, Inner.name);',
    'lazy.ts': 'class G { static me = G; } class A {} export const names = [G.name, A.name].join();',
  };
  expect(await said(files)).toEqual([
    ...['A', 'E', 'Inner'],
    ...['A', 'A', 'Same', 'B', 'C', 'D', 'E', 'Inner', 'Inner'],
    ...[true, 'B,_B', 1, true],
    'G,A',
  ]);
});

test('a class that extends one of its own name, from another module, keeps it as its parent', async () => {
  const files = {
    'main.ts': 'import { A as Base } from "./a.ts"; class A extends Base { static me = A; } say(new A().from);',
    'a.ts': 'export class A { from = "a.ts"; }',
  };
  expect(await said(files)).toEqual(['a.ts']);
});

// Functions outside share the variables of these modules, so that they cannot stand in the block where they belong.
test('a module that is loaded on demand, or disposes of something at its end, reads undefined before the declaration', async () => {
  const lazy = { 'main.ts': 'await import("./lazy.ts"); let a = 1;', 'lazy.ts': 'let b = a; say(b); let a = 2, c;' };
  expect(await said(lazy)).toEqual([undefined]);
  expect(await said('let b = a; say(b); using c = null; let a = 2;')).toEqual([undefined]);
});

test('what a lazy module declares does not change what main declares beside it', async () => {
  const files = {
    'main.ts': 'import { b } from "./lazy.ts"; await import("./lazy.ts"); say(b, a); let a = 1;',
    'lazy.ts': 'export const b = 2;',
  };
  expect(await thrownBy(files)).toBe(early('a'));
});
