import { printLink, type LinkedProgram } from '../../src/runtime/program/link.ts';

/** Address, relative to the site's base, of the playground with a program. */
export function playgroundLink(program: LinkedProgram): string {
  const link = printLink(program);
  if (!link.ok) throw new Error(link.message);
  return `./playground/${link.hash}`;
}
