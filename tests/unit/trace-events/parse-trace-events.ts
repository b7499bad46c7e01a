/**
 * Reads a file in the Trace Event Format, by the format's own description ("Trace Event Format", Duca and Sinclair, JSON
 * Object Format) and nothing of ours, and refuses what that does not allow. Only the phases that we write are known.
 */

/** A complete event, and those that lie within it. */
export type Slice = {
  readonly name: string;
  readonly category: string;
  readonly ts: number;
  readonly dur: number;
  readonly inner: Slice[];
};

/** What a viewer makes of a thread. */
export type Thread = { readonly process: string; readonly name: string; readonly slices: readonly Slice[] };

/** From the slice that is open where it begins to the one that is open where it ends. */
export type Flow = { readonly from: string; readonly to: string; readonly sentUs: number; readonly receivedUs: number };

export type Stretch = { readonly thread: string; readonly name: string; readonly ts: number; readonly end: number };

export type ParsedFile = {
  readonly threads: readonly Thread[];
  readonly flows: readonly Flow[];
  readonly instants: readonly { readonly thread: string; readonly name: string; readonly ts: number }[];
  readonly asyncs: readonly Stretch[];
};

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Throws a sentence for the first thing that the format does not allow. */
export function parseTraceEvents(json: string): ParsedFile {
  const file: unknown = JSON.parse(json);
  if (!isFields(file) || !Array.isArray(file['traceEvents'])) throw new Error('There is no array traceEvents.');
  const unit = file['displayTimeUnit'];
  if (unit !== undefined && unit !== 'ms' && unit !== 'ns')
    throw new Error(`displayTimeUnit is ${JSON.stringify(unit)}.`);
  const events = file['traceEvents'].map((event: unknown): Fields => {
    if (!isFields(event)) throw new Error('An event is no object.');
    return event;
  });

  const processNames = new Map<number, string>();
  const threads = new Map<string, { pid: number; name: string; slices: Slice[]; open: Slice[] }>();
  const threadOf = (event: Fields): { pid: number; name: string; slices: Slice[]; open: Slice[] } => {
    const [pid, tid] = [whole(event, 'pid'), whole(event, 'tid')];
    const key = `${pid}/${tid}`;
    const known = threads.get(key) ?? { pid, name: '', slices: [], open: [] };
    threads.set(key, known);
    return known;
  };
  const started = new Map<string, { thread: string; ts: number; slice: string }>();
  const flows: Flow[] = [];
  const begun = new Map<string, Stretch>();
  const asyncs: Stretch[] = [];
  const instants: { thread: string; name: string; ts: number }[] = [];

  for (const event of events.filter(({ ph }) => ph === 'M')) readMetadata(event, threadOf, processNames);
  // The order of events in a file means nothing but where they bear the same time.
  const timed = events.filter(({ ph }) => ph !== 'M').toSorted((one, other) => whole(one, 'ts') - whole(other, 'ts'));
  for (const event of timed) {
    const name = text(event, 'name');
    const category = text(event, 'cat');
    const ts = whole(event, 'ts');
    const thread = threadOf(event);
    while ((thread.open.at(-1) ?? { ts, dur: 0 }).ts + (thread.open.at(-1)?.dur ?? 0) < ts) thread.open.pop();
    const around = thread.open.at(-1);
    const phase = text(event, 'ph');
    switch (phase) {
      case 'X': {
        const slice = { name, category, ts, dur: whole(event, 'dur'), inner: [] };
        // One that ends where this one begins is over.
        while (thread.open.at(-1) && endOf(thread.open.at(-1)) <= ts && endOf(slice) > ts) thread.open.pop();
        const outer = thread.open.at(-1);
        if (outer && endOf(slice) > endOf(outer))
          throw new Error(`${name} at ${ts} ends after ${outer.name}, in which it began.`);
        (outer?.inner ?? thread.slices).push(slice);
        thread.open.push(slice);
        break;
      }
      case 'i':
        if (!['g', 'p', 't'].includes(text(event, 's')))
          throw new Error(`The instant ${name} has the scope ${text(event, 's')}.`);
        instants.push({ thread: thread.name, name, ts });
        break;
      case 's':
        if (!around) throw new Error(`The flow ${name} begins at ${ts} in no slice.`);
        if (started.has(flowKey(event))) throw new Error(`The flow ${flowKey(event)} begins twice.`);
        started.set(flowKey(event), { thread: thread.name, ts, slice: around.name });
        break;
      case 'f': {
        const start = started.get(flowKey(event));
        if (!start) throw new Error(`The flow ${flowKey(event)} ends and never began.`);
        started.delete(flowKey(event));
        if (event['bp'] !== 'e') throw new Error(`The flow ${name} would end at the next slice.`);
        if (!around) throw new Error(`The flow ${name} ends at ${ts} in no slice.`);
        flows.push({ from: start.thread, to: thread.name, sentUs: start.ts, receivedUs: ts });
        break;
      }
      case 'b':
        if (begun.has(asyncKey(event))) throw new Error(`${asyncKey(event)} begins twice.`);
        begun.set(asyncKey(event), { thread: thread.name, name, ts, end: ts });
        break;
      case 'e': {
        const begin = begun.get(asyncKey(event));
        if (!begin) throw new Error(`${asyncKey(event)} ends and never began.`);
        begun.delete(asyncKey(event));
        asyncs.push({ ...begin, end: ts });
        break;
      }
      default:
        throw new Error(`The phase ${phase} is not known.`);
    }
  }
  const left = [...started.keys(), ...begun.keys()];
  if (left.length > 0) throw new Error(`${left.join(', ')} never ended.`);
  const named = [...threads.values()].filter(({ slices }) => slices.length > 0);
  for (const { pid, name } of named) {
    if (name === '') throw new Error(`A thread of process ${pid} has no name.`);
    if (!processNames.has(pid)) throw new Error(`Process ${pid} has no name.`);
  }
  return {
    threads: named.map(({ pid, name, slices }) => ({ process: processNames.get(pid) ?? '', name, slices })),
    flows,
    instants,
    asyncs,
  };
}

function readMetadata(
  event: Fields,
  threadOf: (event: Fields) => { name: string },
  processNames: Map<number, string>,
): void {
  const args = event['args'];
  if (!isFields(args)) throw new Error('Metadata has no args.');
  const name = text(event, 'name');
  switch (name) {
    case 'process_name':
      processNames.set(whole(event, 'pid'), text(args, 'name'));
      return;
    case 'thread_name':
      threadOf(event).name = text(args, 'name');
      return;
    case 'thread_sort_index':
      whole(args, 'sort_index');
      return;
    default:
      throw new Error(`There is no metadata ${name}.`);
  }
}

const endOf = (slice: Slice | undefined): number => (slice ? slice.ts + slice.dur : Number.NEGATIVE_INFINITY);
const flowKey = (event: Fields): string => `${text(event, 'cat')}/${text(event, 'name')}/${whole(event, 'id')}`;
const asyncKey = (event: Fields): string => `${text(event, 'cat')}/${text(event, 'id')}`;

function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '')
    throw new Error(`${name} is ${JSON.stringify(value)} in ${JSON.stringify(fields)}.`);
  return value;
}

/** Times and numbers of ours are whole and never negative. */
function whole(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new Error(`${name} is ${JSON.stringify(value)} in ${JSON.stringify(fields)}.`);
  }
  return value;
}
