import { expect, test } from 'vitest';
import { findRegionProblems, findRegions } from '../../src/runtime/program/regions.ts';

test('a region reaches from its marker to its end, whatever ends the lines', () => {
  for (const lineEnd of ['\n', '\r\n', '\r']) {
    const text = ['a', '// #hide', 'b', '// #end', '  // #fold The bank ', 'c', '  //#end', 'd'].join(lineEnd);
    expect(findRegions(text)).toEqual([
      { kind: 'hide', label: '', firstLine: 2, lastLine: 4 },
      { kind: 'fold', label: 'The bank', firstLine: 5, lastLine: 7 },
    ]);
    expect(findRegionProblems(text)).toEqual([]);
  }
});

test('what only looks like a marker is none', () => {
  const text = 'const a = "// #hide";\nconst b = 1; // #hide\n// #hidden\n/* #hide */\n# hide';
  expect(findRegions(text)).toEqual([]);
  expect(findRegionProblems(text)).toEqual([]);
});

test('markers that do not fit are named with their line', () => {
  expect(findRegionProblems('// #end')).toEqual([{ line: 1, message: '"#end" has no "#hide" or "#fold" before it.' }]);
  expect(findRegionProblems('\n// #hide\n')).toEqual([
    { line: 2, message: '"#hide" is never ended; write "// #end" on a line of its own.' },
  ]);
  expect(findRegionProblems('// #hide\n// #fold x\n// #end')).toEqual([
    { line: 2, message: '"#fold" stands inside the "#hide" of line 1; end that first with "// #end".' },
  ]);
  expect(findRegionProblems('// #fold\n// #end')).toEqual([
    { line: 1, message: 'A "#fold" says what it holds, as in "// #fold The bank".' },
  ]);
});

test('a region that is never ended is not folded', () => {
  expect(findRegions('// #hide\nsecret();')).toEqual([]);
});
