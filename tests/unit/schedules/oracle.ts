/**
 * Small programs of two or three threads, as data, as text, and as what every order of their steps does: listed one by one
 * by an interpreter of a page, which shares nothing with the scheduler.
 */

/** Threads share three cells `m`, a mutex `k` and a channel `c` for one value; each has a number `r` for itself. */
export type Instruction =
  | { readonly do: 'write' | 'store' | 'add' | 'exchange'; readonly cell: number; readonly value: number }
  | { readonly do: 'read' | 'copy-up' | 'spill' | 'notify' | 'bump'; readonly cell: number }
  | { readonly do: 'swap-if'; readonly cell: number; readonly expected: number; readonly value: number }
  | { readonly do: 'sleep' | 'nap'; readonly cell: number; readonly value: number }
  | { readonly do: 'spin-while'; readonly cell: number; readonly value: number }
  | { readonly do: 'when'; readonly cell: number; readonly value: number; readonly then: readonly Instruction[] }
  | { readonly do: 'locked'; readonly then: readonly Instruction[] }
  | { readonly do: 'send'; readonly value: number }
  | { readonly do: 'receive' };

/** The instructions of each thread. */
export type SmallProgram = readonly (readonly Instruction[])[];

/** Where the text of {@link anyProgram} takes its instructions from. */
export const placeOfInstructions = '"the instructions"';

/** A threads program that carries out instructions: compiled once, it can be any of the small programs. */
export const anyProgram = `import { acquire, channel, mutex, receive, release, send } from 'lab';
const program = ${placeOfInstructions};
export function setup() {
  return { m: new Int32Array(new SharedArrayBuffer(12)), out: new Int32Array(new SharedArrayBuffer(12)), k: mutex(), c: channel<number>(1) };
}
function carryOut(index: number) {
  return ({ m, out, k, c }) => {
    let r = 0;
    const each = (instructions) => {
      for (const { do: what, cell, value, expected, then } of instructions) {
        switch (what) {
          case 'write': m[cell] = value; break;
          case 'store': Atomics.store(m, cell, value); break;
          case 'add': r = r * 3 + Atomics.add(m, cell, value); break;
          case 'exchange': r = r * 3 + Atomics.exchange(m, cell, value); break;
          case 'read': r = r * 3 + m[cell]; break;
          case 'copy-up': m[(cell + 1) % 3] = m[cell] + 1; break;
          case 'bump': m[cell]++; break;
          case 'spill': m[cell] = r; break;
          case 'notify': r = r * 3 + Atomics.notify(m, cell, 1); break;
          case 'swap-if': r = r * 3 + Atomics.compareExchange(m, cell, expected, value); break;
          case 'sleep': Atomics.wait(m, cell, value); break;
          case 'nap': r = r * 3 + (Atomics.wait(m, cell, value, 5) === 'timed-out' ? 1 : 0); break;
          case 'spin-while': while (Atomics.load(m, cell) === value); break;
          case 'when': if (Atomics.load(m, cell) === value) each(then); break;
          case 'locked': acquire(k); each(then); release(k); break;
          case 'send': send(c, value); break;
          case 'receive': r = r * 3 + receive(c); break;
        }
      }
    };
    each(program[index]);
    out[index] = r;
  };
}
export const threads = Object.fromEntries(Array.from({ length: program.length }, (_, index) => ['ABC'[index], carryOut(index)]));
export function outcome({ m, out }) { return [...m, ...out].join(); }
`;

/** One step of the interpreter. What it touches is named, with `!` where it writes. */
type Micro = {
  readonly may?: (state: State, thread: number) => boolean;
  readonly touches: (state: State, thread: number) => readonly string[];
  /** Gives the number of micro steps to go on by; 0 stays. */
  readonly run: (state: State, thread: number) => number;
};

type State = {
  readonly m: number[];
  readonly out: number[];
  readonly r: number[];
  readonly held: number[];
  readonly pc: number[];
  holder: number;
  sleepers: { thread: number; cell: number }[];
  channel: number[];
};

function compile(instructions: readonly Instruction[], thread: number): readonly Micro[] {
  const code = instructions.flatMap(microsOf);
  return [...code, { touches: () => [`!out${thread}`], run: ({ out, r }) => ((out[thread] = r[thread]! | 0), 1) }];
}

