import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compileLessonProgram } from '../../src/course/compile.ts';
import { lessonFile, programsOf, projectOf } from './course/project.ts';

const cache = 'node_modules/.cache/interleave/programs';

test('a program is compiled for both machines, and from then on taken from the cache', async () => {
  const root = await projectOf({});
  const [program] = await programsOf('```ts cell id="a" title="A"\nconsole.log(1 + 1);\n```\n');
  const first = await compileLessonProgram(root, program!);
  expect(first).toMatchObject({
    ok: true,
    builds: { guarded: { variant: 'guarded', main: 'main.ts' }, plain: { variant: 'plain', main: 'main.ts' } },
  });
  expect(await readdir(join(root, cache))).toEqual([`${program!.hash}.json`]);

  const kept = join(root, cache, `${program!.hash}.json`);
  await writeFile(kept, (await readFile(kept, 'utf8')).replace('1 + 1', '1 + 2'));
  expect(JSON.stringify(await compileLessonProgram(root, program!))).toContain('1 + 2');
});

test('what is not whole in the cache is compiled anew', async () => {
  const root = await projectOf({});
  const [program] = await programsOf('```ts cell id="a" title="A"\na: for (;;) break a;\n```\n');
  const first = await compileLessonProgram(root, program!);
  await writeFile(join(root, cache, `${program!.hash}.json`), '{"guarded":');
  expect(await compileLessonProgram(root, program!)).toEqual(first);
});

test('an error of the compiler names the line of the lesson', async () => {
  const [program] = await programsOf(
    '# A\n\n```ts cell id="a" title="A"\na();\n// file: b.ts\nb();\nconst = 1;\n```\n',
  );
  const broken = { ...program!.program.files[0], text: 'import "./b.ts";' };
  const files = [broken, ...program!.program.files.slice(1)] as const;
  const compiled = await compileLessonProgram(await projectOf({}), { ...program!, program: { files } });
  expect(compiled).toMatchObject({ ok: false, problems: [{ file: lessonFile, line: 7 }] });
  expect(JSON.stringify(compiled)).toContain('The program does not compile: ');
});
