import type { ProgramFile } from '../program/program.ts';
import { joinPath, resolveImport } from '../program/resolve-import.ts';
import { tokensOf, type Token } from '../program/tokens.ts';
import { comlinkAddress, edited, type TextEdit } from './deno-modules.ts';
import { findAddresses } from './module-graph.ts';

/**
 * An entry as the code of a notebook's cell, where `import` is no statement of a block: what it imports becomes
 * constants. `at` gives the code of a file's address. Undefined for what only a module can say, such as `export`.
 */
export function notebookMain(
  main: ProgramFile,
  names: ReadonlySet<string>,
  at: (name: string) => string,
): string | undefined {
  const tokens = tokensOf(main.text);
  const edits: TextEdit[] = findAddresses(main.text).map(({ path, start, end }) => {
    const name = joinPath(main.name, path) ?? path;
    return { start, end, text: at(name) };
  });
  const covered = (token: Token): boolean => edits.some(({ start, end }) => token.start >= start && token.end <= end);
  let depth = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token) break;
    if (token.kind === 'sign' && '({['.includes(token.text)) depth += 1;
    if (token.kind === 'sign' && ')}]'.includes(token.text)) depth -= 1;
    if (token.kind !== 'word' || tokens[index - 1]?.text === '.' || covered(token)) continue;
    if (token.text === 'export' && depth === 0) return undefined;
    if (token.text !== 'import') continue;
    const next = tokens[index + 1];
    if (next?.text === '.') return undefined;
    if (next?.text === '(') {
      const name = tokens[index + 2];
      const code = name?.kind === 'text' ? addressCode(name, main, names, at) : undefined;
      if (!name || code === undefined) return undefined;
      edits.push({ start: name.start, end: name.end, text: code });
      continue;
    }
    const statement = readStatement(tokens, index);
    if (!statement) return undefined;
    const text = constantsOf(statement, main, names, at);
    if (text === undefined) return undefined;
    edits.push({ start: token.start, end: statement.end, text });
    index = statement.last;
  }
  return edited(main.text, edits);
}

type Statement = {
  readonly clause: readonly Token[];
  readonly name: Token;
  readonly end: number;
  readonly last: number;
};

/** Reads `import … from "x" with { … };` from its first token on. */
function readStatement(tokens: readonly Token[], first: number): Statement | undefined {
  const at = tokens.findIndex((token, index) => index > first && token.kind === 'text');
  const name = tokens[at];
  if (!name) return undefined;
  const clause = tokens
    .slice(first + 1, at)
    .filter(({ text }, index, all) => text !== 'from' || index < all.length - 1);
  let last = at;
  if (tokens[last + 1]?.text === 'with' && tokens[last + 2]?.text === '{') {
    last = tokens.findIndex((token, index) => index > last && token.text === '}');
    if (last === -1) return undefined;
  }
  if (tokens[last + 1]?.text === ';') last += 1;
  return { clause, name, end: tokens[last]?.end ?? name.end, last };
}

function constantsOf(
  { clause, name }: Statement,
  main: ProgramFile,
  names: ReadonlySet<string>,
  at: (name: string) => string,
): string | undefined {
  if (clause[0]?.text === 'type' && clause.length > 1 && clause[1]?.text !== ',') return '';
  const specifier = name.text.slice(1, -1);
  const address = addressCode(name, main, names, at);
  if (address === undefined) return undefined;
  const module = specifier === 'lab' ? 'lab' : `await import(${address})`;
  if (clause.length === 0) return `${module};`;

  const star = clause.findIndex(({ text }) => text === '*');
  if (star !== -1) {
    const local = clause[star + 2]?.text;
    return clause.length === 3 && local !== undefined ? `const ${local} = ${module};` : undefined;
  }
  const open = clause.findIndex(({ text }) => text === '{');
  const parts: string[] = [];
  if (open !== 0) parts.push(`default: ${clause[0]?.text ?? ''}`);
  if (open !== -1) {
    const inside = clause.slice(open + 1, -1);
    for (const words of partsOf(inside)) {
      if (words[0] === 'type' && words.length > 1 && words[1] !== 'as') continue;
      parts.push(words.length === 3 ? `${words[0] ?? ''}: ${words[2] ?? ''}` : (words[0] ?? ''));
    }
  }
  return parts.length === 0 ? '' : `const { ${parts.join(', ')} } = ${module};`;
}

function partsOf(tokens: readonly Token[]): readonly (readonly string[])[] {
  const parts: string[][] = [[]];
  for (const { text } of tokens) {
    if (text === ',') parts.push([]);
    else parts.at(-1)?.push(text);
  }
  return parts.filter((words) => words.length > 0);
}

/** The code of what `import()` takes for a written name. */
function addressCode(
  name: Token,
  main: ProgramFile,
  names: ReadonlySet<string>,
  at: (name: string) => string,
): string | undefined {
  const resolved = resolveImport(name.text.slice(1, -1), main.name, names);
  switch (resolved.kind) {
    case 'file':
      return resolved.name.endsWith('.json') ? `${at(resolved.name)}, { with: { type: "json" } }` : at(resolved.name);
    case 'realm':
      return resolved.name === 'lab' ? 'labAddress' : JSON.stringify(comlinkAddress);
    case 'nothing':
      return undefined;
  }
}
