import type { AnyNode, CallExpression, NewExpression, Program } from 'acorn';
import type { SourceRange } from '../../request.ts';
import type { Edit } from '../edits.ts';
import { walk } from '../syntax-tree.ts';
import { ambientNames } from './ambient-names.ts';
import { readAssignments, type Loop } from './assignments.ts';
import { isVariable, readBindings } from './bindings.ts';
import { EditList } from './edit-list.ts';

/** A bundle that is to tell a scheduler what it does. */
export type InstrumentRequest = {
  readonly code: string;
  readonly tree: Program;
  /** The name by which the code knows the scheduler. */
  readonly host: string;
  readonly rangeOf: (start: number, end: number) => SourceRange | undefined;
  /** Whether `yield` stands for an `await`, so that it says where the code waits. */
  readonly tellsWaits?: boolean;
};

/** What makes a bundle tell. */
export type Instrumentation = {
  readonly edits: readonly Edit[];
  readonly sites: readonly SourceRange[];
  /** Globals that come from the scheduler. */
  readonly ambient: readonly string[];
  /** What the entry exports, and by which name the bundle knows it. */
  readonly exports: ReadonlyMap<string, string>;
  /** What no scheduler of threads can run: the offset and a sentence. */
  readonly refusals: readonly { readonly offset: number; readonly message: string }[];
};

/**
 * Finds the edits by which a bundle tells where it stands before each shared operation, when a loop turns, and when it
 * changes what its variables do not show. The control flow stays as it is; whatever the edits do not reach is caught by
 * the shared arrays themselves, which then know the last place that was told.
 */