function microsOf(instruction: Instruction): readonly Micro[] {
  const read = (cell: number, take: (state: State, thread: number, value: number) => number | undefined): Micro => ({
    touches: () => [`m${cell}`],
    run: (state, thread) => take(state, thread, state.m[cell]!) ?? 1,
  });
  const write = (cell: number, next: (state: State, thread: number) => number): Micro => ({
    touches: () => [`!m${cell}`],
    run: (state, thread) => ((state.m[cell] = next(state, thread) | 0), 1),
  });
  const keep = (state: State, thread: number, value: number): undefined => {
    state.r[thread] = state.r[thread]! * 3 + value;
  };
  switch (instruction.do) {
    case 'write':
    case 'store':
      return [write(instruction.cell, () => instruction.value)];
    case 'add':
    case 'exchange':
      return [
        write(instruction.cell, (state, thread) => {
          const old = state.m[instruction.cell]!;
          keep(state, thread, old);
          return instruction.do === 'add' ? old + instruction.value : instruction.value;
        }),
      ];
    case 'read':
      return [read(instruction.cell, keep)];
    case 'copy-up':
    case 'bump': {
      const to = instruction.do === 'bump' ? instruction.cell : (instruction.cell + 1) % 3;
      return [
        read(instruction.cell, ({ held }, thread, value) => {
          held[thread] = value;
          return undefined;
        }),
        write(to, ({ held }, thread) => held[thread]! + 1),
      ];
    }
    case 'spill':
      return [write(instruction.cell, ({ r }, thread) => r[thread]!)];
    case 'swap-if': {
      const { cell, expected, value } = instruction;
      return [
        {
          touches: ({ m }) => [m[cell] === expected ? `!m${cell}` : `m${cell}`],
          run: (state, thread) => {
            keep(state, thread, state.m[cell]!);
            if (state.m[cell] === expected) state.m[cell] = value;
            return 1;
          },
        },
      ];
    }
    case 'notify':
      return [
        {
          touches: () => [`!q${instruction.cell}`],
          run: (state, thread) => {
            const first = state.sleepers.find(({ cell }) => cell === instruction.cell);
            if (first) {
              state.sleepers = state.sleepers.filter((sleeper) => sleeper !== first);
              state.pc[first.thread]! += 1;
              if (state.held[first.thread] === -1) keep(state, first.thread, 0);
            }
            keep(state, thread, first ? 1 : 0);
            return 1;
          },
        },
      ];
    case 'sleep':
    case 'nap': {
      const { cell, value } = instruction;
      const isNap = instruction.do === 'nap';
      const sleeps = ({ sleepers }: State, thread: number): boolean =>
        sleepers.some((sleeper) => sleeper.thread === thread);
      return [
        {
          may: (state, thread) => isNap || !sleeps(state, thread),
          touches: (state, thread) => {
            if (sleeps(state, thread)) return [`!q${cell}`];
            return state.m[cell] === value ? [`m${cell}`, `!q${cell}`] : [`m${cell}`];
          },
          run: (state, thread) => {
            if (sleeps(state, thread)) {
              state.sleepers = state.sleepers.filter((sleeper) => sleeper.thread !== thread);
              keep(state, thread, 1);
              return 1;
            }
            if (state.m[cell] !== value) {
              if (isNap) keep(state, thread, 0);
              return 1;
            }
            state.sleepers = [...state.sleepers, { thread, cell }];
            state.held[thread] = isNap ? -1 : -2;
            return 0;
          },
        },
      ];
    }
    case 'spin-while':
      return [read(instruction.cell, (_state, _thread, value) => (value === instruction.value ? 0 : 1))];
    case 'when': {
      const inner = instruction.then.flatMap(microsOf);
      return [
        read(instruction.cell, (_state, _thread, value) => (value === instruction.value ? 1 : 1 + inner.length)),
        ...inner,
      ];
    }
    case 'locked':
      return [
        {
          may: ({ holder }) => holder === -1,
          touches: () => ['!k'],
          run: (state, thread) => ((state.holder = thread), 1),
        },
        ...instruction.then.flatMap(microsOf),
        { touches: () => [], run: (state) => ((state.holder = -1), 1) },
      ];
    case 'send':
      return [
        {
          may: ({ channel }) => channel.length === 0,
          touches: () => ['!s'],
          run: (state) => (state.channel = [...state.channel, instruction.value]).length,
        },
      ];
    case 'receive':
      return [
        {
          may: ({ channel }) => channel.length > 0,
          touches: () => ['!v'],
          run: (state, thread) => {
            keep(state, thread, state.channel[0]!);
            state.channel = state.channel.slice(1);
            return 1;
          },
        },
      ];
  }
}

