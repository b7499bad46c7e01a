import type { AnyNode, CallExpression, MetaProperty, NewExpression, Program, Statement } from 'acorn';
import type { Diagnostic, Position } from '../results.ts';
import { diagnosticAt, writtenOutImport } from './diagnostics.ts';
import type { Edit } from './edits.ts';
import { findLabCalls } from './lab-calls.ts';
import { isCodeFile } from './names.ts';
import { joinPath } from './resolve-import.ts';
import { findShadows } from './shadows.ts';
import { consoleMethod, literalText, metaOfUrl, walk } from './syntax-tree.ts';

/** What has to be known of a bundle before it can be edited. */
export type BundleFacts = {
  readonly code: string;
  readonly tree: Program;
  /** The name by which the code knows the realm. */
  readonly host: string;
  readonly guarded: boolean;
  readonly fileNames: ReadonlySet<string>;
  readonly positionOf: (offset: number) => Position | undefined;
};

/** What turns a bundle into the body of a function that a realm calls. */
export type BundleEdits = {
  readonly edits: readonly Edit[];
  /** What opens a block around a statement: it comes before all else that is put in at the statement's start. */
  readonly openings: readonly Edit[];
  /** Where each marked `console` call stands. */
  readonly sites: readonly Position[];
  /** Files that the bundle may start as workers. */
  readonly workers: readonly string[];
  readonly warnings: readonly Diagnostic[];
  /** Functions of `lab` that are called. */
  readonly labCalls: readonly string[];
  /** Whether there is a `new Worker(…)`. */
  readonly startsWorkers: boolean;
};

/** Finds, in the syntax tree, all that differs between an ES module and a thread entry of the realm. */
export function findBundleEdits(facts: BundleFacts): BundleEdits {
  const { code, tree, host, guarded, positionOf } = facts;
  const edits: Edit[] = [];
  const openings: Edit[] = [];
  const sites: Position[] = [];
  const workers = new Set<string>();
  const warnings: Diagnostic[] = [];
  let startsWorkers = false;
  const shadows = findShadows(tree, new Set(['console', 'URL', 'Worker']));

  const put = (offset: number, text: string): number => edits.push({ start: offset, end: offset, text });
  const warn = (offset: number, message: string): void => {
    const position = positionOf(offset);
    if (position) warnings.push(diagnosticAt(position, 'warning', message));
  };

  /** Counts down at each turn of a loop, and asks the realm when the count is used up. */
  const guard = (body: Statement): void => {
    const check = `if (--${host}_n < 0) ${host}_n = ${host}.check();`;
    if (body.type === 'BlockStatement') {
      put(body.start + 1, ` ${check}`);
    } else {
      openings.push({ start: body.start, end: body.start, text: `{ ${check} ` });
      put(body.end, ' }');
    }
  };

  /** Hands the last argument through the realm, which then knows where the call stands. */
  const mark = (call: CallExpression): void => {
    const last = call.arguments.at(-1);
    const position = positionOf(call.start);
    if (!last || !position) return;
    const value = last.type === 'SpreadElement' ? last.argument : last;
    // The parentheses around a comma expression are not part of its node.
    const [open, close] = value.type === 'SequenceExpression' ? ['(', '))'] : ['', ')'];
    put(value.start, `${host}.at(${sites.length}, ${open}`);
    put(value.end, close);
    sites.push(position);
  };

  const markConsoleCall = (call: CallExpression): void => {
    const method = consoleMethod(call);
    if (method && printing.has(method) && shadows.isGlobal('console', call.callee.start)) mark(call);
  };

  const labCalls = findLabCalls(tree, host);
  for (const { name, call, parent } of labCalls) {
    const takesTime = name === 'cpu' || name === 'io';
    if (takesTime || name === 'span') mark(call);
    if (!takesTime) continue;
    if (parent?.type !== 'ExpressionStatement') continue;
    warn(call.start, `${name}() takes time only where it is awaited: write await ${name}(…).`);
  }

  const findWorker = (node: NewExpression, around: readonly AnyNode[]): void => {
    if (node.callee.type !== 'Identifier' || !shadows.isGlobal(node.callee.name, node.callee.start)) return;
    startsWorkers ||= node.callee.name === 'Worker';
    const [address, base] = node.arguments;
    const path = literalText(address);
    if (path === undefined) return;
    if (node.callee.name === 'Worker') {
      warn(
        node.start,
        `Name a worker’s file so that it is found: new Worker(new URL(${JSON.stringify(path)}, import.meta.url), { type: "module" }).`,
      );
      return;
    }
    const meta = node.callee.name === 'URL' ? metaOfUrl(base) : undefined;
    if (!meta) return;
    const name = fileAt(path, fileOf(meta, positionOf));
    if (name !== undefined && facts.fileNames.has(name) && isCodeFile(name)) {
      workers.add(name);
    } else if (isWorkerAddress(node, around.at(-1))) {
      warn(
        node.start,
        `There is no file "${name ?? path}" in this program, so this worker cannot start. A worker’s file is named with its ending.`,
      );
    }
  };

  const guardLoop = ({ body }: { readonly body: Statement }): void => {
    if (guarded) guard(body);
  };
  walk(tree, {
    ForStatement: guardLoop,
    ForInStatement: guardLoop,
    ForOfStatement: guardLoop,
    WhileStatement: guardLoop,
    DoWhileStatement: guardLoop,
    CallExpression: markConsoleCall,
    NewExpression: findWorker,
    MetaProperty: (node) => {
      if (node.meta.name !== 'import') return;
      edits.push({
        start: node.start,
        end: node.end,
        text: `${host}.meta(${JSON.stringify(fileOf(node, positionOf))})`,
      });
    },
    ImportExpression: ({ start }) => {
      warn(start, writtenOutImport);
      edits.push({ start, end: start + 'import'.length, text: refusedImport });
    },
    ExportNamedDeclaration: ({ start, end }) => {
      // Line ends stay, so that no later line moves.
      edits.push({ start, end, text: code.slice(start, end).replaceAll(/[^\n]/gu, '') });
    },
  });
  return {
    edits,
    openings,
    sites,
    workers: [...workers],
    warnings,
    labCalls: labCalls.map(({ name }) => name),
    startsWorkers,
  };
}

/** Methods of `console` that write a line with what they are given. */
const printing: ReadonlySet<string> = new Set([
  'assert',
  'count',
  'debug',
  'dir',
  'dirxml',
  'error',
  'group',
  'groupCollapsed',
  'info',
  'log',
  'table',
  'timeEnd',
  'timeLog',
  'trace',
  'warn',
]);

const refusedImport = `(async () => { throw new TypeError(${JSON.stringify(writtenOutImport)}); })`;

function fileOf(meta: MetaProperty, positionOf: BundleFacts['positionOf']): string {
  const position = positionOf(meta.start);
  if (!position) throw new Error(`No file is known for the import.meta at ${meta.start} of the bundle`);
  return position.file;
}

/** The file that `new URL(path, import.meta.url)` leads to when it stands in `file`. */
function fileAt(path: string, file: string): string | undefined {
  const [plain = ''] = path.split(/[?#]/u);
  if (plain.includes(':')) return undefined;
  return plain.startsWith('/') ? joinPath('', plain) : joinPath(file, plain);
}

function isWorkerAddress(node: NewExpression, parent: AnyNode | undefined): boolean {
  if (parent?.type !== 'NewExpression' || parent.arguments[0] !== node) return false;
  return parent.callee.type === 'Identifier' && parent.callee.name === 'Worker';
}
