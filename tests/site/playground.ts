import type { Locator, Page } from '@playwright/test';
import { printLink, type LinkedProgram } from '../../src/runtime/program/link.ts';
import { cellTitled } from './cell.ts';

/** The playground's address, relative to the site's base. */
export const playground = './playground/';

/** Address, relative to the site's base, of the playground with a program. */
export function playgroundLink(program: LinkedProgram): string {
  const link = printLink(program);
  if (!link.ok) throw new Error(link.message);
  return playground + link.hash;
}

let programs = 0;

/** A program of one file, with a title that no other has: so a page tells which one it shows. */
export function programOf(text: string, machine: LinkedProgram['machine'] = { kind: 'main' }): LinkedProgram {
  programs += 1;
  return { title: `Program ${programs}`, files: [{ name: 'main.ts', text }], machine };
}

/** Opens the playground with a program, or puts it in the place of the one that is open there, and returns its cell. */
export async function openProgram(page: Page, program: LinkedProgram): Promise<Locator> {
  await page.goto(playgroundLink(program));
  const cell = cellTitled(page, program.title ?? 'Playground');
  await cell.waitFor();
  return cell;
}