export function instrument(
  { code, tree, host, rangeOf, tellsWaits = false }: InstrumentRequest,
  further: readonly Edit[],
): Instrumentation {
  const list = new EditList();
  const sites: SourceRange[] = [];
  const ambient = new Set<string>();
  const exports = new Map<string, string>();
  const refusals: { offset: number; message: string }[] = [];
  const bindings = readBindings(tree);
  const assignments = readAssignments(tree, bindings);

  /** The number of a place; -1, which leaves the last one standing, for what is not the reader's. */
  const siteOf = ({ start, end }: { readonly start: number; readonly end: number }): number => {
    const range = rangeOf(start, end);
    return range ? sites.push(range) - 1 : -1;
  };
  const call = (hook: string, node: AnyNode, site: number): void => list.wrap(node, `${host}.${hook}(`, `, ${site})`);
  const before = (node: AnyNode, what: string): void => list.wrap(node, `(${host}.${what}, `, ')');
  const refuse = (node: AnyNode, message: string): void => {
    if (rangeOf(node.start, node.end)) refusals.push({ offset: node.start, message });
  };

  /** Tells of a call just before it is made, when its last argument is known. */
  const tellCall = (node: CallExpression | NewExpression, around: readonly AnyNode[]): void => {
    const site = siteOf(node);
    const last = node.arguments.at(-1);
    if (last?.type === 'SpreadElement') {
      call('consume', last.argument, site);
    } else if (last) {
      call('call', last, site);
    } else if (!isInChain(node, around)) {
      before(node, `call(0, ${site})`);
    }
  };

  const tellFunction = (
    node: Extract<AnyNode, { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }>,
    around: readonly AnyNode[],
  ): void => {
    if (node.async) refuse(node, asyncRefused);
    // What takes from an iterator when the function is called shows in nobody's variables.
    const takes = node.params.some((pattern) => code.slice(pattern.start, pattern.end).includes('['));
    const enters = !node.generator && !isAccessor(around.at(-1));
    const hook = takes ? 'change()' : enters ? 'enter()' : undefined;
    if (hook === undefined) return;
    if (node.body.type === 'BlockStatement') list.put(node.body.start + 1, ` ${host}.${hook};`);
    else before(node.body, hook);
  };

  const tellLoop = (loop: Loop, around: readonly AnyNode[]): void => {
    const names = assignments.variablesOf(loop);
    if (names === undefined) {
      openBody(loop, `${host}.turn();`);
      return;
    }
    // A label stands right before its loop.
    let top: AnyNode = loop;
    for (let index = around.length - 1; around[index]?.type === 'LabeledStatement'; index -= 1)
      top = around[index] ?? top;
    list.put(top.start, `{ const ${host}_l = ${host}.loop(); `);
    list.putBehind(top.end, ' }');
    openBody(loop, `${host}.turn(${host}_l, [${names.join(', ')}]);`);
  };
  const openBody = ({ body }: { readonly body: AnyNode }, text: string): void => {
    if (body.type === 'BlockStatement') {
      list.put(body.start + 1, ` ${text}`);
    } else {
      list.put(body.start, `{ ${text} `);
      list.putBehind(body.end, ' }');
    }
  };

  walk(tree, {
    FunctionDeclaration: tellFunction,
    FunctionExpression: tellFunction,
    ArrowFunctionExpression: tellFunction,
    ForStatement: tellLoop,
    WhileStatement: tellLoop,
    DoWhileStatement: tellLoop,
    ForOfStatement: (node) => {
      call('consume', node.right, siteOf(node.right));
      openBody(node, `${host}.turn();`);
    },
    ForInStatement: (node) => openBody(node, `${host}.turn();`),
    TryStatement: ({ handler, finalizer }) => {
      if (handler) list.put(handler.body.start + 1, ` ${host}.guard();`);
      if (!finalizer) return;
      list.put(finalizer.start + 1, ` if (${host}.live()) {`);
      list.putBehind(finalizer.end - 1, '} ');
    },
    MemberExpression: (node, around) => {
      const parent = around.at(-1);
      if (!node.computed) return;
      if (parent?.type === 'AssignmentExpression' && parent.left === node && parent.operator === '=') return;
      const isUpdate = parent?.type === 'UpdateExpression';
      call(isUpdate ? 'update' : 'key', node.property, siteOf(isUpdate ? parent : node));
    },
    AssignmentExpression: (node) => {
      if (node.left.type === 'MemberExpression') call('write', node.right, siteOf(node.left));
      else if (assignments.reachesOut(node)) before(node, `change(${siteOf(node)})`);
      else if (node.left.type !== 'Identifier') call('at', node.right, siteOf(node));
    },
    UpdateExpression: (node) => {
      if (assignments.reachesOut(node)) before(node, 'change()');
    },
    UnaryExpression: (node) => {
      if (assignments.reachesOut(node)) before(node, 'change()');
    },
    VariableDeclarator: ({ id, init }) => {
      if (!init) return;
      if (id.type === 'ObjectPattern')
        call(code.slice(id.start, id.end).includes('[') ? 'consume' : 'at', init, siteOf(init));
      if (id.type === 'ArrayPattern') call('consume', init, siteOf(init));
    },
    SpreadElement: (node, around) => {
      const parent = around.at(-1);
      const isCall = parent?.type === 'CallExpression' || parent?.type === 'NewExpression';
      // That of a call is told with the call.
      if (!isCall || parent.arguments.at(-1) !== node) call('consume', node.argument, siteOf(node.argument));
    },
    CallExpression: tellCall,
    NewExpression: tellCall,
    TaggedTemplateExpression: (node) => {
      const last = node.quasi.expressions.at(-1);
      if (last) call('call', last, siteOf(node));
      else before(node, `call(0, ${siteOf(node)})`);
    },
    ChainExpression: (node) => {
      if (hasBareCall(node)) before(node, `change(${siteOf(node)})`);
    },
    AwaitExpression: (node) => refuse(node, asyncRefused),
    YieldExpression: (node) => {
      if (tellsWaits && node.argument) call('at', node.argument, siteOf(node));
    },
    ImportExpression: (node) => refuse(node, importRefused),
    MetaProperty: ({ meta, start, end }) => {
      if (meta.name === 'import') list.replace(start, end, `${host}.meta`);
    },
    Identifier: (node, around) => {
      // Called by another name, it makes code of text all the same.
      if (node.name === 'eval' && isVariable(node, around.at(-1))) refuse(node, evalRefused);
      if (!ambientNames.has(node.name) || !isVariable(node, around.at(-1))) return;
      if (!bindings.resolve(node.name, around)) ambient.add(node.name);
    },
    ExportNamedDeclaration: ({ start, end, specifiers }) => {
      for (const { local, exported } of specifiers) {
        if (local.type === 'Identifier') exports.set(nameOf(exported), local.name);
      }
      list.replace(start, end, '');
    },
  });
  return { edits: list.inOrder(further), sites, ambient: [...ambient].sort(), exports, refusals };
}

const asyncRefused =
  'The threads of this program are synchronous: a scheduler of their shared operations cannot follow async functions and await.';
const evalRefused = 'All schedules cannot follow code that is made of text: eval() is refused here.';
const importRefused =
  'All schedules has all modules from the beginning: import() is refused here. Write import at the top.';

/** Whether the call may be left out because something before it is missing: it cannot be told by itself then. */
function isInChain(node: AnyNode, around: readonly AnyNode[]): boolean {
  let inner = node;
  for (const parent of around.toReversed()) {
    if (parent.type === 'ChainExpression') return true;
    const goesOn =
      (parent.type === 'MemberExpression' && parent.object === inner) ||
      (parent.type === 'CallExpression' && parent.callee === inner);
    if (!goesOn) return false;
    inner = parent;
  }
  return false;
}

/** Whether a chain such as `a?.b()` has a call without arguments in its own line. */
function hasBareCall(node: AnyNode): boolean {
  if (node.type === 'ChainExpression') return hasBareCall(node.expression);
  if (node.type === 'MemberExpression') return hasBareCall(node.object);
  return node.type === 'CallExpression' && (node.arguments.length === 0 || hasBareCall(node.callee));
}

function isAccessor(parent: AnyNode | undefined): boolean {
  return (
    (parent?.type === 'Property' || parent?.type === 'MethodDefinition') &&
    (parent.kind === 'get' || parent.kind === 'set')
  );
}

function nameOf(exported: { readonly type: string; readonly name?: string; readonly value?: unknown }): string {
  return exported.name ?? String(exported.value);
}
