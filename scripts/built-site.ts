import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { command } from './command.ts';

/** A build of the site that tests look at. */
export type BuiltSite = { readonly base: string; readonly folder: string };

/** The site at the root of a host, as `npm run build` makes it, and under a sub-path. */
export const builtSites = {
  root: { base: '/', folder: 'dist' },
  'sub-path': { base: '/course/', folder: '.cache/dist-sub-path' },
} as const satisfies Record<string, BuiltSite>;

const inputs = ['src/**/*', 'public/**/*', 'astro.config.*', 'tsconfig/programs.json', 'package-lock.json'];

/** Builds a site unless what stands in its folder was built from the very files that are here now. Throws if it cannot. */
export async function ensureBuilt(name: keyof typeof builtSites): Promise<void> {
  const { base, folder } = builtSites[name];
  const stampFile = `.cache/built/${name}`;
  const stamp = inputsHash();
  const isFresh =
    existsSync(`${folder}/index.html`) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
  if (isFresh) return;
  const { ok, seconds, output } = await command(`astro build --outDir ${folder}`, {
    output: 'keep',
    env: { BASE_PATH: base },
  });
  if (!ok) throw new Error(`The site could not be built under ${base}\n${output}`);
  console.log(`Built the site under ${base} in ${seconds.toFixed(1)} s.`);
  mkdirSync('.cache/built', { recursive: true });
  writeFileSync(stampFile, stamp);
}

function inputsHash(): string {
  const hash = createHash('sha256');
  for (const path of globSync(inputs).sort()) {
    if (statSync(path).isFile()) hash.update(path).update('\0').update(readFileSync(path));
  }
  return hash.digest('hex');
}
