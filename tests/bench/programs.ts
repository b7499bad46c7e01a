import { readdirSync, readFileSync } from 'node:fs';
import type { LinkedProgram } from '../../src/runtime/program/link.ts';
import type { ProgramFile } from '../../src/runtime/program/program.ts';

const folder = 'tests/fixtures/programs/bench';

/** A program of the bench, as a link holds it; its `main.ts` comes first. */
export function benchProgram(name: string, machine: NonNullable<LinkedProgram['machine']>): LinkedProgram {
  const read = (file: string): ProgramFile => ({ name: file, text: readFileSync(`${folder}/${name}/${file}`, 'utf8') });
  const others = readdirSync(`${folder}/${name}`).filter((file) => file !== 'main.ts');
  return { title: name, files: [read('main.ts'), ...others.map(read)], machine };
}
