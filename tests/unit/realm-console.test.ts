import { beforeEach, describe, expect, test } from 'vitest';
import { openConsole } from './realm-world.ts';

let world: ReturnType<typeof openConsole>;
beforeEach(() => {
  world = openConsole();
});
const print = (program: string): string[] => {
  world.run(program);
  return world.texts();
};

describe('methods', () => {
  test('each level prints at its level', () => {
    world.run('for (const level of ["log", "info", "warn", "error", "debug"]) console[level](level, 1)');
    expect(world.lines().map((line) => line.level)).toEqual(['log', 'info', 'warn', 'error', 'debug']);
    expect(world.texts()[0]).toBe('log 1');
  });

  test('a call without arguments prints an empty line', () => {
    expect(print('console.log()')).toEqual(['']);
  });

  test('a value is shown as it was when it was printed', () => {
    expect(print('const o = { a: 1 }; console.log(o); o.a = 2')).toEqual(['{a: 1}']);
  });

  test('groups indent what is printed inside, and their own ends never go below none', () => {
    expect(
      print(
        'console.groupEnd(); console.group("a"); console.groupCollapsed(); console.log("b\\nc"); console.groupEnd(); console.groupEnd(); console.log("d")',
      ),
    ).toEqual(['a', '    b\n    c', 'd']);
  });

  test('count counts by label and says when there is nothing to reset', () => {
    expect(
      print(
        'console.count(); console.count("x"); console.count(); console.countReset(); console.count(); console.countReset("y")',
      ),
    ).toEqual(['default: 1', 'x: 1', 'default: 2', 'default: 1', "Count for 'y' does not exist"]);
  });

  test('timers print the milliseconds since they began', () => {
    world.run('console.time("t")');
    world.clock.now += 1.5;
    world.run('console.timeLog("t", { half: true })');
    world.clock.now += 1;
    world.run('console.timeEnd("t"); console.timeEnd("t"); console.time("t"); console.time("t")');
    expect(world.texts()).toEqual([
      't: 1.500 ms {half: true}',
      't: 2.500 ms',
      "Timer 't' does not exist",
      "Timer 't' already exists",
    ]);
  });

  test('assert prints only what does not hold', () => {
    expect(
      print(
        'console.assert(true, "no"); console.assert(false); console.assert(0, "n is %d", 3); console.assert(null, { a: 1 })',
      ),
    ).toEqual(['Assertion failed', 'Assertion failed: n is 3', 'Assertion failed {a: 1}']);
  });

  test('trace carries the frames of its caller', () => {
    expect(print('function here() { console.trace("why", 1) }\nhere(); console.trace()')).toEqual([
      'Trace: why 1',
      'Trace',
    ]);
    expect(world.lines()[0]!.values[0]).toMatchObject({
      frames: [
        { name: 'here', line: 1 },
        { name: '', line: 2 },
      ],
    });
  });

  test('dir and dirxml read no format', () => {
    expect(print('console.dir({ a: 1 }, { depth: 0 }); console.dirxml("%s", 1)')).toEqual(['{a: 1}', '%s 1']);
  });

  test('clear leaves the record as it is', () => {
    expect(print('console.log(1); console.clear(); console.log(2)')).toEqual(['1', '2']);
  });

  test('a label is not asked to turn itself into text', () => {
    expect(print('console.count({ toString() { throw 1 } }); console.time({ toString() { throw 1 } })')).toEqual([
      'object: 1',
    ]);
  });

  test('a hundred thousand arguments are shown as the first hundred and a count', () => {
    world.run('console.log(...Array(1e5).fill(1))');
    expect(world.lines()[0]!.values).toHaveLength(101);
    expect(world.texts()[0]).toMatch(/1 … 99900 more$/);
  });
});

describe('format specifiers', () => {
  test.each([
    ['"%s is %d, %i and %f%%", "n", 1.9, "2x", "1.5"', 'n is 1, 2 and 1.5%'],
    ['"%c styled", "color: red"', ' styled'],
    ['"100%"', '100%'],
    ['"%%"', '%%'],
    ['"%s"', '%s'],
    ['"%s %s", 1', '1 %s'],
    ['"%x %s", 1', '%x 1'],
    ['"%s", 1, "rest", { a: 1 }', '1 rest {a: 1}'],
    ['"user %o is %O here", { a: 1 }, [2]', 'user {a: 1} is [2] here'],
    ['"%s", { toString() { throw 1 } }', '{toString: ƒ toString}'],
    ['"%s %s %s %s", Symbol("a"), 1n, null, undefined', 'Symbol(a) 1 null undefined'],
    ['"%d %d %i", Symbol("a"), {}, 10n', 'NaN NaN 10'],
    ['{ a: 1 }, "%s", 1', '{a: 1} %s 1'],
  ])('console.log(%s) prints %s', (args, expected) => {
    expect(print(`console.log(${args})`)).toEqual([expected]);
  });
});