/** What all orders of the steps of a program come to. */
export type Listing = {
  /** Ends: memory, and the threads that have not ended. */
  readonly ends: ReadonlySet<string>;
  readonly schedules: bigint;
  readonly deadlocked: bigint;
  /** Orders of dependent steps; undefined where there are too many schedules to list. */
  readonly traces: number | undefined;
};

/** Lists all schedules; `mostListed` is how many of them are looked at one by one. */
export function listAll(program: SmallProgram, mostListed: number): Listing {
  const code = program.map(compile);
  const begin: State = {
    m: [0, 0, 0],
    out: [0, 0, 0],
    r: program.map(() => 0),
    held: program.map(() => 0),
    pc: program.map(() => 0),
    holder: -1,
    sleepers: [],
    channel: [],
  };
  const copy = (state: State): State => ({
    ...state,
    m: [...state.m],
    out: [...state.out],
    r: [...state.r],
    held: [...state.held],
    pc: [...state.pc],
  });
  const moves = (state: State): readonly number[] =>
    program.flatMap((_, thread) => {
      const micro = code[thread]![state.pc[thread]!];
      return micro && (micro.may?.(state, thread) ?? true) ? [thread] : [];
    });
  const after = (state: State, thread: number): State => {
    const next = copy(state);
    next.pc[thread]! += code[thread]![state.pc[thread]!]!.run(next, thread);
    return next;
  };
  const key = (state: State): string => JSON.stringify(state);

  const ends = new Set<string>();
  const counts = new Map<string, readonly [schedules: bigint, deadlocked: bigint]>();
  const count = (state: State): readonly [bigint, bigint] => {
    const known = counts.get(key(state));
    if (known) return known;
    const next = moves(state);
    let total: readonly [bigint, bigint] = [0n, 0n];
    // A turn of a loop that changes nothing leads nowhere.
    const states = next.map((thread) => after(state, thread)).filter((other) => key(other) !== key(state));
    if (states.length === 0) {
      const stuck = program.flatMap((_, thread) => (code[thread]![state.pc[thread]!] ? ['ABC'[thread]] : []));
      ends.add(`${[...state.m, ...state.out].join()} ${stuck.join('')}`);
      total = [1n, stuck.length > 0 ? 1n : 0n];
    }
    for (const other of states) {
      const [schedules, deadlocked] = count(other);
      total = [total[0] + schedules, total[1] + deadlocked];
    }
    counts.set(key(state), total);
    return total;
  };
  const [schedules, deadlocked] = count(begin);

  const signatures = new Set<string>();
  type Event = { readonly name: string; readonly touches: readonly string[] };
  const list = (state: State, events: readonly Event[]): void => {
    const next = moves(state);
    if (next.length === 0) {
      signatures.add(signatureOf(events));
      return;
    }
    for (const thread of next) {
      const touches = code[thread]![state.pc[thread]!]!.touches(state, thread);
      const number = events.filter(({ name }) => name.startsWith(`${thread}.`)).length;
      list(after(state, thread), [...events, { name: `${thread}.${number}`, touches }]);
    }
  };
  const canList = schedules <= BigInt(mostListed) && !JSON.stringify(program).includes('spin-while');
  if (canList) list(begin, []);
  return { ends, schedules, deadlocked, traces: canList ? signatures.size : undefined };
}

/** The steps, and for each two dependent ones of different threads which came first. */
function signatureOf(events: readonly { readonly name: string; readonly touches: readonly string[] }[]): string {
  const pairs = events.flatMap((later, index) =>
    events.slice(0, index).flatMap((earlier) => {
      if (earlier.name.startsWith(`${later.name.charAt(0)}.`)) return [];
      const depends = earlier.touches.some((one) =>
        later.touches.some((other) => one.replace('!', '') === other.replace('!', '') && (one + other).includes('!')),
      );
      return depends ? [`${earlier.name}<${later.name}`] : [];
    }),
  );
  return [...events.map(({ name }) => name), ...pairs].sort().join(' ');
}
