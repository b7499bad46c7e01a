import { beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { parse } from 'yaml';
import { itemSchema, type Item, type ItemOf } from '../../src/runtime/grading/items/item.ts';
import { parseLane, printLane, type WrittenSpan } from '../../src/runtime/grading/items/lane-text.ts';
import { markItem } from '../../src/runtime/grading/items/mark-item.ts';
import { createTraceRecorder, lineText, startRun } from '../../src/runtime/index.ts';
import type { MachineChoice } from '../../src/runtime/index.ts';
import { buildFor, runToEnd, start } from '../browser/support.ts';
import { simulated } from './two-words.ts';

const sources = import.meta.glob<string>('../../src/content/exercises/*/index.mdx', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const traces = import.meta.glob<string>('../../src/content/exercises/*/traces/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function sourceOf(id: string): string {
  const source = sources[`../../src/content/exercises/${id}/index.mdx`];
  if (source === undefined) throw new Error(`there is no exercise ${id}`);
  return source;
}

function itemOf<Kind extends Item['kind']>(id: string, kind: Kind): ItemOf<Kind> {
  const [, frontmatter = ''] = sourceOf(id).split(/^---$/mu);
  const { item } = v.parse(v.object({ item: itemSchema }), parse(frontmatter));
  if (item.kind !== kind) throw new Error(`${id} is of the kind ${item.kind}`);
  return item as ItemOf<Kind>;
}

/** The program that the statement shows. */
function shownIn(id: string): string {
  const program = /^```ts\n(?<program>[\s\S]*?)\n```$/mu.exec(sourceOf(id))?.groups?.['program'];
  if (program === undefined) throw new Error(`${id} shows no program`);
  return program;
}

async function printedBy(files: Parameters<typeof runToEnd>[0], machine: MachineChoice): Promise<readonly string[]> {
  const { outcome, printed } = await runToEnd(files, machine);
  expect(outcome.status).toBe('completed');
  return printed.map(({ text }) => text);
}

const withoutTicks = (text: string): string => text.replaceAll('`', '');
const rightOf = (item: ItemOf<'choose'>): readonly string[] =>
  item.options.filter(({ right }) => right).map(({ text }) => withoutTicks(text));

// The compiler is fetched once, and not within the time of a test.
beforeAll(() => buildFor('', { kind: 'main' }), 120_000);

describe('a question about a program has the answer that its run gives', () => {
  it('half-a-buffer', async () => {
    const printed = await printedBy(shownIn('half-a-buffer'), { kind: 'main' });
    expect(printed).toEqual(rightOf(itemOf('half-a-buffer', 'choose')));
  });

  it('eight-tasks-three-cores', async () => {
    const printed = await printedBy(shownIn('eight-tasks-three-cores'), simulated(3));
    expect(printed).toEqual(rightOf(itemOf('eight-tasks-three-cores', 'choose')));
  });

  it('two-additions: with twelve seeds, each total that is possible is seen and no other', async () => {
    const build = await buildFor(shownIn('two-additions'), simulatedChoice);
    const host = document.body.appendChild(document.createElement('div'));
    const totals = new Set<string>();
    for (let seed = 1; seed <= 12; seed += 1) {
      const { outcome } = startRun({ build, machine: { ...simulatedChoice, seed }, host }, (event) => {
        if (event.kind === 'lines') event.lines.forEach((line) => totals.add(lineText(line)));
      });
      expect((await outcome).status).toBe('completed');
    }
    host.remove();
    expect([...totals].toSorted()).toEqual(rightOf(itemOf('two-additions', 'choose')));
  });

  it('median-and-mean', async () => {
    const printed = await printedBy(shownIn('median-and-mean'), { kind: 'main' });
    expect(printed).toEqual(['median 3 mean 20', 'median 3 mean 1802']);
  });

  it('begun-or-awaited', async () => {
    const printed = await printedBy(shownIn('begun-or-awaited'), simulated(1));
    expect(printed).toEqual(rightOf(itemOf('begun-or-awaited', 'choose')));
  });

  it('timer-and-promise, on the main thread and in a worker', async () => {
    const lines = itemOf('timer-and-promise', 'order').pieces.map(({ text }) => withoutTicks(text));
    for (const machine of [{ kind: 'main' }, { kind: 'workers', workers: 1 }] as const)
      expect(await printedBy(shownIn('timer-and-promise'), machine)).toEqual(lines);
  });

  it('who-is-done-first', async () => {
    const printed = await printedBy(shownIn('who-is-done-first'), simulated(2));
    expect(printed).toEqual(itemOf('who-is-done-first', 'order').pieces.map(({ text }) => withoutTicks(text)));
  });

  it('there-and-back: a real run takes an order that passes', async () => {
    const item = itemOf('there-and-back', 'order');
    const worker = (name: string): string => `
self.onmessage = () => {
  console.log("read-${name}");
  console.log("answer-${name}");
  self.postMessage("parcel");
};`;
    const hired = (name: string): string => `
const ${name} = new Worker(new URL("./${name}.ts", import.meta.url), { type: "module" });
${name}.onmessage = () => {
  console.log("got-${name}");
  ${name}.terminate();
};`;
    const { printed } = await runToEnd(
      {
        'main.ts': `${hired('a')}${hired('b')}
console.log("send-a");
a.postMessage("order");
console.log("send-b");
b.postMessage("order");`,
        'a.ts': worker('a'),
        'b.ts': worker('b'),
      },
      { kind: 'main' },
    );
    const order = printed.toSorted((one, other) => one.line.at - other.line.at).map(({ text }) => text);
    expect(markItem(item, { kind: 'order', order })).toMatchObject({ status: 'marked', share: 1 });
  });
});

const simulatedChoice = simulated(1) as Extract<MachineChoice, { kind: 'simulated' }>;

describe('an arrangement that passes is a program that works', () => {
  const assembled = (item: ItemOf<'parsons'>, ids: readonly string[]): string =>
    ids
      .map((id) => item.blocks.find((block) => block.id === id) ?? item.distractors.find((block) => block.id === id))
      .map((block) => block?.text ?? '')
      .join('\n');

  it('put-a-worker-together, in either order', async () => {
    const item = itemOf('put-a-worker-together', 'parsons');
    const hasher = 'self.onmessage = (event: MessageEvent<string>) => self.postMessage(`${event.data}!`);';
    for (const ids of [item.blocks.map(({ id }) => id), ...item.orders]) {
      const printed = await printedBy({ 'main.ts': assembled(item, ids), 'hasher.ts': hasher }, { kind: 'main' });
      expect(printed).toEqual(['key: open sesame!']);
    }
  });

  it('measure-it, in either order, and not with one beginning for all', async () => {
    const item = itemOf('measure-it', 'parsons');
    const around = (program: string): string => `
let calls = 0;
let measured = 0;
let now = 0;
const performance = { now: () => now };
const work = (): void => {
  calls += 1;
  now += calls > 100 ? 2 : 50;
};
function median(times: number[]): string {
  measured = times.length;
  return times.every((time) => time === 2) ? "2 each" : times.join(" ");
}
${program}
console.log(calls, measured);`;
    for (const ids of [item.blocks.map(({ id }) => id), ...item.orders])
      expect(await printedBy(around(assembled(item, ids)), { kind: 'main' })).toEqual(['2 each', '130 30']);
    const once = ['warm-up', 'times', 'begun', 'loop', 'work', 'push', 'end-loop', 'print'];
    expect(await printedBy(around(assembled(item, once)), { kind: 'main' })).not.toContain('2 each');
  });

  it('keep-everybody-busy, and not if the parcel is taken after the packing', async () => {
    const item = itemOf('keep-everybody-busy', 'parsons');
    const around = (program: string): string => `
type Colleague = { pack(parcel: string): Promise<string> };
const parcels = ["piano", "cup", "lamp", "book"];
const labels: string[] = [];
let next = 0;
let packed = 0;
const colleague: Colleague = {
  pack: async (parcel) => {
    packed += 1;
    await null;
    return parcel;
  },
};
${program}
await Promise.all([keepBusy(colleague), keepBusy(colleague)]);
console.log(labels.join(" "), packed);`;
    const right = item.blocks.map(({ id }) => id);
    expect(await printedBy(around(assembled(item, right)), { kind: 'main' })).toEqual(['piano cup lamp book 4']);
    const late = right.toSpliced(right.indexOf('raise'), 1).toSpliced(right.indexOf('pack'), 0, 'raise');
    expect(await printedBy(around(assembled(item, late)), { kind: 'main' })).not.toEqual(['piano cup lamp book 4']);
  });
});

describe('a picture shows what its program does on the simulated machine', () => {
  for (const id of ['eight-traces', 'what-is-it-doing', 'what-holds-it-up']) {
    for (const { id: picture, lanes, cores = 1 } of itemOf(id, 'label').pictures) {
      it(`${id}, ${picture}`, async () => {
        const program = traces[`../../src/content/exercises/${id}/traces/${picture}.ts`];
        expect(program, 'the program of the picture is missing').toBeDefined();
        expect(await lanesOf(program ?? '', cores)).toEqual(normalised(lanes));
      });
    }
  }

  /** What each named task did, as an author would write it. */
  async function lanesOf(program: string, cores: number): Promise<Readonly<Record<string, string>>> {
    const machine = machineOf(program, cores);
    const { build, events, outcome } = await start(program, machine);
    const ended = await outcome;
    expect(ended.status).toBe('completed');
    const recorder = createTraceRecorder({ build, clock: { kind: 'virtual' }, cores });
    for (const event of events) recorder.take(event);
    const trace = recorder.trace('ms' in ended ? ended.ms : undefined);
    return Object.fromEntries(
      trace.lanes
        .filter(({ lane }) => lane !== 'main')
        .map(({ lane, name }) => [
          name,
          printLane(
            trace.spans
              .filter((span) => span.lane === lane && span.endUs > span.startUs)
              .map(({ state, startUs, endUs, core }): WrittenSpan => {
                const span = { state, startMs: startUs / 1000, endMs: endUs / 1000 };
                return core === undefined || state !== 'running' ? span : { ...span, core };
              }),
          ),
        ]),
    );
  }

  function machineOf(program: string, cores: number): MachineChoice {
    const written: unknown = JSON.parse(/^\/\/ machine: (?<json>\{.*\})$/mu.exec(program)?.groups?.['json'] ?? '{}');
    const knobs = v.parse(
      v.object({
        cores: v.literal(cores),
        slice: v.optional(v.number()),
        policy: v.optional(v.literal('round-robin')),
      }),
      written,
    );
    return simulated(cores, { slice: knobs.slice ?? null, policy: knobs.policy ?? 'first-come' });
  }

  function normalised(lanes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.entries(lanes).map(([name, text]) => [name, printLane(parseLane(text) ?? [])]));
  }
});
