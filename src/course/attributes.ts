import { parseExpressionAt } from 'acorn';
import * as v from 'valibot';
import type { MachineChoice, PickedMachine, Varies } from '../runtime/index.ts';
import { machineBounds } from '../runtime/machine-bounds.ts';
import type { Bounds } from '../runtime/machine-bounds.ts';
import { simulatedSettings } from '../runtime/program/simulated-settings.ts';

/** An attribute as the author wrote it, on a fence or on `<Cell>`. */
export type WrittenAttribute = {
  readonly name: string;
  /** `true` for a bare name; `{…}` holds a literal. */
  readonly value: string | number | boolean;
};

/** What the attributes of a cell say, once they are known to be right. */
export type CellAttributes = {
  readonly id: string;
  readonly title: string;
  readonly machine: PickedMachine;
  readonly varies: Varies;
  /** Folder of the program, relative to the lesson; only on `<Cell>`. */
  readonly program?: string;
};

/** Either the value, or the sentences that say what is wrong with it. */
export type Parsed<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly messages: readonly string[] };

const idSentence =
  'An id is a word of lower-case letters, digits and dashes that begins with a letter, as in id="first".';
const machineSentence = 'A machine is "main", "workers", "simulated" or "schedules".';
const runSentence =
  'All schedules explores a program and runs none: here a machine is "main", "workers" or "simulated".';
const coresSentence = 'A number of cores is a whole number from 1 to 64.';
const seedSentence = 'A seed is a whole number from 0.';
const workersSentence = 'A number of workers is a whole number from 1 to 16.';
const variesSentence = 'What varies from run to run is "nothing", "figures" or "order".';

/** A number, written as `4`, `"4"` or `{4}`. */
function wholeNumber({ least, most }: Bounds, sentence: string) {
  return v.pipe(
    v.union([v.string(), v.number()], sentence),
    v.transform(Number),
    v.check((count) => Number.isInteger(count) && count >= least && count <= most, sentence),
  );
}

/** What the simulated machine's settings say of it is checked where they are put together. */
const milliseconds = v.pipe(
  v.union([v.string(), v.number()], 'This is a number of milliseconds.'),
  v.transform(Number),
);

const common = {
  id: v.pipe(v.string(idSentence), v.regex(/^[a-z][a-z0-9-]*$/u, idSentence)),
  title: v.pipe(v.string('A title is a text.'), v.trim(), v.nonEmpty('A title is not empty.')),
  machine: v.optional(v.picklist(['main', 'workers', 'simulated', 'schedules'], machineSentence), 'main'),
  workers: v.optional(wholeNumber(machineBounds.workers, workersSentence)),
  cores: v.optional(wholeNumber(machineBounds.cores, coresSentence)),
  seed: v.optional(wholeNumber(machineBounds.seed, seedSentence)),
  slice: v.optional(milliseconds),
  policy: v.optional(v.string()),
  switch: v.optional(milliseconds),
  start: v.optional(milliseconds),
  message: v.optional(milliseconds),
  varies: v.optional(v.picklist(['nothing', 'figures', 'order'], variesSentence), 'nothing'),
};

/** How many workers or cores a program gets whose author names no number. */
const defaultWorkers = 4;

const folderSentence = 'A program is the name of a folder beside the lesson, as in program="./primes".';

const schemas = {
  fence: v.strictObject(common),
  element: v.strictObject({
    ...common,
    program: v.pipe(v.string(folderSentence), v.regex(/^\.\/[\w-]+(?:\/[\w-]+)*\/?$/u, folderSentence)),
  }),
} as const;

/** Where attributes stand: on a fence, or on a `<Cell>` element, which names a folder too. */
export type AttributePlace = keyof typeof schemas;

const examples: Readonly<Record<string, string>> = {
  id: 'an id that is unique in its lesson, as in id="first"',
  title: 'a title, as in title="Two waits at once"',
  program: 'the folder of its program, as in program="./primes"',
};

function sentenceFor(issue: v.BaseIssue<unknown>, place: AttributePlace): string {
  const key = String(issue.path?.[0]?.key);
  if (issue.type !== 'strict_object')
    return `${issue.message} Here, ${key} is ${JSON.stringify(issue.path?.[0]?.value)}.`;
  if (issue.expected === 'never') {
    const known = Object.keys(schemas[place].entries);
    return `A cell has no attribute "${key}". It knows ${known.slice(0, -1).join(', ')} and ${known.at(-1)}.`;
  }
  return `This cell has no ${key}. Give it ${examples[key] ?? key}.`;
}

