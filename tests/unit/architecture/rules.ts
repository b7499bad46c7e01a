import { importsOf, type Import } from './imports.ts';
import { roomOf, rulesOf, type Room } from './rooms.ts';

/** An import that the architecture does not allow, and the sentence that says why. */
export type Violation = { readonly file: string; readonly line: number; readonly rule: string };

/** Checks the imports of files (path from the root → text) against the rooms and their arrows. */
export function violationsIn(files: ReadonlyMap<string, string>): readonly Violation[] {
  const imports = [...files].flatMap(([file, text]) => importsOf(file, text));
  const strays = [...files.keys()]
    .filter((file) => roomOf(file) === undefined)
    .map((file) => ({ file, line: 1, rule: 'is in no room that tests/unit/architecture/rooms.ts knows' }));
  const broken = imports.flatMap((found) => {
    const rule = brokenRule(found);
    return rule === undefined ? [] : [{ file: found.file, line: found.line, rule }];
  });
  return [...strays, ...broken, ...circlesIn(imports)];
}

function brokenRule(found: Import): string | undefined {
  const room = roomOf(found.file);
  if (room === undefined) return undefined;
  return found.target.kind === 'package'
    ? brokenByPackage(room, found, found.target.name)
    : brokenByFile(room, found, found.target.path);
}

function brokenByPackage(room: Room, found: Import, name: string): string | undefined {
  const { packages, shuns = [] } = rulesOf(room);
  if (packages !== undefined && !packages.includes(name)) return `${room} may not import the package ${name}`;
  if (name.startsWith('node:'))
    return isBuilding(room, found) ? undefined : `${room} runs in a page, where there is no ${name}`;
  const shunned = shuns.some((shun) => name === shun || name.startsWith(shun.endsWith('/') ? shun : `${shun}/`));
  return shunned ? `${room} may not import the package ${name}` : undefined;
}

function brokenByFile(room: Room, found: Import, path: string): string | undefined {
  const target = roomOf(path);
  const { imports, types = [], texts = [], buildImports = [] } = rulesOf(room);
  const isRead = found.how === 'text' || (found.how === 'address' && isBuilding(room, found));
  if (target === undefined) return isRead ? undefined : `imports ${path}, which is in no room`;
  if (target === room || imports.includes(target)) return undefined;
  if (found.how === 'type' && types.includes(target)) return undefined;
  if (isRead && texts.includes(target)) return undefined;
  if (buildImports.includes(target)) {
    if (isBuilding(room, found)) return undefined;
    return `${room} may import ${target} only where it is executed when the site is built`;
  }
  if (types.includes(target)) return `${room} may import nothing but types of ${target}`;
  if (texts.includes(target)) return `${room} may read the files of ${target} but not import them`;
  return `${room} may not import ${target}`;
}

/** Whether the import is executed when the site is built: endpoints among the pages are, as are all frontmatters. */
function isBuilding(room: Room, { side, file }: Import): boolean {
  return side === 'build' || rulesOf(room).isBuildTime === true || (room === 'pages' && file.endsWith('.ts'));
}

/** One violation for every circle of files, at the import that closes it. */
function circlesIn(imports: readonly Import[]): readonly Violation[] {
  const outgoing = Map.groupBy(imports, (found) => found.file);
  const circles: Violation[] = [];
  const finished = new Set<string>();
  const path: string[] = [];
  const follow = (file: string): void => {
    path.push(file);
    for (const { target, line } of outgoing.get(file) ?? []) {
      if (target.kind === 'package' || finished.has(target.path)) continue;
      const start = path.indexOf(target.path);
      if (start === -1) follow(target.path);
      else circles.push({ file, line, rule: `closes a circle: ${[...path.slice(start), target.path].join(' → ')}` });
    }
    path.pop();
    finished.add(file);
  };
  for (const file of outgoing.keys()) if (!finished.has(file)) follow(file);
  return circles;
}