describe('tables', () => {
  test('rows are elements and columns their properties', () => {
    expect(print('console.table([{ a: 1, b: "x" }, { b: "yy", c: true }, 5])')).toEqual([
      ['(index)  a  b     c     Values', "0        1  'x'", "1           'yy'  true", '2                       5'].join(
        '\n',
      ),
    ]);
  });

  test('only the columns asked for are shown', () => {
    expect(print('console.table([{ a: 1, b: 2 }], ["b"])')).toEqual(['(index)  b\n0        2']);
  });

  test('maps, sets, typed arrays and objects have rows too', () => {
    expect(
      print(
        'console.table(new Map([["k", 1]])); console.table(new Set(["v"])); console.table(new Uint8Array([7])); console.table({ x: [1, 2] })',
      ),
    ).toEqual([
      "(key)  Values\n'k'    1",
      "(index)  Values\n0        'v'",
      '(index)  Values\n0        7',
      '(index)  0  1\nx        1  2',
    ]);
  });

  test('what has no rows is printed as it is', () => {
    expect(print('console.table(5); console.table("a"); console.table(null)')).toEqual(['5', 'a', 'null']);
  });

  test('getters are named and throwing proxies do no harm', () => {
    expect(
      print('console.table([{ get a() { throw 1 } }]); console.table(new Proxy({}, { ownKeys() { throw 1 } }))'),
    ).toEqual(['(index)  a\n0        [Getter]', 'Proxy']);
  });

  test('a million rows are shown as the first hundred and a count', () => {
    expect(print('console.table(Array.from({ length: 1e6 }, (_, i) => i))')[0]).toMatch(/99 +99\n… 999900 more$/);
  });
});

describe('where a line comes from', () => {
  test('a marked call names its site and entry, once', () => {
    world.clock.site = 3;
    world.run('console.log(1); console.log(2)');
    expect(world.lines()[0]).toMatchObject({ site: 3, entry: 'main.ts' });
    expect(world.lines()[1]).not.toHaveProperty('site');
  });

  test.each(['group()', 'groupEnd()', 'time("t")', 'clear()', 'assert(true)', 'countReset("none")'])(
    'console.%s does not leave its mark to the next line',
    (call) => {
      world.clock.site = 3;
      world.run(`console.${call}; console.log("next")`);
      expect(world.lines().at(-1)).not.toHaveProperty('site');
    },
  );

  test('an uncaught error is a line that says so', () => {
    world.lane.printUncaught(world.realm.preview(world.run('new RangeError("over the limit")')), 'error');
    world.lane.printUncaught(world.realm.preview(null), 'rejection');
    expect(world.texts()).toEqual(['Uncaught RangeError: over the limit', 'Uncaught (in promise) null']);
  });
});

describe('sending', () => {
  const flood = (count: number): void => void world.run(`for (let i = 0; i < ${count}; i++) console.log(i)`);

  test('the first two hundred lines are sent at once, one by one', () => {
    flood(200);
    expect(world.sent.map((batch) => batch.lines.length)).toEqual(Array(200).fill(1));
  });

  test('under flood, lines wait for a batch', () => {
    flood(300);
    expect(world.sent).toHaveLength(200);
    world.lane.flush();
    expect(world.sent.at(-1)!.lines).toHaveLength(100);
    expect(world.texts().at(-1)).toBe('299');
  });

  test('a batch asks once to be flushed when the thread is free', () => {
    flood(300);
    expect(world.due).toHaveLength(1);
    world.due[0]!();
    expect(world.texts()).toHaveLength(300);
    flood(1);
    expect(world.due).toHaveLength(2);
  });

  test('a line that comes fifty milliseconds after the last batch takes the batch with it', () => {
    flood(300);
    world.clock.now += 50;
    flood(1);
    expect(world.sent.at(-1)!.lines).toHaveLength(101);
  });

  test('a batch keeps its newest thousand lines, in order, and counts the others', () => {
    flood(1_500_00);
    world.lane.flush();
    const { lines, dropped } = world.sent.at(-1)!;
    expect(dropped).toBe(150_000 - 200 - 1_000);
    expect(lines.map((line) => (line.values[0] as { text: string }).text)).toEqual(
      Array.from({ length: 1_000 }, (_, index) => `${149_000 + index}`),
    );
  });

  test('after a calm of a hundred milliseconds lines are sent at once again, after what was kept', () => {
    flood(201);
    world.clock.now += 101;
    flood(2);
    expect(world.sent.slice(200).map((batch) => batch.lines.length)).toEqual([1, 1, 1]);
  });

  test('an empty batch is not sent', () => {
    world.lane.flush();
    expect(world.sent).toEqual([]);
  });
});

describe('the console is the program’s own', () => {
  test.each([
    ['replaces', 'globalThis.console = { log() {} }; console.log("gone")'],
    ['freezes', 'Object.freeze(console); console.log("kept")'],
    ['deletes', 'delete globalThis.console'],
    ['overwrites', 'console.log = () => {}; console.log("gone")'],
  ])('a program that %s it still has its uncaught errors printed', (_, program) => {
    world.run(program);
    world.lane.printUncaught(world.realm.preview(1), 'error');
    expect(world.texts().at(-1)).toBe('Uncaught 1');
  });

  test('a method works without its object', () => {
    expect(print('const { log } = console; [1].forEach((x) => log(x)); ')).toEqual(['1']);
  });
});