/** Checks what the author wrote. Unknown, repeated, missing and malformed attributes each give a sentence. */
export function parseAttributes(written: readonly WrittenAttribute[], place: AttributePlace): Parsed<CellAttributes> {
  const names = written.map((attribute) => attribute.name);
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  if (repeated.length > 0) {
    return { ok: false, messages: repeated.map((name) => `The attribute "${name}" is written twice.`) };
  }
  const result = v.safeParse(
    schemas[place],
    Object.fromEntries(written.map((attribute) => [attribute.name, attribute.value])),
  );
  if (!result.success) return { ok: false, messages: result.issues.map((issue) => sentenceFor(issue, place)) };

  const { id, title, varies, program } = result.output as CommonAttributes & { readonly program?: string };
  const machine = machineOf(result.output);
  if (!machine.ok) return machine;
  return {
    ok: true,
    value: { id, title, machine: machine.value, varies, ...(program === undefined ? {} : { program }) },
  };
}

/** Checks a machine for runs that is written as the attributes of a cell write it: `{ machine: "workers", workers: 4 }`. */
export function parseMachine(written: Readonly<Record<string, string | number>>): Parsed<MachineChoice> {
  const attributes = Object.entries(written).map(([name, value]) => ({ name, value }));
  const strays = attributes.filter(({ name }) => ['id', 'title', 'varies'].includes(name));
  if (strays.length > 0)
    return { ok: false, messages: strays.map(({ name }) => `A machine has no attribute "${name}".`) };
  const named = [{ name: 'id', value: 'machine' }, { name: 'title', value: 'Machine' }, ...attributes];
  const parsed = parseAttributes(named, 'fence');
  if (!parsed.ok) return parsed;
  const { machine } = parsed.value;
  return machine.kind === 'schedules' ? { ok: false, messages: [runSentence] } : { ok: true, value: machine };
}

type CommonAttributes = v.InferOutput<typeof schemas.fence>;

const simulatedNames = ['cores', 'seed', 'slice', 'policy', 'switch', 'start', 'message'] as const;

function machineOf(attributes: CommonAttributes): Parsed<PickedMachine> {
  const { machine, workers, cores, seed, slice, policy, switch: switchMs = 0, start = 0, message = 0 } = attributes;
  if (machine !== 'workers' && workers !== undefined) {
    return { ok: false, messages: ['Only the machine "workers" has a number of workers: add machine="workers".'] };
  }
  const stray = simulatedNames.filter((name) => attributes[name] !== undefined);
  if (machine !== 'simulated' && stray.length > 0) {
    return { ok: false, messages: [`Only the machine "simulated" has ${stray.join(', ')}: add machine="simulated".`] };
  }
  switch (machine) {
    case 'main':
    case 'schedules':
      return { ok: true, value: { kind: machine } };
    case 'workers':
      return { ok: true, value: { kind: 'workers', workers: workers ?? defaultWorkers } };
    case 'simulated': {
      const settings = v.safeParse(simulatedSettings, {
        ...(slice !== undefined && { slice }),
        ...(policy !== undefined && { policy }),
        costs: { switch: switchMs, start, message },
      });
      if (!settings.success) return { ok: false, messages: settings.issues.map((issue) => issue.message) };
      return {
        ok: true,
        value: { kind: 'simulated', cores: cores ?? defaultWorkers, seed: seed ?? 1, settings: settings.output },
      };
    }
  }
}

/**
 * The value of `{…}`: a string, number or boolean written out. Anything else would have to be executed, which reading
 * a lesson never does; then `undefined`.
 */
export function literalValue(expression: string): string | number | boolean | undefined {
  try {
    const node = parseExpressionAt(expression, 0, { ecmaVersion: 'latest' });
    if (expression.slice(node.end).trim() !== '') return undefined;
    if (node.type === 'TemplateLiteral' && node.expressions.length === 0) {
      return node.quasis[0]?.value.cooked ?? undefined;
    }
    if (node.type !== 'Literal') return undefined;
    const { value } = node;
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** `name`, then `=` and a quoted text, a `{literal}` or a bare word; or a piece that is none of these. */
const attributePattern =
  /\s*(?:(?<name>[A-Za-z][\w-]*)(?:=(?:"(?<double>(?:[^"\\]|\\.)*)"|'(?<single>(?:[^'\\]|\\.)*)'|\{(?<expression>[^}]*)\}|(?<bare>[^\s"'{}]+)))?(?=\s|$)|(?<wrong>\S+))/gu;

/** Splits the words behind ```` ```ts cell ````. In quotes, `\"` stands for `"`, `\'` for `'` and `\\` for `\`. */
export function splitAttributes(text: string): Parsed<readonly WrittenAttribute[]> {
  const attributes: WrittenAttribute[] = [];
  for (const { groups = {} } of text.trim().matchAll(attributePattern)) {
    const { name, double, single, expression, bare, wrong } = groups;
    const value =
      expression === undefined
        ? ((double ?? single)?.replace(/\\(["'\\])/gu, '$1') ?? bare ?? true)
        : literalValue(expression);
    if (name === undefined || value === undefined) {
      const piece = name === undefined ? wrong : `${name}={${expression}}`;
      return {
        ok: false,
        messages: [`Cannot read ${piece}. An attribute is written as name="text", name=word or name={4}.`],
      };
    }
    attributes.push({ name, value });
  }
  return { ok: true, value: attributes };
}
